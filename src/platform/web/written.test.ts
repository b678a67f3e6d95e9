// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import { begun, followed, restored, textOf } from '#platform/web/written.ts'

const monday = { name: 'Siti', nik: '1', phone: '' }
const typed = { ...begun(monday, 5), values: { ...monday, phone: '08' } }

test('what others changed since stands in a draft that wrote nothing of it, and the draft is on the version that it was begun on', () => {
  const stands = { ...monday, name: 'Siti Aminah', nik: '2' }
  const back = restored(textOf(typed), stands, 9)
  expect(back).toEqual({ values: { ...stands, phone: '08' }, stood: { ...stands, phone: '' }, seen: 5 })
  // Once more, as on a page that is read again.
  const again = { ...stands, nik: '3' }
  expect(back && followed(back, again, 10)).toEqual({ values: { ...again, phone: '08' }, stood: { ...again, phone: '' }, seen: 5 })
})

test('a draft of which nothing is left to be written is none, and what is not written yet is on what stands now', () => {
  expect(restored(textOf(typed), { ...monday, phone: '08' }, 9)).toBe(undefined)
  const stands = { ...monday, nik: '2' }
  expect(followed(begun(monday, 5), stands, 9)).toEqual(begun(stands, 9))
})

test('what was emptied, or the same as another wrote there, counts as written', () => {
  const emptied = { ...begun(monday, 5), values: { ...monday, name: '' } }
  expect(restored(textOf(emptied), { ...monday, name: 'Siti Aminah' }, 9)).toMatchObject({ values: { name: '' }, seen: 5 })
})

test('a draft that does not say what stood there was made on nothing that is known', () => {
  expect(restored(JSON.stringify({ ...monday, phone: '08' }), { ...monday, name: 'Siti Aminah' }, 9)).toEqual({
    values: { ...monday, phone: '08' },
    stood: { ...monday, name: 'Siti Aminah' },
    seen: 0,
  })
})

test('a form over nothing keeps its fields alone, and what is no draft brings nothing back', () => {
  expect(restored(textOf(begun({ name: 'Siti' }, undefined)), { name: '', other: 'x' }, undefined)?.values).toEqual({
    name: 'Siti',
    other: 'x',
  })
  for (const text of [undefined, '', '3', 'null']) expect(restored(text, monday, 9)).toBe(undefined)
})
