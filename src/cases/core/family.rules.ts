// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of the family's view: one code at a time, who answers whom, and nothing an office writes there names anybody.

import { countryName } from '#agencies/core/country.ts'
import { type CaseFile, closedCases } from '#cases/core/case.ts'
import { familyRules, MOST_DOCUMENTS, MOST_QUESTIONS, MOST_WAITING } from '#cases/core/family.law.ts'
import {
  type Asker,
  type FamilyAct,
  type FamilyCommand,
  type FamilyEvent,
  type FamilyPart,
  type FamilyWords,
  familyOffice,
} from '#cases/core/family.ts'
import { accept, type Context, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import { letInUntil, officeOf } from '#kernel/letting.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { languages } from '#kernel/words.ts'
import type { NextStep } from '#kernel/work.ts'

export const nothingAsked: FamilyPart = { questions: [], documents: [] }
const nothingSaid: FamilyWords = { talk: {}, addresses: [] }

const wordsIn = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)

/** Whether a text says to whoever looks over a shoulder whom it is about: their name, their employer, where they are. */
export function namesSomebody({ country, personal }: CaseFile, text: string): boolean {
  const said = new Set(wordsIn(text))
  // Shorter parts of a name are words of their own.
  if (wordsIn(personal?.name ?? '').some((part) => part.length >= 4 && said.has(part))) return true
  const plain = text.toLowerCase()
  const places = country === undefined ? [] : languages.map((language) => countryName(country, language))
  return [personal?.employer ?? '', ...places].some((each) => each.length >= 3 && plain.includes(each.toLowerCase()))
}

const by = ({ actor, today }: Context) => ({ on: today, userId: actor.userId, officeId: actor.officeId })

function ask(file: CaseFile, who: Asker, text: string, context: Context): Decision<FamilyEvent> {
  const { questions } = file.family ?? nothingAsked
  const waiting = questions.filter((each) => each.by === who && each.answeredOn === undefined)
  if (waiting.length >= MOST_WAITING || questions.length >= MOST_QUESTIONS) return refuse('family-many-questions')
  return accept({ type: 'QuestionAsked', by: who, ...by(context), personal: { text } })
}

/** @param of whose question it is */
function answer(
  file: CaseFile,
  of: Asker,
  { nth, text }: { readonly nth: number; readonly text: string },
  context: Context,
): Decision<FamilyEvent> {
  const question = file.family?.questions[nth]
  if (question?.by !== of || question.answeredOn !== undefined) return refuse('family-answered')
  return accept({ type: 'QuestionAnswered', nth, ...by(context), personal: { text } })
}

const named = refuse('invalid-input', { fields: [{ field: 'text', code: 'family-names' }] })

export function decideFamily(file: CaseFile, command: FamilyCommand, context: Context): Decision<FamilyEvent> {
  if (command.type === 'RevokeFamilyCode')
    return file.family?.door === undefined ? refuse('family-no-code') : accept({ type: 'FamilyCodeRevoked', ...by(context) })
  if (command.type === 'MakeFamilyCode') {
    const { codeId, hash } = command
    const until = addDays(context.today, ruleOn(familyRules, context.today).codeDays)
    return accept({ type: 'FamilyCodeMade', codeId, until, ...by(context), personal: { hash } })
  }
  if (command.type === 'AskFamilyCode')
    return file.family?.codeAskedOn === undefined ? accept({ type: 'FamilyCodeAsked', ...by(context) }) : refuse('family-code-asked')
  // What nobody watches any more is asked at the desk, where the case is opened again.
  if (closedCases.includes(file.state)) return refuse('case-closed')
  switch (command.type) {
    case 'AskFamily':
      return namesSomebody(file, command.text) ? named : ask(file, 'OFFICE', command.text, context)
    case 'AskOffice':
      return ask(file, 'FAMILY', command.text, context)
    case 'AnswerFamily':
      return namesSomebody(file, command.text) ? named : answer(file, 'FAMILY', command, context)
    case 'AnswerOffice':
      return answer(file, 'OFFICE', command, context)
    case 'AddDocument':
      return (file.family?.documents.length ?? 0) >= MOST_DOCUMENTS
        ? refuse('family-many-documents')
        : accept({ type: 'DocumentAdded', file: command.file, ...by(context), personal: { address: command.address } })
    default:
      return unreachable(command)
  }
}

