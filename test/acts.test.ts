// SPDX-License-Identifier: AGPL-3.0-or-later
// The log names every act and every recorded look in words, in both languages.

import { expect, it } from 'vitest'
import { accessActs } from '#access/web/acts.words.ts'
import { agencyActs } from '#agencies/web/acts.words.ts'
import { agreementActs } from '#agreements/web/acts.words.ts'
import { contracts } from '#apps/contracts.ts'
import { caseActs } from '#cases/web/acts.words.ts'
import { exchangeActs } from '#exchange/web/acts.words.ts'
import { journeyActs } from '#journeys/web/acts.words.ts'
import { languages } from '#kernel/words.ts'
import { letterActs } from '#letters/web/acts.words.ts'
import { roomActs } from '#meetings/web/acts.words.ts'
import { paperActs } from '#papers/web/acts.words.ts'
import { rightsActs } from '#rights/web/acts.words.ts'
import { trainingActs } from '#training/web/acts.words.ts'
import { villageActs } from '#village/web/acts.words.ts'

/** What the log keeps beside contracts: signing in, the command line, and what the system does after others. */
const beside = [
  'SignIn',
  'CommandLine',
  'TieAccount',
  'ForgetHolder',
  'ForgetHome',
  'SeeOtherHomes',
  'PlaceHome',
  'ReplaceLetter',
  'RecordPaperScan',
  'SupersedePaper',
  'FlagPaper',
  'ForgetPaper',
  'ForgetRequester',
  'SeeDeeds',
  'ForgetPersonOfCase',
  'SeeJourney',
  'SeeFile',
  'AskOffice',
  'AnswerOffice',
  'AddDocument',
  'ViewFamilyPage',
  'HandOverCase',
  'ForgetRoom',
  'ForgetMeeting',
  'ForgetDecision',
  'TakeCopy',
  'UseGuestLink',
  'ForgetAnnex',
  'FindTwins',
  'AssignTwins',
  'EndTwins',
  'FindDouble',
  'EndDouble',
  'FinishImport',
  'FinishUndo',
  'RecordComputedMilestone',
  'RevokeComputedMilestone',
  'WithdrawConsent',
]

/** By what a recorded list is narrowed: the log names each. */
const narrowing = Object.values(contracts).flatMap((contract) =>
  contract.kind === 'query' && contract.recorded === 'list'
    ? Object.keys(contract.input.shape).filter((field) => !['area', 'id', 'limit', 'cursor'].includes(field))
    : [],
)

const kept = Object.entries(contracts).flatMap(([name, contract]) =>
  contract.kind === 'command' || contract.recorded !== undefined ? [name] : [],
)

it.each(languages)('in %s', (language) => {
  const words = [
    accessActs,
    agencyActs,
    agreementActs,
    caseActs,
    exchangeActs,
    journeyActs,
    letterActs,
    paperActs,
    rightsActs,
    roomActs,
    trainingActs,
    villageActs,
  ].flatMap((catalogue) => Object.entries(catalogue[language]))
  const named = words.map(([name]) => name).filter((name) => !name.startsWith('by.'))
  expect(named.sort()).toEqual([...kept, ...beside].sort())
  const fields = words.map(([name]) => name).filter((name) => name.startsWith('by.'))
  expect(fields.sort()).toEqual([...new Set(narrowing)].map((field) => `by.${field}`).sort())
  expect(words.filter(([name, text]) => text === '' || text === name)).toEqual([])
})
