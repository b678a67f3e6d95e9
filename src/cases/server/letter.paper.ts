// SPDX-License-Identifier: AGPL-3.0-or-later
// A letter of a case as a paper: Indonesian, with English small beside what is ours to say. What somebody wrote stands as they wrote it.

import { formatMoney } from '#agencies/core/currency.ts'
import type { CaseFile, CaseState } from '#cases/core/case.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { claimed, claimSums, type KeptLine } from '#cases/core/claim.ts'
import { claimNames } from '#cases/core/claim.words.ts'
import { letterRule } from '#cases/core/letter.law.ts'
import type { Letter, LetterKind, LetterWords } from '#cases/core/letter.ts'
import { letterPaperWords, letterWords } from '#cases/core/letter.words.ts'
import { planNames } from '#cases/core/plan-names.words.ts'
import { purposeNames } from '#cases/core/purpose.words.ts'
import { spokenDate } from '#kernel/spoken.ts'
import type { StatementKind } from '#letters/core/office-paper.ts'
import type { Paper, Part, Said } from '#platform/server/documents/paper.ts'
import { translate } from '#platform/web/ui/words.ts'

const id = translate(letterPaperWords, 'id')
const en = translate(letterPaperWords, 'en')
const name = translate(claimNames, 'id')
const word = translate(caseWords, 'id')
const planned = translate(planNames, 'id')

function both(key: keyof typeof letterPaperWords.id, params?: Readonly<Record<string, string>>): Said {
  return { text: id(key, params), also: en(key, params) }
}

const day = (date: string): string => spokenDate(date, 'id')

/** Who puts their hand to it where the office does not. */
const signers: Readonly<Partial<Record<LetterKind, 'by-complainant' | 'by-respondent' | 'by-person'>>> = {
  PERNYATAAN_PELAPOR: 'by-complainant',
  PERNYATAAN_TUNTUTAN: 'by-complainant',
  PENOLAKAN_REHABILITASI: 'by-person',
  SURAT_PERNYATAAN_KLARIFIKASI_1: 'by-respondent',
  SURAT_PERNYATAAN_KLARIFIKASI_2: 'by-respondent',
} as const satisfies Readonly<Record<StatementKind, string>>
/** Minutes are signed by both sides beside the office. */
const minutes: readonly LetterKind[] = ['BERITA_ACARA_KLARIFIKASI_1', 'BERITA_ACARA_KLARIFIKASI_2', 'BERITA_ACARA_MEDIASI']

function owed(lines: readonly KeptLine[]): readonly Part[] {
  const rows = lines.map((line) => {
    const money = (amount: number): string => formatMoney({ amount, currency: line.currency }, 'id')
    const { kind, from, until, due, paid, source, evidence } = line
    const said = {
      kind: name(kind),
      from: day(from),
      until: day(until),
      due: money(due),
      paid: money(paid),
      source: name(source),
      evidence,
    }
    return { code: money(claimed(line)), title: id('line', said) }
  })
  const sums = claimSums(lines).map((sum) => ({ label: both('sum', { currency: sum.currency }), value: formatMoney(sum, 'id') }))
  return [
    { type: 'rows', title: both('lines'), rows },
    { type: 'facts', facts: sums },
  ]
}

interface Around {
  readonly number: string
  readonly office: string
  /** The office that a case was handed to, by its name of that day. */
  readonly recipient?: string | undefined
  /** Who wrote it; absent where nobody knows them any more. */
  readonly user?: string | undefined
}

type Fact = { readonly label: Said; readonly value: string }

/** Of a way home: what was recorded, and nothing of what the case is about; it is read by whoever receives somebody and by whoever travels along. */
function returnFacts({ travel, handover, refused }: LetterWords): readonly Fact[] | undefined {
  if (travel !== undefined)
    return [
      { label: both('return-kind'), value: planned(travel.kind) },
      { label: both('fit-letter'), value: travel.said ?? id('unnamed') },
      { label: both('recorded-on'), value: day(travel.on) },
    ]
  if (handover !== undefined)
    return [
      { label: both('return-kind'), value: planned(handover.kind) },
      { label: both('handed-on'), value: day(handover.on) },
      { label: both('received-by'), value: handover.minutes.receivedBy },
      { label: both('received-as'), value: planned(`to.${handover.minutes.receiver}`) },
      { label: both('witness'), value: handover.minutes.witness },
      ...(handover.said === undefined ? [] : [{ label: both('outcome'), value: handover.said }]),
    ]
  if (refused === undefined) return undefined
  return refused.signedOn === undefined ? [] : [{ label: both('signed-on'), value: day(refused.signedOn) }]
}