/** The line of the history that an event leaves. */
export function familyAct(file: CaseFile, event: FamilyEvent): FamilyAct {
  switch (event.type) {
    case 'FamilyCodeMade':
      return 'FAMILY_CODE_MADE'
    case 'FamilyCodeRevoked':
      return 'FAMILY_CODE_REVOKED'
    case 'FamilyCodeAsked':
      return 'FAMILY_CODE_ASKED'
    case 'QuestionAsked':
      return event.by === 'FAMILY' ? 'FAMILY_ASKED' : 'OFFICE_ASKED'
    case 'QuestionAnswered':
      return file.family?.questions[event.nth]?.by === 'FAMILY' ? 'OFFICE_ANSWERED' : 'FAMILY_ANSWERED'
    case 'DocumentAdded':
      return 'FAMILY_ADDED'
    default:
      return unreachable(event)
  }
}

/** Everybody else who is let in stays so. */
function othersIn({ letIn = [], family }: CaseFile): readonly string[] {
  const own = family?.door === undefined ? undefined : familyOffice(family.door.codeId)
  return letIn.filter((entry) => officeOf(entry) !== own)
}

/** What is left of a case whose person is forgotten: nothing that anybody asked, and nobody's code. */
export function withoutFamily(file: CaseFile): CaseFile {
  const { family: _, ...rest } = file
  return file.letIn === undefined ? rest : { ...rest, letIn: othersIn(file) }
}

type Changed = Pick<CaseFile, 'family' | 'letIn'> & { readonly words: FamilyWords }

function changed(file: CaseFile, event: FamilyEvent): Changed {
  const part = file.family ?? nothingAsked
  const words = file.personal?.family ?? nothingSaid
  const { letIn = [] } = file
  switch (event.type) {
    case 'FamilyCodeMade': {
      const { codeId, until, on: madeOn } = event
      const door = { codeId, madeOn, until }
      const { codeAskedOn: _, ...asked } = part
      return {
        letIn: [...othersIn(file), letInUntil(familyOffice(codeId), until)],
        family: { ...asked, door },
        words: { ...words, hash: event.personal.hash },
      }
    }
    case 'FamilyCodeRevoked': {
      const { door: _, ...rest } = part
      const { hash: _h, ...left } = words
      return { letIn: othersIn(file), family: rest, words: left }
    }
    case 'FamilyCodeAsked':
      return { letIn, family: { ...part, codeAskedOn: event.on }, words }
    case 'QuestionAsked': {
      const nth = String(part.questions.length)
      return {
        letIn,
        family: { ...part, questions: [...part.questions, { by: event.by, on: event.on }] },
        words: { ...words, talk: { ...words.talk, [nth]: { asked: event.personal.text } } },
      }
    }
    case 'QuestionAnswered': {
      const nth = String(event.nth)
      const { asked } = must(words.talk[nth], 'the question')
      return {
        letIn,
        family: { ...part, questions: part.questions.map((each, at) => (at === event.nth ? { ...each, answeredOn: event.on } : each)) },
        words: { ...words, talk: { ...words.talk, [nth]: { asked, answered: event.personal.text } } },
      }
    }
    case 'DocumentAdded':
      return {
        letIn,
        family: { ...part, documents: [...part.documents, { ...event.file, on: event.on }] },
        words: { ...words, addresses: [...words.addresses, event.personal.address] },
      }
    default:
      return unreachable(event)
  }
}

/** @param file with the event's line in its history already */
export function evolveFamily(file: CaseFile, event: FamilyEvent): CaseFile {
  const { words, ...open } = changed(file, event)
  return { ...file, ...open, personal: { ...must(file.personal, 'what was told'), family: words } }
}

function waiting(code: string, since: LocalDate | undefined): readonly NextStep[] {
  if (since === undefined) return []
  const { answerDays, owner, legalBasis, standing } = ruleOn(familyRules, since)
  return [{ code, owner, due: addDays(since, answerDays), legalBasis, standing }]
}

/** The family waits for a code, or for an answer: their oldest question says by when. */
export function familySteps({ family }: CaseFile): readonly NextStep[] {
  const asked = family?.questions.find((each) => each.by === 'FAMILY' && each.answeredOn === undefined)
  return [...waiting('GIVE_FAMILY_CODE', family?.codeAskedOn), ...waiting('ANSWER_FAMILY', asked?.on)]
}
