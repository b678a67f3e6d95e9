// SPDX-License-Identifier: AGPL-3.0-or-later
// What the empty forms ask: the fields of the contracts, in the words of the screens. A field that a contract gains and no form asks does not
// compile; a word that a screen loses fails the test.

import * as z from 'zod/mini'
import { caseContracts } from '#cases/core/case.contract.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { casePageWords } from '#cases/web/page.words.ts'
import type { BlankForm, BlankForms, FormAsk } from '#forms/core/form.ts'
import { formWords } from '#forms/core/form.words.ts'
import { Cost } from '#journeys/core/cost.ts'
import { costWords } from '#journeys/core/cost.words.ts'
import { familyContracts } from '#journeys/core/family.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { Nik, Phone } from '#journeys/core/person.fields.ts'
import { referralContracts } from '#journeys/core/referral.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { costPageWords } from '#journeys/web/cost.words.ts'
import { familyWords } from '#journeys/web/family.words.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { moveWords } from '#journeys/web/move.words.ts'
import { referralWords } from '#journeys/web/referral.words.ts'
import { registerWords } from '#journeys/web/register.words.ts'
import { LocalDate } from '#kernel/time.ts'
import { type Catalogue, fill, type Text } from '#kernel/words.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { lettersWords } from '#letters/web/letters.words.ts'
import { rightsContracts } from '#rights/core/request.contract.ts'
import { requestWords } from '#rights/core/request.words.ts'
import { rightsWords } from '#rights/web/rights.words.ts'
import { pageWords } from '#training/web/page.words.ts'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { briefingWords } from '#village/core/briefing.words.ts'
import { outreachContracts } from '#village/core/outreach.contract.ts'
import { ageGroups, audiences, moments, questionCodes, sexes } from '#village/core/outreach.ts'
import { outreachWords } from '#village/core/outreach.words.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { deskWords } from '#village/web/desk.words.ts'
import { outreachPageWords } from '#village/web/outreach.words.ts'
import { watchWords } from '#village/web/watch.words.ts'

type Words = Catalogue<string>

