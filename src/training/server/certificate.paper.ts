// SPDX-License-Identifier: AGPL-3.0-or-later
// The certificate as a paper: Indonesian, with English small beside it, since it is shown abroad.

import { spokenDate } from '#kernel/spoken.ts'
import type { Paper, Said } from '#platform/server/documents/paper.ts'
import { translate } from '#platform/web/ui/words.ts'
import type { AssessmentState } from '#training/core/assessment.ts'
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

/** Undefined where there is no such certificate, or its holder was erased. */
export function certificatePaper(state: AssessmentState, nth: number, { code, credential }: Carried): Paper | undefined {
  const certificate = state.certificates[nth]
  const holder = state.personal?.holders[nth]
  if (certificate === undefined || holder === undefined) return undefined
  const place = state.personal?.place
  const { body, number, issuedOn, validUntil, revoked } = certificate
  const [url = ''] = code.split('#')
  const date = (day: string): string => spokenDate(day, 'id')
  return {
    language: 'id',
    title: both('title'),
    number: { text: id('number', { number }) },
    at: `${issuedOn}T00:00:00.000Z`,
    office: { name: body.name, lines: [id('licence', { licence: body.licence, until: date(body.licensedUntil) })] },
    parts: [
      { type: 'lead', said: both('awarded-to') },
      { type: 'name', text: holder.name },
      { type: 'lead', said: both('found-competent') },
      { type: 'subject', said: { text: state.scheme.name } },
      {
        type: 'facts',
        facts: [
          { label: both('standard'), value: state.scheme.standard },
          { label: both('tested-on'), value: date(state.on) },
          ...(place === undefined ? [] : [{ label: both('place'), value: place }]),
          { label: both('valid-until'), value: date(validUntil) },
        ],
      },
      { type: 'rows', title: both('units'), rows: state.units.map(({ code, title }) => ({ code, title })) },
    ],
    photo: id('photo'),
    signature: { place: `${id('issued-on')} ${date(issuedOn)}`, role: { text: id('signer', { body: body.name }) } },
    carries: { ...credential, type: 'application/vc+jwt', words: id('carries') },
    check: { url: code, lead: both('check'), address: url.replace(/^https?:\/\//, '') },
    ...(revoked === undefined ? {} : { void: id('revoked') }),
  }
}
