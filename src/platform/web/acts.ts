// SPDX-License-Identifier: AGPL-3.0-or-later
// What each act and each look is called, for the one page that lists them all and knows no capability.

import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { Registration } from '#platform/web/registration.ts'
import { useReading } from '#platform/web/ui/reader.tsx'

export const RegistrationsContext = createContext<readonly Registration[]>([])

type ActWords = (code: string) => string

/** An act in words by the code that the log keeps; undefined while the words are being fetched. */
export function useFetchedActWords(): ActWords | undefined {
  const { language } = useReading()
  const registrations = useContext(RegistrationsContext)
  const [words, setWords] = useState<Readonly<Record<string, string>>>()
  useEffect(() => {
    let wanted = true
    const loading = registrations.flatMap(({ acts }) => (acts === undefined ? [] : [acts()]))
    void Promise.all(loading).then((catalogues) => {
      if (wanted) setWords(Object.assign({}, ...catalogues.map((catalogue) => catalogue[language])))
    })
    return () => {
      wanted = false
    }
  }, [registrations, language])
  return words === undefined ? undefined : (code) => words[code] ?? code
}

/** The same; the code itself until then, and for one that no capability names any more. */
export function useActWords(): ActWords {
  return useFetchedActWords() ?? ((code) => code)
}
