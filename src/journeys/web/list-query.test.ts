// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest'
import { listHref, readListQuery } from '#journeys/web/list-query.ts'

describe('the address of a list', () => {
  it('holds its filters, and gives them back', () => {
    const query = readListQuery({ area: '35.10.04.2006', risk: 'true', q: 'Siti A', sort: 'waiting' })
    expect(query).toEqual({ area: '35.10.04.2006', risk: 'true', q: 'Siti A', sort: 'waiting' })
    const { search } = new URL(listHref(query), 'http://localhost')
    expect(readListQuery(Object.fromEntries(new URLSearchParams(search)))).toEqual(query)
  })

  it('passes over what is no filter', () => {
    expect(readListQuery({ state: 'SOMEWHERE', area: 'x', other: '1', q: '' })).toEqual({})
  })

  it('changes one filter and takes one away', () => {
    const query = readListQuery({ state: 'READY', q: 'Siti' })
    expect(listHref(query, { state: undefined, scheme: 'UKPS' })).toBe('/workers?q=Siti&scheme=UKPS')
    expect(listHref({}, {})).toBe('/workers')
  })
})
