// SPDX-License-Identifier: AGPL-3.0-or-later
// The marks of a board in the reader's language. Their letters are the first of their words: Hadir, Izin, Tidak hadir.

import type { Language } from '#kernel/words.ts'
import type { BoardMark } from '#platform/web/ui/name-board.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import type { AttendanceMark } from '#training/core/class.ts'
import { pageWords } from '#training/web/page.words.ts'

/** Tapping goes present, absent, excused: the two that are common come first. */
const order = ['present', 'absent', 'excused'] as const satisfies readonly AttendanceMark[]
const looks = {
  present: { tone: 'good', icon: 'check' },
  absent: { tone: 'late', icon: 'close' },
  excused: { tone: 'dawn', icon: 'clock' },
} as const satisfies Record<AttendanceMark, Pick<BoardMark, 'tone' | 'icon'>>
const keys: Readonly<Record<Language, Readonly<Record<AttendanceMark, string>>>> = {
  id: { present: 'h', absent: 't', excused: 'i' },
  en: { present: 'p', absent: 'a', excused: 'e' },
}

export function useBoardMarks(): readonly BoardMark[] {
  const t = useWords(pageWords)
  const { language } = useReading()
  return order.map((code) => ({ code, label: t(code), key: keys[language][code], ...looks[code] }))
}
