// SPDX-License-Identifier: AGPL-3.0-or-later
// What the empty forms ask: the fields of the contracts, in the words of the screens. A field that a contract gains and no form asks does not
// compile; a word that a screen loses fails the test.

import { about, asked, formOf, named, ofSomebody, said, withMore } from '#apps/form-asks.ts'
import { caseContracts } from '#cases/core/case.contract.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { receivers } from '#cases/core/homecoming.ts'
import { CHILD, confidences, deeds, indicators, means, purposes, sources } from '#cases/core/screening.ts'
import { casePageWords } from '#cases/web/page.words.ts'
import { planPageWords } from '#cases/web/plan.words.ts'
import { screeningWords } from '#cases/web/screening.words.ts'
import type { BlankForm, BlankForms } from '#forms/core/form.ts'
import { formWords } from '#forms/core/form.words.ts'
import { Cost } from '#journeys/core/cost.ts'
import { costWords } from '#journeys/core/cost.words.ts'
import { familyContracts } from '#journeys/core/family.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { referralContracts } from '#journeys/core/referral.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { costPageWords } from '#journeys/web/cost.words.ts'
import { familyWords } from '#journeys/web/family.words.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { moveWords } from '#journeys/web/move.words.ts'
import { referralWords } from '#journeys/web/referral.words.ts'
import { registerWords } from '#journeys/web/register.words.ts'
import { type Catalogue, fill, type Language, type Text } from '#kernel/words.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { lettersWords } from '#letters/web/letters.words.ts'
import { rightsContracts } from '#rights/core/request.contract.ts'
import { requestWords } from '#rights/core/request.words.ts'
import { rightsWords } from '#rights/web/rights.words.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'
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

/** *Perempuan, 18 sampai 24 tahun*. */
function counted(group: string, sex: string): Text {
  const [age, who] = [said(outreachPageWords, group), said(outreachPageWords, sex)]
  return { id: `${who.id}, ${age.id}`, en: `${who.en}, ${age.en}` }
}

/** Sentences one after the other. */
function inOne(...texts: readonly Text[]): Text {
  return { id: texts.map(({ id }) => id).join(' '), en: texts.map(({ en }) => en).join(' ') }
}

/** *Diketahui dari: Orangnya sendiri / Keluarga.* What is written into a column too narrow to offer it. */
function choicesOf(words: Catalogue<string>, key: string, codes: readonly string[]): Text {
  const asks = said(words, key)
  const all = (language: Language): string => codes.map((code) => said(words, code)[language]).join(' / ')
  return { id: `${asks.id}: ${all('id')}.`, en: `${asks.en}: ${all('en')}.` }
}

/** *Cara: Diancam*. */
function grouped(group: string, signs: readonly string[]): readonly Text[] {
  const of = said(screeningWords, group)
  return signs.map(named(screeningWords)).map(({ id, en }) => ({ id: `${of.id}: ${id}`, en: `${of.en}: ${en}` }))
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
    skip: ['workerId', 'on'],
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
  // Whoever is asked on paper is asked every sign; what is left empty stays unknown, as on the screen.
  SCREENING: {
    title: said(screeningWords, 'screening'),
    lead: inOne(
      said(screeningWords, 'record-hint'),
      choicesOf(screeningWords, 'source', sources),
      choicesOf(screeningWords, 'confidence', confidences),
    ),
    asks: [about],
    grid: {
      columns: [
        { label: said(screeningWords, 'INDICATORS'), width: 0.48 },
        { label: said(screeningWords, 'present'), width: 0.1 },
        { label: said(screeningWords, 'absent'), width: 0.12 },
        { label: said(screeningWords, 'source'), width: 0.15 },
        { label: said(screeningWords, 'confidence'), width: 0.15 },
      ],
      rows: [
        ...indicators.map(named(screeningWords)),
        ...grouped('DEED', deeds),
        ...grouped('MEANS', means),
        ...grouped('PURPOSE', purposes),
        ...grouped('CHILDHOOD', [CHILD]),
      ],
    },
  },
  HANDOVER: {
    title: said(planPageWords, 'MINUTES'),
    asks: [
      about,
      { label: said(planPageWords, 'receiver'), choices: receivers.map(named(planPageWords, 'to.')) },
      { label: said(planPageWords, 'received-by'), lines: 1 },
      { label: said(planPageWords, 'witness'), lines: 1 },
      { label: said(planPageWords, 'on'), boxes: [2, 2, 4] },
      { label: said(planPageWords, 'said-optional'), lines: 3 },
    ],
  },
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
  TEST: {
    title: said(certificatePageWords, 'test-title'),
    lead: said(certificatePageWords, 'units-lead'),
    asks: [
      about,
      { label: said(certificatePageWords, 'scheme'), lines: 1 },
      { label: said(certificatePageWords, 'day'), boxes: [2, 2, 4] },
      { label: said(certificatePageWords, 'place'), lines: 1 },
    ],
    grid: {
      columns: [
        { label: said(certificatePageWords, 'units'), width: 0.6 },
        { label: said(certificatePageWords, 'COMPETENT'), width: 0.2 },
        { label: said(certificatePageWords, 'NOT_YET'), width: 0.2 },
      ],
      rows: 8,
    },
  },
}
