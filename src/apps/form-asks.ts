// SPDX-License-Identifier: AGPL-3.0-or-later
// How a contract's fields become questions on paper, in the words of its screen.

import * as z from 'zod/mini'
import type { BlankForm, FormAsk } from '#forms/core/form.ts'
import { formWords } from '#forms/core/form.words.ts'
import { Nik, Phone } from '#journeys/core/person.fields.ts'
import { LocalDate } from '#kernel/time.ts'
import type { Catalogue, Text } from '#kernel/words.ts'

type Words = Catalogue<string>

/** @throws where the screen no longer has the word */
export function said(words: Words, key: string): Text {
  const [id, en] = [words.id[key], words.en[key]]
  if (id === undefined || en === undefined) throw new Error(`an empty form asks for the word ${key}, which no screen has`)
  return { id, en }
}

interface Asked {
  readonly label: Text
  readonly hint?: Text
  /** What a code of a list is called. */
  readonly name?: (code: string) => Text
  readonly boxes?: readonly number[]
}

/** The questions of one screen by their words; a hint is the word with `-hint`. */
export const asked =
  (words: Words) =>
  (key: string, more: Omit<Asked, 'label'> = {}): Asked => {
    const hint = words.id[`${key}-hint`] === undefined ? {} : { hint: said(words, `${key}-hint`) }
    return { label: said(words, key), ...hint, ...more }
  }
export const named =
  (words: Words, prefix = '') =>
  (code: string): Text =>
    said(words, `${prefix}${code}`)

const DAY = [2, 2, 4] as const
const LONG = 300

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodDefault ? bare(schema._zod.def.innerType) : schema
}

function longest({ def }: z.ZodMiniString): number {
  return Math.max(0, ...(def.checks ?? []).map((check) => (check instanceof z.core.$ZodCheckMaxLength ? check._zod.def.maximum : 0)))
}

/** How a field is answered by hand. */
function answerOf(field: string, schema: z.core.$ZodType, { name, boxes }: Asked): Pick<FormAsk, 'boxes' | 'choices' | 'lines'> {
  const kind = bare(schema)
  if (boxes !== undefined) return { boxes }
  if (kind === LocalDate) return { boxes: DAY }
  if (kind === Nik) return { boxes: [6, 6, 4] }
  if (kind === Phone) return { boxes: [13] }
  if (kind instanceof z.ZodMiniBoolean) return { choices: [said(formWords, 'yes'), said(formWords, 'no')] }
  // Several of a list are ticked as one is.
  const list = kind instanceof z.ZodMiniArray ? kind.def.element : kind
  if (list instanceof z.ZodMiniEnum) {
    if (name === undefined) throw new Error(`the choices of ${field} have no names`)
    return { choices: list.options.map((code) => name(String(code))) }
  }
  const most = kind instanceof z.ZodMiniString ? longest(kind) : 0
  return { lines: most > LONG ? 6 : 1 }
}

interface Contract {
  readonly input: { readonly def: { readonly shape: Readonly<Record<string, z.core.$ZodType>> } }
}
type FieldOf<C extends Contract> = Extract<keyof C['input']['def']['shape'], string>

interface Form<C extends Contract, Skipped extends FieldOf<C>> {
  readonly title: Text
  readonly lead?: Text
  /** Fields that the paper does not ask: they follow from where it is typed in, or the screen does not ask them. */
  readonly skip: readonly Skipped[]
  /** Every other field, in the order of asking. */
  readonly ask: Readonly<Record<Exclude<FieldOf<C>, Skipped>, Asked>>
}

/** About somebody who is on file: the address says whom, the paper must ask. */
export const about: FormAsk = { label: said(formWords, 'about'), hint: said(formWords, 'about-hint'), lines: 1 }

export function formOf<C extends Contract, Skipped extends FieldOf<C>>(contract: C, { title, lead, ask }: Form<C, Skipped>): BlankForm {
  const { shape } = contract.input.def
  const questions = Object.entries<Asked>(ask).flatMap(([field, each]): readonly FormAsk[] => {
    const schema = shape[field]
    if (schema === undefined) throw new Error(`no contract takes ${field}`)
    return [{ field, label: each.label, ...(each.hint === undefined ? {} : { hint: each.hint }), ...answerOf(field, schema, each) }]
  })
  return { title, ...(lead === undefined ? {} : { lead }), asks: 'id' in shape ? [about, ...questions] : questions }
}

/** With questions beside those of the contract's own fields. */
export function withMore(form: BlankForm, more: readonly Omit<FormAsk, 'field'>[]): BlankForm {
  return { ...form, asks: [...form.asks, ...more.map((each) => (each.boxes === undefined ? { lines: 1, ...each } : each))] }
}

export function ofSomebody(form: BlankForm, more: readonly Omit<FormAsk, 'field'>[] = []): BlankForm {
  return withMore({ ...form, asks: [about, ...form.asks] }, more)
}
