// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of letters: each at its stage, from what the case holds on that day.

import { clockOf } from '#cases/core/case.clocks.ts'
import type { CaseFacts, CaseFile, CaseState } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { guestPurpose } from '#cases/core/case-guest.rules.ts'
import type { Marked } from '#cases/core/homecoming.ts'
import { lettersAt } from '#cases/core/letter.law.ts'
import {
  type LetterEvent,
  type LetterKind,
  type LetterWords,
  type MakeLetter,
  nearLetters,
  tellsByItself,
  untoldLetters,
} from '#cases/core/letter.ts'
import { letterRules as refusalRules } from '#cases/core/service.law.ts'
import { type Actor, isNear, type OfficeKind, readsAs } from '#kernel/authority.ts'
import { accept, type Context, type Decision, must, refuse } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { OfficePaperRecorded } from '#letters/core/office-paper.ts'
import { afterPaper, decidePaper, type PaperCommand, type PaperEvent } from '#letters/core/paper-after.ts'

const MOST_LETTERS = 200

function standingLines(file: CaseFile) {
  return (file.personal?.claims ?? []).filter(({ withdrawnOn }) => withdrawnOn === undefined)
}

/** The newest service that is refused by a letter alone, where it is refused or may still be. */
function refusedOf({ personal }: CaseFile): LetterWords['refused'] {
  const byLetter = (personal?.plan ?? []).filter(({ kind }) => refusalRules.some((rule) => rule.kind === kind))
  const found = byLetter.findLast(({ ended }) => ended === undefined || ended.outcome === 'REFUSED')
  if (found === undefined) return undefined
  const { by, signedOn } = found.ended?.refusal ?? {}
  return { ...(by === undefined ? {} : { by }), ...(signedOn === undefined ? {} : { signedOn }) }
}

/** Whether there is what it would tell of. */
function hasMatter(file: CaseFile, kind: LetterKind): boolean {
  const marks = file.personal?.homecoming?.marks
  switch (kind) {
    case 'PERNYATAAN_TUNTUTAN':
      return standingLines(file).length > 0
    case 'KETERANGAN_PERJALANAN':
      return marks?.FIT_LETTER !== undefined
    case 'BERITA_ACARA_SERAH_TERIMA':
      return marks?.MINUTES !== undefined
    case 'PENOLAKAN_REHABILITASI':
      return refusedOf(file) !== undefined
    case 'SURAT_RUJUKAN':
      return file.referrals?.at(-1) !== undefined
    case 'PERNYATAAN_PELAPOR':
    case 'PERMINTAAN_PENJELASAN':
    case 'BERITA_ACARA_KLARIFIKASI_1':
    case 'SURAT_PERNYATAAN_KLARIFIKASI_1':
    case 'BERITA_ACARA_KLARIFIKASI_2':
    case 'SURAT_PERNYATAAN_KLARIFIKASI_2':
    case 'REKOMENDASI_SANKSI':
    case 'BERITA_ACARA_MEDIASI':
    case 'SURAT_PENUTUPAN':
      return true
  }
}

/** Whether an office of this kind writes it. Decided before what the case holds, so that no refusal tells of it. */
function isWriter(file: CaseFile, kind: LetterKind, office: OfficeKind): boolean {
  return !isNear(office) || (nearLetters.includes(kind) && !withholds(file, office))
}

/** Whether an office of this kind reads it. */
export function readsLetter(file: CaseFile, kind: LetterKind, office: OfficeKind): boolean {
  return !withholds(file, office) && !(isNear(office) && untoldLetters.includes(kind))
}

/** What an office of this kind may write today. */
export function offeredLetters(file: CaseFile, today: LocalDate, office: OfficeKind): ReturnType<typeof lettersAt> {
  return lettersAt(file.state, today).filter(({ kind }) => isWriter(file, kind, office) && hasMatter(file, kind))
}

/** By when what a letter asks or promises is due. */
function untilOf(file: CaseFile, kind: LetterKind): LocalDate | undefined {
  if (kind === 'SURAT_PERNYATAAN_KLARIFIKASI_2') return clockOf(file, 'SECOND_COMMITMENT')?.until
  return kind === 'PERMINTAAN_PENJELASAN' ? clockOf(file, 'EXPLANATION')?.until : undefined
}

/** What the file says of a return home or of a refusal. */
function returnWords(file: CaseFile, kind: LetterKind): Pick<LetterWords, 'travel' | 'handover' | 'refused'> {
  const homecoming = file.personal?.homecoming
  const refused = kind === 'PENOLAKAN_REHABILITASI' ? refusedOf(file) : undefined
  if (refused !== undefined) return { refused }
  if (homecoming === undefined) return {}
  const { FIT_LETTER: fit, MINUTES: handed } = homecoming.marks
  const recorded = ({ on, said }: Marked) => ({ kind: homecoming.kind, on, ...(said === undefined ? {} : { said }) })
  if (kind === 'KETERANGAN_PERJALANAN' && fit !== undefined) return { travel: recorded(fit) }
  if (kind !== 'BERITA_ACARA_SERAH_TERIMA' || handed?.minutes === undefined) return {}
  return { handover: { ...recorded(handed), minutes: handed.minutes } }
}

