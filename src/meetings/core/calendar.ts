// SPDX-License-Identifier: AGPL-3.0-or-later
// A meeting as a calendar file (RFC 5545, sent as RFC 5546 asks). It says when, and where to sign in; it says nothing of what or whom.

import { addMinutes, type Instant } from '#kernel/time.ts'

const MOST_OCTETS = 75

/** How many octets a character takes in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
}

/** A line of content, folded after 75 octets at most, never within a character (section 3.1). */
export function folded(line: string): string {
  const lines: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > MOST_OCTETS) {
      lines.push(part)
      // The blank that begins a continued line is one of its octets.
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...lines, part].join('\r\n')
}

/** A value of type TEXT (section 3.3.11). */
export function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r?\n/g, '\\n')
}

/** *20260504T020000Z* (section 3.3.5). */
function utc(instant: Instant): string {
  return instant.replace(/\.\d+Z$/, 'Z').replaceAll(/[-:]/g, '')
}

export interface Invitation {
  /** `PUBLISH` is for whoever takes the file themselves. */
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  /** The same for every change of one meeting, and for no other anywhere. */
  readonly uid: string
  readonly sequence: number
  /** When this was made. */
  readonly at: Instant
  readonly startsAt: Instant
  readonly minutes: number
  readonly summary: string
  readonly description: string
  /** Where to sign in. */
  readonly url: string
  /** An address that calendars answer to, as a URI. */
  readonly organizer: string
  /** Whom it is for; nobody where the file is taken. */
  readonly attendee?: string
}

export function calendarOf(invitation: Invitation): string {
  const { method, uid, sequence, at, startsAt, minutes, summary, description, url, organizer, attendee } = invitation
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kawal//Rapat//ID',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(at)}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(addMinutes(startsAt, minutes))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    'CLASS:PRIVATE',
    `ORGANIZER:${organizer}`,
    ...(attendee === undefined ? [] : [`ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:${attendee}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
