// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of letters: each at its stage, from what the case holds on that day.

import { clockOf } from '#cases/core/case.clocks.ts'
import type { CaseFile, CaseState } from '#cases/core/case.ts'
import { lettersAt } from '#cases/core/letter.law.ts'
import { type LetterEvent, type LetterKind, type LetterWords, type MakeLetter, tellsByItself } from '#cases/core/letter.ts'
import { accept, type Context, type Decision, must, refuse } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'

const MOST_LETTERS = 200

function standingLines(file: CaseFile) {
  return (file.personal?.claims ?? []).filter(({ withdrawnOn }) => withdrawnOn === undefined)
}

/** Whether the case holds what a letter is made of. */
function hasMatter(file: CaseFile, kind: LetterKind): boolean {
  if (kind === 'PERNYATAAN_TUNTUTAN') return standingLines(file).length > 0
  if (kind === 'BERITA_ACARA_SERAH_TERIMA') return file.personal?.homecoming?.marks.MINUTES?.minutes !== undefined
  // It is signed before the service is ended by it, and printed again after.
  const wanted = file.personal?.plan?.some(
    ({ kind: what, ended }) => what === 'REHABILITATION' && (ended?.outcome ?? 'REFUSED') === 'REFUSED',
  )
  return kind !== 'PENOLAKAN_REHABILITASI' || wanted === true
}

/** What may be written today. */
export function offeredLetters(file: CaseFile, today: LocalDate): ReturnType<typeof lettersAt> {
  return lettersAt(file.state, today).filter(({ kind }) => hasMatter(file, kind))
}

function handoverOf(personal: CaseFile['personal'] | undefined): Pick<LetterWords, 'handover'> {
  const marked = personal?.homecoming?.marks.MINUTES
  return marked?.minutes === undefined ? {} : { handover: { ...marked.minutes, on: marked.on } }
}

/** By when what a letter asks or promises is due. */
function untilOf(file: CaseFile, kind: LetterKind): LocalDate | undefined {
  if (kind === 'SURAT_PERNYATAAN_KLARIFIKASI_2') return clockOf(file, 'SECOND_COMMITMENT')?.until
  return kind === 'PERMINTAAN_PENJELASAN' ? clockOf(file, 'EXPLANATION')?.until : undefined
}

function wordsOf({ personal }: CaseFile, kind: LetterKind, { text, lines }: Pick<LetterWords, 'text' | 'lines'>): LetterWords {
  // What was told goes into the statement of whoever told it, and into no letter to the other side.
  const said = kind === 'PERNYATAAN_PELAPOR' ? personal?.account : text
  return {
    ...(personal?.name === undefined ? {} : { name: personal.name }),
    ...(personal?.employer === undefined ? {} : { employer: personal.employer }),
    ...(said === undefined ? {} : { text: said }),
    ...(kind === 'PERNYATAAN_TUNTUTAN' ? { lines: lines ?? [] } : {}),
    ...(kind === 'BERITA_ACARA_SERAH_TERIMA' ? handoverOf(personal) : {}),
  }
}

export function decideLetter(file: CaseFile, { kind, text }: MakeLetter, { actor, today: on }: Context): Decision<LetterEvent<CaseState>> {
  if (!offeredLetters(file, on).some((rule) => rule.kind === kind)) return refuse('letter-not-now')
  if (text === undefined && !tellsByItself.includes(kind))
    return refuse('invalid-input', { fields: [{ field: 'text', code: 'letter-text' }] })
  if ((file.letters?.length ?? 0) >= MOST_LETTERS) return refuse('letter-many')
  const until = untilOf(file, kind)
  const { userId, officeId } = actor
  const personal = wordsOf(file, kind, { ...(text === undefined ? {} : { text }), lines: standingLines(file) })
  return accept({
    type: 'LetterMade',
    kind,
    stage: file.state,
    registeredOn: file.registeredOn,
    ...(until === undefined ? {} : { until }),
    on,
    userId,
    officeId,
    personal,
  })
}

/** @param file with the letter's line in its history already */
export function evolveLetter(file: CaseFile, { type: _, personal, ...letter }: LetterEvent<CaseState>): CaseFile {
  const words = must(file.personal, 'what was told')
  return {
    ...file,
    letters: [...(file.letters ?? []), letter],
    personal: { ...words, letters: [...(words.letters ?? []), personal] },
  }
}
