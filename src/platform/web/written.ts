// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody writes over a record that others change meanwhile: apart from what stood there, so that only what was written is sent, and on the
// version on which it was begun.

import * as z from 'zod/mini'

type Values<Name extends string> = Readonly<Record<Name, string>>

export interface Written<Name extends string> {
  readonly values: Values<Name>
  /** As it stood when it was begun; what nobody wrote is as it stands now. */
  readonly stood: Values<Name>
  /** The version that was seen; absent where nothing is written over. */
  readonly seen?: number | undefined
}

const On = z.object({ stood: z.record(z.string(), z.string()), seen: z.number() })
/** A draft that says nothing of what stood there was begun before anything that is known. */
const UNSEEN = 0
/** No field is called so. */
const STOOD = ''

/** Whether a text names one of the form's fields. */
export function isField<Name extends string>(values: Values<Name>, field: string): field is Name {
  return Object.hasOwn(values, field)
}

export function begun<Name extends string>(stands: Values<Name>, seen: number | undefined): Written<Name> {
  return { values: stands, stood: stands, seen }
}

/** Where others changed what nobody wrote here, that stands here too. */
export function followed<Name extends string>(
  { values, stood, seen }: Written<Name>,
  stands: Values<Name>,
  version: number,
): Written<Name> {
  const now: Record<Name, string> = { ...values }
  const then: Record<Name, string> = { ...stood }
  let isWritten = false
  for (const name in values) {
    if (values[name] === stood[name]) {
      now[name] = stands[name]
      then[name] = stands[name]
    } else isWritten ||= values[name] !== stands[name]
  }
  return isWritten ? { values: now, stood: then, seen } : begun(stands, version)
}

function textsOf<Name extends string>(from: unknown, initial: Values<Name>): Values<Name> | undefined {
  if (typeof from !== 'object' || from === null) return undefined
  const found = new Map<string, unknown>(Object.entries(from))
  const values: Record<Name, string> = { ...initial }
  for (const name in values) {
    const value = found.get(name)
    if (typeof value === 'string') values[name] = value
  }
  return values
}

/** As it is kept on the device. */
export function textOf<Name extends string>({ values, stood, seen }: Written<Name>): string {
  return JSON.stringify(seen === undefined ? values : { ...values, [STOOD]: { stood, seen } })
}

/** @param version of the record that is written over, where one is. @returns what was kept; undefined where nothing of it is left to be sent */
export function restored<Name extends string>(
  text: string | undefined,
  stands: Values<Name>,
  version: number | undefined,
): Written<Name> | undefined {
  if (text === undefined) return undefined
  try {
    const kept: unknown = JSON.parse(text)
    const values = textsOf(kept, stands)
    if (values === undefined || version === undefined) return values && begun(values, undefined)
    const on = On.safeParse(Object.entries(kept ?? {}).find(([name]) => name === STOOD)?.[1]).data
    const stood = (on && textsOf(on.stood, stands)) ?? stands
    const now = followed({ values, stood, seen: on?.seen ?? UNSEEN }, stands, version)
    return Object.keys(now.values).some((name) => isField(stands, name) && now.values[name] !== stands[name]) ? now : undefined
  } catch {
    return undefined
  }
}
