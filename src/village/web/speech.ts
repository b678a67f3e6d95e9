// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading aloud by the device's own voice (Web Speech API). Where it has none of the language, nothing is offered: another tongue's voice
// would be understood by nobody.

import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Language } from '#kernel/words.ts'

interface Speech {
  /** Absent where the device has no voice of the language. */
  readonly read?: (name: string, text: string) => void
  /** What is being read. */
  readonly reading: string | undefined
  readonly stop: () => void
}

function voiceOf(language: Language): SpeechSynthesisVoice | undefined {
  const voices = 'speechSynthesis' in window ? window.speechSynthesis.getVoices() : []
  // Older Android calls Indonesian `in`.
  const tags = language === 'id' ? ['id', 'in'] : ['en']
  return voices.find(({ lang }) => tags.includes(lang.toLowerCase().split(/[-_]/)[0] ?? ''))
}

export function useSpeech(language: Language): Speech {
  const [voice, setVoice] = useState(() => voiceOf(language))
  const [reading, setReading] = useState<string>()
  useEffect(() => {
    const look = (): void => setVoice(voiceOf(language))
    look()
    if (!('speechSynthesis' in window)) return undefined
    const { speechSynthesis } = window
    // Voices arrive after the page.
    speechSynthesis.addEventListener('voiceschanged', look)
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', look)
      speechSynthesis.cancel()
    }
  }, [language])
  const stop = useCallback(() => {
    window.speechSynthesis.cancel()
    setReading(undefined)
  }, [])
  const read = useCallback(
    (name: string, text: string) => {
      if (voice === undefined) return
      window.speechSynthesis.cancel()
      const said = new SpeechSynthesisUtterance(text)
      said.voice = voice
      said.lang = voice.lang
      // A little slower than people chat: these are things to be remembered.
      said.rate = 0.9
      const over = (): void => setReading((now) => (now === name ? undefined : now))
      said.onend = over
      said.onerror = over
      setReading(name)
      window.speechSynthesis.speak(said)
    },
    [voice],
  )
  return { reading, stop, ...(voice === undefined ? {} : { read }) }
}
