// SPDX-License-Identifier: AGPL-3.0-or-later

/** Parameters in the order in which the text of a statement names them. */
export interface Binding {
  /** Adds a value. @returns how the text names it, e.g. `$3` */
  readonly bind: (value: unknown) => string
  readonly values: readonly unknown[]
}

export function binding(): Binding {
  const values: unknown[] = []
  return { values, bind: (value) => `$${values.push(value)}` }
}
