// SPDX-License-Identifier: AGPL-3.0-or-later
// An event or a state on its way to storage: what is written in the open, and what is sealed.

interface Split {
  readonly rest: object
  readonly open: string
  readonly personal: string | null
}

export function split(whole: object & { readonly personal?: object }): Split {
  const { personal, ...rest } = whole
  return { rest, open: JSON.stringify(rest), personal: personal === undefined ? null : JSON.stringify(personal) }
}

/** Bytes as PostgreSQL reads them from a text. */
export function bytea(bytes: Buffer | null): string | null {
  return bytes === null ? null : `\\x${bytes.toString('hex')}`
}