function says(kind: LetterKind, { handover, refused }: LetterWords): Said {
  if (handover?.kind === 'JENAZAH') return both('says-remains')
  return refused?.by === 'FAMILY' ? both('says-family') : both(`says-${kind}`)
}

/** Of a case that was handed on: to whom, for what, with whose consent. */
function referralFacts({ referred }: LetterWords, recipient: string | undefined): readonly Fact[] {
  if (referred === undefined) return []
  const { office, way, purpose, on, acceptBy, consentOn } = referred
  return [
    { label: both('referred-to'), value: recipient ?? office },
    { label: both('referred-for'), value: purposeNames.id[purpose] },
    { label: both('referred-way'), value: id(way) },
    { label: both('referred-on'), value: day(on) },
    { label: both('accept-by'), value: day(acceptBy) },
    { label: both('consented-on'), value: consentOn === undefined ? id('not-asked') : day(consentOn) },
  ]
}

/** Where others than whoever signs below put their hand. */
function hands(kind: LetterKind): readonly Fact[] {
  const asked = (...keys: readonly (keyof typeof letterPaperWords.id)[]) =>
    keys.map((key) => ({ label: both(key), value: id('sign-here') }))
  if (kind === 'BERITA_ACARA_SERAH_TERIMA') return asked('hands-over', 'received-by', 'witness')
  return minutes.includes(kind) ? asked('complainant', 'respondent') : []
}

function facts(
  file: CaseFile,
  { kind, stage, registeredOn, until }: Letter<CaseState>,
  words: LetterWords,
  recipient: string | undefined,
): Part {
  const person = { label: both('person'), value: words.name ?? id('unnamed') }
  const home = returnFacts(words)
  if (home !== undefined) return { type: 'facts', facts: [person, ...home] }
  return {
    type: 'facts',
    facts: [
      person,
      { label: both('complainant'), value: word(file.complainant) },
      { label: both('registered'), value: day(registeredOn) },
      { label: both('about'), value: word(file.category) },
      ...(words.employer === undefined ? [] : [{ label: both('employer'), value: words.employer }]),
      ...(until === undefined ? [] : [{ label: both('until'), value: day(until) }]),
      ...referralFacts(words, recipient),
      ...(kind === 'SURAT_PENUTUPAN' ? [{ label: both('outcome'), value: word(stage) }] : []),
    ],
  }
}

export function letterPaper(
  file: CaseFile,
  letter: Letter<CaseState>,
  words: LetterWords,
  { number, office, user, recipient }: Around,
): Paper {
  const { kind, on } = letter
  const rule = letterRule(kind, on)
  const basis = both(rule?.standing === 'assumed' ? 'basis-assumed' : 'basis', { basis: rule?.legalBasis ?? '' })
  const text = (said: Said): Part => ({ type: 'text', said })
  const signing = hands(kind)
  const signer = signers[kind]
  return {
    language: 'id',
    title: { text: letterWords.id[kind], also: letterWords.en[kind] },
    number: { text: id('number', { number }) },
    at: `${on}T00:00:00.000Z`,
    office: { name: office, lines: [] },
    parts: [
      facts(file, letter, words, recipient),
      text(says(kind, words)),
      ...(words.text ?? '').split(/\n+/).flatMap((line) => (line.trim() === '' ? [] : [text({ text: line })])),
      ...(words.lines === undefined ? [] : owed(words.lines)),
      text(basis),
      ...(signing.length === 0 ? [] : [{ type: 'facts' as const, facts: signing }]),
    ],
    signature:
      signer === undefined
        ? {
            place: day(on),
            role: { text: office },
            ...(user === undefined ? {} : { name: user }),
          }
        : { place: day(on), role: both(signer) },
  }
}
