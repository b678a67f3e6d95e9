// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openMix } from '#meetings/web/call-mix.ts'

it('has every voice that is there once, whatever came, went and was replaced before', () => {
  const moment = fc.uniqueArray(fc.constantFrom('ibu', 'bapak', 'desa', 'ibu, by a new connection'))
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1 }), (moments) => {
      const heard: string[] = []
      const take = openMix((voice: string) => {
        heard.push(voice)
        return { disconnect: () => void heard.splice(heard.indexOf(voice), 1) }
      })
      for (const voices of moments) {
        take(voices)
        expect(heard.toSorted()).toEqual(voices.toSorted())
      }
    }),
  )
})