/** Of the newest: to which office, for what, with whose consent. */
function referralWords({ referrals }: CaseFile): Pick<LetterWords, 'referred'> {
  const newest = referrals?.at(-1)
  if (newest === undefined) return {}
  const { office, way, purpose, on, acceptBy, consentOn } = newest
  return { referred: { office, way, purpose, on, acceptBy, ...(consentOn === undefined ? {} : { consentOn }) } }
}

function wordsOf(file: CaseFile, kind: LetterKind, { text, lines }: Pick<LetterWords, 'text' | 'lines'>): LetterWords {
  const { personal } = file
  // What was told goes into the statement of whoever told it, and into no letter to the other side.
  const said = kind === 'PERNYATAAN_PELAPOR' ? personal?.account : text
  return {
    ...(personal?.name === undefined ? {} : { name: personal.name }),
    ...(personal?.employer === undefined ? {} : { employer: personal.employer }),
    ...(said === undefined ? {} : { text: said }),
    ...(kind === 'PERNYATAAN_TUNTUTAN' ? { lines: lines ?? [] } : {}),
    ...returnWords(file, kind),
    ...(kind === 'SURAT_RUJUKAN' ? referralWords(file) : {}),
  }
}

export function decideLetter(
  file: CaseFile,
  { kind, text }: MakeLetter,
  { actor, today: on }: Context,
  { numbering }: CaseFacts,
): Decision<LetterEvent<CaseState>> {
  const office = readsAs(actor)
  if (!isWriter(file, kind, office)) return refuse('case-near')
  if (!offeredLetters(file, on, office).some((rule) => rule.kind === kind)) return refuse('letter-not-now')
  if (text === undefined && !tellsByItself.includes(kind))
    return refuse('invalid-input', { fields: [{ field: 'text', code: 'letter-text' }] })
  if ((file.letters?.length ?? 0) >= MOST_LETTERS) return refuse('letter-many')
  if (numbering === undefined) return refuse('not-within-reach')
  const until = untilOf(file, kind)
  const { userId, officeId } = actor
  const words = wordsOf(file, kind, { ...(text === undefined ? {} : { text }), lines: standingLines(file) })
  return accept({
    type: 'LetterMade',
    kind,
    stage: file.state,
    registeredOn: file.registeredOn,
    ...(until === undefined ? {} : { until }),
    on,
    userId,
    officeId,
    given: numbering.given,
    personal: { ...words, issued: numbering.issued },
  })
}

/** A letter as its record says it to machines; undefined where it was never numbered, or its person was erased. */
export function recordedLetter({ letters, personal }: CaseFile, nth: number): OfficePaperRecorded | undefined {
  const letter = letters?.[nth]
  const words = personal?.letters?.[nth]
  if (letter?.number === undefined || words?.issued === undefined) return undefined
  const { kind, number, on, stage, registeredOn, until } = letter
  const { issued, name, employer, text, lines, travel, handover, refused, referred } = words
  const says = { stage, registeredOn, until, name, employer, text, lines, travel, handover, refused, referred }
  return { kind, number, on, issued, says }
}

/** @param file with the letter's line in its history already */
export function evolveLetter(file: CaseFile, { type: _, personal, given, ...letter }: LetterEvent<CaseState>): CaseFile {
  const words = must(file.personal, 'what was told')
  return {
    ...file,
    letters: [...(file.letters ?? []), { ...letter, ...(given === undefined ? {} : { number: given.number }) }],
    personal: { ...words, letters: [...(words.letters ?? []), personal] },
  }
}

/** Whose it is to revoke a letter and to keep its original: who issued it, and who has the case; no neighbour, nor any other guest. */
export function holdsLetter(file: CaseFile, nth: number, actor: Actor, today: LocalDate): boolean {
  const letter = file.letters?.[nth]
  if (letter?.number === undefined) return false
  return letter.officeId === actor.officeId || (!isNear(readsAs(actor)) && guestPurpose(file, actor, today) === undefined)
}

export function decideCasePaper(file: CaseFile, command: PaperCommand, context: Context): Decision<PaperEvent> {
  return holdsLetter(file, command.nth, context.actor, context.today) ? decidePaper(file, command, context) : refuse('paper-unknown')
}

export function evolveCasePaper(file: CaseFile, event: PaperEvent): CaseFile {
  const { after, words } = afterPaper(file, event)
  return { ...file, after, personal: { ...must(file.personal, 'what was told'), after: words } }
}
