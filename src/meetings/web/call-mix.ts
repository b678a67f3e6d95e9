// SPDX-License-Identifier: AGPL-3.0-or-later
// Voices that are heard together: as connections are replaced, voices come and go, and each is in it as long as it is there.

interface Source {
  readonly disconnect: () => void
}

/** @returns takes these voices in from now on, and leaves away all others */
export function openMix<Voice>(open: (voice: Voice) => Source): (voices: readonly Voice[]) => void {
  const sources = new Map<Voice, Source>()
  return (voices) => {
    for (const [voice, source] of sources) {
      if (voices.includes(voice)) continue
      source.disconnect()
      sources.delete(voice)
    }
    for (const voice of voices) if (!sources.has(voice)) sources.set(voice, open(voice))
  }
}
