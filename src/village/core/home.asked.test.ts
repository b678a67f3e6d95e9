// SPDX-License-Identifier: AGPL-3.0-or-later
// A hamlet is one hamlet, whether or not somebody writes before its name that it is one.

import { expect, test } from 'vitest'
import { visitAsked } from '#village/core/home.asked.ts'

const said = (hamlet: string) => {
  const asked = visitAsked({ id: '3510-x', to: 'FAMILY', found: ['ALL_WELL'], hamlet }, '2026-05-03')
  return asked.type === 'RecordVisit' ? asked.place?.hamlet : undefined
}

test.each([
  ['Dusun Krajan', 'Krajan'],
  ['dusun  Krajan Lor', 'Krajan Lor'],
  ['Dsn. Krajan', 'Krajan'],
  ['DSN Krajan', 'Krajan'],
  ['Krajan', 'Krajan'],
  ['Dusunan', 'Dusunan'],
  // Of nothing but the word there is no name.
  ['Dusun', 'Dusun'],
])('%s is %s', (typed, hamlet) => expect(said(typed)).toBe(hamlet))
