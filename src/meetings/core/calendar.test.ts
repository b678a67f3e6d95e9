// SPDX-License-Identifier: AGPL-3.0-or-later

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, escaped, folded, type Invitation } from '#meetings/core/calendar.ts'

const octets = (text: string): number => new TextEncoder().encode(text).length
const unfolded = (text: string): string => text.replaceAll('\r\n ', '')

const invitation: Invitation = {
  method: 'REQUEST',
  uid: '3510-0197f3c2@kawal.example.org',
  sequence: 2,
  at: '2026-05-03T02:00:00.123Z',
  startsAt: '2026-05-04T02:30:00.000Z',
  minutes: 90,
  summary: 'Rapat (Kawal)',
  description: 'Masuk di sini; nanti.\nSelesai, ya',
  url: 'https://kawal.example.org/meetings/3510-0197f3c2',
  organizer: 'mailto:kawal@example.org',
  attendee: 'dinas@example.org',
}

describe('a line of a calendar file', () => {
  it('is folded after 75 octets at most, within no character, and unfolds to itself (RFC 5545 section 3.1)', () => {
    return fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replaceAll(/[\r\n]/g, '')),
        (text) => {
          const lines = folded(text).split('\r\n')
          expect(lines.every((line) => octets(line) <= 75)).toBe(true)
          expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true)
          expect(unfolded(folded(text))).toBe(text)
        },
      ),
    )
  })

  it('has text in it that ends no value and begins no other (section 3.3.11)', () => {
    expect(escaped('a;b,c\\d\r\nATTENDEE:x')).toBe('a\\;b\\,c\\\\d\\nATTENDEE:x')
  })
})

describe('an invitation', () => {
  it('is one event with what a calendar needs to tell it from its changes (RFC 5546)', () => {
    const text = calendarOf(invitation)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(unfolded(text).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Kawal//Rapat//ID',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'UID:3510-0197f3c2@kawal.example.org',
      'DTSTAMP:20260503T020000Z',
      'SEQUENCE:2',
      'STATUS:CONFIRMED',
      'DTSTART:20260504T023000Z',
      'DTEND:20260504T040000Z',
      'SUMMARY:Rapat (Kawal)',
      'DESCRIPTION:Masuk di sini\\; nanti.\\nSelesai\\, ya',
      'URL:https://kawal.example.org/meetings/3510-0197f3c2',
      'CLASS:PRIVATE',
      'ORGANIZER:mailto:kawal@example.org',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:dinas@example.org',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('that is taken back says so, and one that is taken by hand names nobody', () => {
    expect(calendarOf({ ...invitation, method: 'CANCEL' })).toMatch(/METHOD:CANCEL\r\n[\s\S]*STATUS:CANCELLED\r\n/)
    const { attendee: _, ...open } = invitation
    expect(calendarOf({ ...open, method: 'PUBLISH' })).not.toContain('ATTENDEE')
  })
})
