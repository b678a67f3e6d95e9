// SPDX-License-Identifier: AGPL-3.0-or-later
// What acts, looks and fields are called, for the pages that list them of all capabilities and know none.

import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { Registration } from '#platform/web/registration.ts'
import { useReading } from '#platform/web/ui/reader.tsx'

export const RegistrationsContext = createContext<readonly Registration[]>([])

type ActWords = (code: string) => string

/** The words of one kind of all capabilities; undefined while they are being fetched. */
function useFetchedWords(kind: 'acts' | 'fields'): Readonly<Record<string, string>> | undefined {
  const { language } = useReading()
  const registrations = useContext(RegistrationsContext)
  const [words, setWords] = useState<Readonly<Record<string, string>>>()
  useEffect(() => {
    let wanted = true
    const loading = registrations.flatMap((registration) => registration[kind]?.() ?? [])
    void Promise.all(loading).then((catalogues) => {
      if (wanted) setWords(Object.assign({}, ...catalogues.map((catalogue) => catalogue[language])))
    })
    return () => {
      wanted = false
    }
  }, [registrations, language, kind])
  return words
}

/** What the fields of commands are called, by their names there. */
export function useFieldWords(): Readonly<Record<string, string>> {
  return useFetchedWords('fields') ?? {}
}

/** An act in words by the code that the log keeps; undefined while the words are being fetched. */
export function useFetchedActWords(): ActWords | undefined {
  const words = useFetchedWords('acts')
  return words === undefined ? undefined : (code) => words[code] ?? code
}

/** The same; the code itself until then, and for one that no capability names any more. */
export function useActWords(): ActWords {
  return useFetchedActWords() ?? ((code) => code)
}
