// SPDX-License-Identifier: AGPL-3.0-or-later
// The certificate as a paper: Indonesian, with English small beside it, since it is shown abroad.

import { spokenDate } from '#kernel/spoken.ts'
import type { Paper, Said } from '#platform/server/documents/paper.ts'
import { translate } from '#platform/web/ui/words.ts'
import type { Attested } from '#training/core/attested.ts'
import type { Issued } from '#training/core/issued.ts'
import { paperWords } from '#training/core/paper.words.ts'

/** Where anybody can check a certificate. */
export function checkUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/verify/${token}`
}

const id = translate(paperWords, 'id')
const en = translate(paperWords, 'en')

function both(key: keyof typeof paperWords.id, params?: Readonly<Record<string, string>>): Said {
  return { text: id(key, params), also: en(key, params) }
}

export interface Carried {
  /** The address in its code, with what follows the `#`. */
  readonly code: string
  readonly credential: { readonly name: string; readonly text: string }
}

/** Teaching hours come in halves. */
function decimal(hours: number): string {
  return String(hours).replace('.', ',')
}

function licenceLine({ licence, licensedUntil }: Issued['body']): string {
  return licensedUntil === undefined ? id('licence-open', { licence }) : id('licence', { licence, until: spokenDate(licensedUntil, 'id') })
}

/** Undefined where its holder was erased. */
export function certificatePaper(attested: Attested, { code, credential }: Carried): Paper | undefined {
  const { kind, certificate, holder, subject, place, hours, units } = attested
  if (holder === undefined) return undefined
  const { body, number, issuedOn, validUntil, revoked } = certificate
  const [url = ''] = code.split('#')
  const date = (day: string): string => spokenDate(day, 'id')
  return {
    language: 'id',
    title: both(`title-${kind}`),
    number: { text: id('number', { number }) },
    at: `${issuedOn}T00:00:00.000Z`,
    office: { name: body.name, lines: [licenceLine(body)] },
    parts: [
      { type: 'lead', said: both('awarded-to') },
      { type: 'name', text: holder.name },
      { type: 'lead', said: both(`found-${kind}`) },
      { type: 'subject', said: { text: subject.name } },
      {
        type: 'facts',
        facts: [
          ...(subject.standard === undefined ? [] : [{ label: both('standard'), value: subject.standard }]),
          ...(hours === undefined ? [] : [{ label: both('hours'), value: id('hours-jp', { hours: decimal(hours) }) }]),
          { label: both(`on-${kind}`), value: date(attested.on) },
          ...(place === undefined ? [] : [{ label: both('place'), value: place }]),
          ...(validUntil === undefined ? [] : [{ label: both('valid-until'), value: date(validUntil) }]),
        ],
      },
      ...(units.length === 0
        ? []
        : [{ type: 'rows' as const, title: both('units'), rows: units.map(({ code: unit, title }) => ({ code: unit, title })) }]),
    ],
    photo: id('photo'),
    signature: { place: `${id('issued-on')} ${date(issuedOn)}`, role: { text: id(`signer-${kind}`, { body: body.name }) } },
    carries: { ...credential, type: 'application/vc+jwt', words: id('carries') },
    check: { url: code, lead: both('check'), address: url.replace(/^https?:\/\//, '') },
    ...(revoked === undefined ? {} : { void: id('revoked') }),
  }
}