/** @throws where the screen no longer has the word */
function said(words: Words, key: string): Text {
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
const asked =
  (words: Words) =>
  (key: string, more: Omit<Asked, 'label'> = {}): Asked => {
    const hint = words.id[`${key}-hint`] === undefined ? {} : { hint: said(words, `${key}-hint`) }
    return { label: said(words, key), ...hint, ...more }
  }
const named =
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
const about: FormAsk = { label: said(formWords, 'about'), hint: said(formWords, 'about-hint'), lines: 1 }

function formOf<C extends Contract, Skipped extends FieldOf<C>>(contract: C, { title, lead, ask }: Form<C, Skipped>): BlankForm {
  const { shape } = contract.input.def
  const questions = Object.entries<Asked>(ask).flatMap(([field, each]): readonly FormAsk[] => {
    const schema = shape[field]
    if (schema === undefined) throw new Error(`no contract takes ${field}`)
    return [{ field, label: each.label, ...(each.hint === undefined ? {} : { hint: each.hint }), ...answerOf(field, schema, each) }]
  })
  return { title, ...(lead === undefined ? {} : { lead }), asks: 'id' in shape ? [about, ...questions] : questions }
}

/** With questions beside those of the contract's own fields. */
function withMore(form: BlankForm, more: readonly Omit<FormAsk, 'field'>[]): BlankForm {
  return { ...form, asks: [...form.asks, ...more.map((each) => (each.boxes === undefined ? { lines: 1, ...each } : each))] }
}

function ofSomebody(form: BlankForm, more: readonly Omit<FormAsk, 'field'>[] = []): BlankForm {
  return withMore({ ...form, asks: [about, ...form.asks] }, more)
}

/** *Perempuan, 18 sampai 24 tahun*. */
function counted(group: string, sex: string): Text {
  const [age, who] = [said(outreachPageWords, group), said(outreachPageWords, sex)]
  return { id: `${who.id}, ${age.id}`, en: `${who.en}, ${age.en}` }
}

const register = asked(registerWords)
const file = asked(fileWords)
const family = asked(familyWords)
const refer = asked(referralWords)
const letter = asked(lettersWords)
const cases = asked(casePageWords)
const visit = asked(watchWords)
const costs = asked(costPageWords)
const rights = asked(rightsWords)
const desk = asked(deskWords)
const outreach = asked(outreachPageWords)

/** Recording that somebody left or came back. */
function milestone(code: 'DEPARTED' | 'RETURN_RECORDED'): BlankForm {
  const what = said(journeyWords, `milestone.${code}`)
  const title = said(fileWords, 'record-title')
  return formOf(workerContracts.RecordMilestone, {
    title: { id: fill(title.id, { what: what.id }), en: fill(title.en, { what: what.en }) },
    skip: ['id', 'code', 'paper', 'validUntil'],
    ask: { on: file('on'), evidence: file('evidence') },
  })
}

export const blankForms: BlankForms = {
  REGISTER: formOf(workerContracts.RegisterWorker, {
    title: said(registerWords, 'title'),
    skip: ['scheme', 'agencyId', 'familyCard'],
    ask: {
      nik: register('nik'),
      name: register('name'),
      sex: register('sex', { name: named(registerWords) }),
      birthDate: { label: said(registerWords, 'birthDate') },
      area: { label: said(registerWords, 'area') },
      phone: register('phone'),
      passport: register('passport', { boxes: [9] }),
      alias: register('alias'),
      motherName: register('motherName'),
      destination: { label: said(registerWords, 'destination') },
      occupation: register('occupation'),
    },
  }),
  CORRECT: formOf(workerContracts.CorrectPerson, {
    title: said(fileWords, 'correct-title'),
    lead: said(fileWords, 'correct-lead'),
    skip: ['id', 'stated'],
    ask: {
      name: file('name'),
      nik: file('nik'),
      sex: file('sex', { name: named(fileWords) }),
      birthDate: file('birth-date'),
      phone: file('phone'),
      alias: file('alias'),
      motherName: file('mother-name'),
      passport: file('passport', { boxes: [9] }),
      familyCard: file('family-card', { boxes: [6, 6, 4] }),
    },
  }),
  RELATIVE: formOf(familyContracts.SetRelative, {
    title: said(familyWords, 'title-add'),
    skip: ['id', 'relative'],
    ask: {
      relation: family('relation', { name: named(familyWords, 'relation.') }),
      name: family('name'),
      birthDate: family('born'),
      carer: family('carer'),
      phone: family('phone'),
      household: family('household'),
      consented: family('consented'),
    },
  }),
  DEPARTURE: milestone('DEPARTED'),
  RETURN: milestone('RETURN_RECORDED'),
  MOVE: formOf(workerContracts.MoveWorker, {
    title: said(fileWords, 'moves'),
    lead: said(fileWords, 'move-protects'),
    skip: ['id'],
    ask: { to: { label: said(fileWords, 'moves'), name: named(moveWords) }, on: { label: said(fileWords, 'on') }, reason: file('reason') },
  }),
  TROUBLE: formOf(workerContracts.ReportTrouble, {
    title: said(fileWords, 'trouble-title'),
    skip: ['id'],
    ask: { trouble: { label: said(fileWords, 'troubles'), name: named(journeyWords, 'trouble.') }, on: { label: said(fileWords, 'on') } },
  }),
  REFER: formOf(referralContracts.ReferFile, {
    title: said(referralWords, 'refer-title'),
    lead: said(referralWords, 'refer-lead'),
    skip: ['id', 'consentOn'],
    ask: {
      office: refer('office'),
      purpose: refer('purpose', { name: named(referralWords) }),
      until: refer('until'),
      ground: refer('ground', { name: named(referralWords) }),
      reason: refer('reason'),
    },
  }),
  CONSENT: formOf(letterContracts.IssueLetter, {
    title: said(sheetWords, 'FAMILY_CONSENT'),
    lead: said(sheetWords, 'says-FAMILY_CONSENT'),
    skip: ['id', 'kind', 'letter', 'marital', 'text', 'recipient', 'deputyAs', 'replaces'],
    ask: { relative: letter('consenter'), seen: letter('seen', { name: named(sheetWords) }) },
  }),
  LETTER: formOf(letterContracts.IssueLetter, {
    title: said(lettersWords, 'list-title'),
    skip: ['id', 'letter', 'relative', 'seen', 'recipient', 'deputyAs', 'replaces'],
    ask: {
      kind: { label: said(lettersWords, 'which'), name: named(sheetWords) },
      marital: letter('marital', { name: named(sheetWords) }),
      text: letter('purpose'),
    },
  }),
  CASE: formOf(caseContracts.RegisterCase, {
    title: said(casePageWords, 'add'),
    lead: said(casePageWords, 'add-lead'),
    skip: ['workerId'],
    ask: {
      complainant: cases('complainant', { name: named(caseWords) }),
      category: cases('category', { name: named(caseWords) }),
      account: cases('account'),
      callBack: cases('call-back'),
      callWhen: cases('call-when'),
      area: { label: said(casePageWords, 'place') },
      name: cases('name'),
      country: cases('country'),
      agencyId: { label: said(casePageWords, 'agency') },
      employer: cases('employer'),
      procedure: cases('procedure', { name: named(caseWords) }),
    },
  }),
  CONTACT: formOf(caseContracts.NoteContact, {
    title: said(casePageWords, 'contact'),
    skip: ['id'],
    ask: { contact: cases('contact-kind', { name: named(caseWords) }), said: cases('said') },
  }),
  VISIT: formOf(watchContracts.RecordVisit, {
    title: said(watchWords, 'visit'),
    skip: ['id'],
    ask: {
      hamlet: visit('hamlet-label'),
      rt: visit('rt-label', { boxes: [3] }),
      rw: visit('rw-label', { boxes: [3] }),
      to: visit('to', { name: named(watchWords, 'to-') }),
      on: visit('on'),
      found: visit('found', { name: named(watchWords) }),
      note: visit('note'),
      next: visit('next'),
    },
  }),
  COST: ofSomebody(
    formOf(
      { input: Cost },
      {
        title: said(costPageWords, 'question-add'),
        lead: said(costPageWords, 'question-lead'),
        skip: ['occupation', 'paper', 'deduction'],
        ask: {
          item: costs('item', { name: named(costWords, 'item.') }),
          what: costs('item-what'),
          amount: costs('amount'),
          currency: costs('currency', { name: (code) => ({ id: code, en: code }) }),
          charger: costs('charger', { name: named(costWords, 'charger.') }),
          agencyId: costs('agency'),
          chargerName: costs('charger-name'),
          payment: costs('payment', { name: named(costWords, 'payment.') }),
          agreedOn: costs('agreed'),
          paidOn: costs('paid'),
          proof: costs('proof'),
        },
      },
    ),
    [costs('monthly'), costs('months', { boxes: [3] })],
  ),
  RIGHTS: ofSomebody(
    formOf(rightsContracts.ReceiveRequest, {
      title: said(rightsWords, 'add'),
      lead: said(rightsWords, 'add-text'),
      skip: ['workerId', 'receivedAt'],
      ask: {
        right: rights('right', { name: named(requestWords) }),
        channel: rights('channel', { name: named(rightsWords) }),
        wish: rights('wish'),
      },
    }),
  ),
  BRIEFING: formOf(briefingContracts.SignBriefing, {
    title: said(deskWords, 'title'),
    lead: said(deskWords, 'lead'),
    skip: ['id', 'on'],
    ask: {
      items: desk('explained', { name: named(briefingWords) }),
      telling: desk('telling', { name: named(deskWords) }),
      confirmation: desk('confirmation', { name: named(deskWords) }),
    },
  }),
  OUTREACH: withMore(
    formOf(outreachContracts.HoldOutreach, {
      title: said(outreachPageWords, 'new-title'),
      lead: said(outreachPageWords, 'new-lead'),
      skip: ['reached'],
      ask: {
        area: outreach('area'),
        on: outreach('on'),
        kind: outreach('kind', { name: named(outreachPageWords) }),
        venue: outreach('venue'),
      },
    }),
    // Of each age women and men beside each other, as on the screen.
    ageGroups.flatMap((group) => sexes.map((sex) => ({ label: counted(group, sex), boxes: [4] }))),
  ),
  // What somebody in the audience fills in, before and after; nobody's name is on it.
  QUESTIONNAIRE: {
    title: said(outreachPageWords, 'sheet-title'),
    lead: said(outreachPageWords, 'sheet-lead'),
    asks: [
      { label: said(outreachPageWords, 'audience'), choices: audiences.map(named(outreachPageWords)) },
      { label: said(outreachPageWords, 'sheet-when'), choices: moments.map((moment) => said(outreachPageWords, moment.toLowerCase())) },
      ...questionCodes.map((code) => ({
        label: said(outreachWords, `question.${code}`),
        choices: [said(outreachPageWords, 'true'), said(outreachPageWords, 'false')],
      })),
    ],
  },
  ATTENDANCE: {
    title: said(pageWords, 'attendance'),
    asks: [],
    grid: {
      columns: [
        { label: said(registerWords, 'name'), width: 0.46 },
        { label: said(pageWords, 'present'), width: 0.1 },
        { label: said(pageWords, 'excused'), width: 0.14 },
        { label: said(pageWords, 'absent'), width: 0.12 },
        { label: said(formWords, 'signature'), width: 0.18 },
      ],
      rows: 17,
    },
  },
}
