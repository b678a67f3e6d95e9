// SPDX-License-Identifier: AGPL-3.0-or-later
// The public check of a certificate: by the code on its paper, without an account and without script.

import { createHash } from 'node:crypto'
import { type Instant, jakartaDate, type LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { renderHtml } from '#platform/server/documents/html.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import type { PublicAnswer, PublicPage, PublicRequest, Services } from '#platform/server/http/capability.ts'
import { attestedOf } from '#training/core/attested.ts'
import { readToken } from '#training/core/certificate.ts'
import { OVER_MARK } from '#training/core/over.ts'
import { offlineWords } from '#training/pages/offline.words.ts'
import { OfflinePage } from '#training/pages/offline-page.tsx'
import { verifyWords } from '#training/pages/verify.words.ts'
import { AskPage, UnknownPage, VerifyPage } from '#training/pages/verify-page.tsx'
import { findByToken, listCertificatesOver } from '#training/server/certificate.store.ts'
import { CREDENTIAL_MEDIA, credentialFile, openSigner, paperOf, signCredential } from '#training/server/credential.handlers.ts'

const UNKNOWN_ECHO = 80
const A_MINUTE_MS = 60_000

type Token = NonNullable<ReturnType<typeof readToken>>

/** Papers of other capabilities that are checked through the same door: one address, one page without a network, one set of keys. */
export interface OtherPapers {
  /** Undefined where the secret is none of theirs. */
  readonly page: (request: PublicRequest, token: Token, otherHref: string) => Promise<PublicAnswer | undefined>
  readonly paper: (request: PublicRequest, token: Token) => Promise<PublicAnswer | undefined>
  readonly kinds: (language: Language) => readonly { readonly kind: string; readonly title: string }[]
  /** Numbers of those that were revoked or replaced. */
  readonly over: () => Promise<readonly string[]>
  readonly rows: (language: Language) => readonly { readonly fact: string; readonly label: string }[]
  /** What stands on some of them and in no code. */
  readonly uncarried: (language: Language) => readonly string[]
}

export function verifyPages(services: Services, others: OtherPapers | undefined): readonly PublicPage[] {
  const host = services.publicUrl.replace(/^https?:\/\//, '')

  /** Asked of the database once a minute, however many look. */
  let known: { readonly at: Instant; readonly over: readonly string[] } | undefined
  async function numbersOver(now: Instant): Promise<NonNullable<typeof known>> {
    const old = known === undefined ? undefined : Date.parse(now) - Date.parse(known.at)
    if (known !== undefined && old !== undefined && old < A_MINUTE_MS && old >= 0) return known
    const numbers = [...(await listCertificatesOver(services.db)), ...((await others?.over()) ?? [])]
    known = { at: now, over: numbers.map((number) => createHash('sha256').update(number).digest('hex').slice(0, OVER_MARK)) }
    return known
  }

  const filesAt = (token: string) => ({ paperHref: `/verify/${token}/paper`, credentialHref: `/verify/${token}/credential` })

  async function find(typed: string) {
    const read = readToken(typed)
    const found = read === undefined ? undefined : await findByToken(services.db, services.keyring, read)
    return read === undefined || found === undefined ? undefined : { ...found, token: read.token }
  }

  const frameOf = (request: PublicRequest, today: LocalDate, path: string) => {
    const other = request.language === 'id' ? 'en' : 'id'
    const code = request.query['code']
    return {
      language: request.language,
      today,
      otherHref: `${path}?${new URLSearchParams({ ...(code === undefined ? {} : { code }), lang: other })}`,
    }
  }

  async function check(request: PublicRequest, typed: string, path: string): Promise<PublicAnswer> {
    const { language, stylesheet } = request
    const today = jakartaDate(request.now)
    const frame = frameOf(request, today, path)
    const found = await find(typed)
    const attested = found === undefined ? undefined : attestedOf(found.state, found.nth)
    const read = attested === undefined ? readToken(typed) : undefined
    const other = read === undefined ? undefined : await others?.page(request, read, frame.otherHref)
    if (other !== undefined) return other
    const body =
      found === undefined || attested === undefined
        ? UnknownPage({ ...frame, code: typed.slice(0, UNKNOWN_ECHO) })
        : VerifyPage({ ...frame, check: { attested, ...filesAt(found.token), host } })
    // The title says nothing of the person: it shows in histories and over shoulders.
    const title = `${verifyWords[language]['page-title']} · Kawal`
    return { status: attested === undefined ? 404 : 200, type: 'text/html', body: renderHtml({ language, title, stylesheet, body }) }
  }

  return [
    {
      path: '/verify/:token/credential',
      name: 'GetVerifiedCredential',
      summary: 'A certificate as a signed credential (W3C Verifiable Credentials 2.0, Open Badges 3.0), for whoever has its code',
      type: CREDENTIAL_MEDIA,
      render: async (request) => {
        const token = request.params['token'] ?? ''
        const found = await find(token)
        const signed = found === undefined ? undefined : await signCredential(services, found, request.now)
        if (found === undefined || signed === undefined) return check(request, token, `/verify/${encodeURIComponent(token)}`)
        const number = found.state.certificates[found.nth]?.number ?? ''
        return { status: 200, type: CREDENTIAL_MEDIA, body: signed, fileName: credentialFile(number) }
      },
    },
    {
      path: '/verify',
      name: 'AskCertificate',
      summary: 'The public page that asks for the code of a letter or certificate, and checks it',
      type: 'text/html',
      render: async (request) => {
        const code = request.query['code']
        if (code !== undefined && code.trim() !== '') return check(request, code, '/verify')
        const { language, stylesheet } = request
        const body = AskPage(frameOf(request, jakartaDate(request.now), '/verify'))
        const title = `${verifyWords[language]['page-title']} · Kawal`
        return { status: 200, type: 'text/html', body: renderHtml({ language, title, stylesheet, body }) }
      },
    },
    {
      path: '/verify/offline',
      name: 'CheckOffline',
      summary: 'The public page that checks the code of a certificate without a network, once it is loaded',
      type: 'text/html',
      camera: true,
      render: async (request) => {
        const { language, stylesheet, script } = request
        const keys = (await openSigner(services).keys()).map(({ x }) => ({ kty: 'OKP', crv: 'Ed25519', x }) as const)
        const more = {
          kinds: others?.kinds(language) ?? [],
          rows: others?.rows(language) ?? [],
          uncarried: others?.uncarried(language) ?? [],
        }
        const known = await numbersOver(request.now)
        const frame = frameOf(request, jakartaDate(request.now), '/verify/offline')
        const body = OfflinePage({ ...frame, ...known, host, keys, more })
        const title = `${offlineWords[language].title} · Kawal`
        const page = { language, title, stylesheet, script: script('offline'), body }
        return { status: 200, type: 'text/html', body: renderHtml(page) }
      },
    },
    {
      path: '/verify/:token',
      name: 'VerifyCertificate',
      summary: 'The public page on which anybody checks a certificate',
      type: 'text/html',
      render: (request) => {
        const token = request.params['token'] ?? ''
        return check(request, token, `/verify/${encodeURIComponent(token)}`)
      },
    },
    {
      path: '/verify/:token/paper',
      name: 'GetVerifiedPaper',
      summary: 'A certificate as the paper that was issued, for whoever has its code',
      type: 'application/pdf',
      render: async (request) => {
        const token = request.params['token'] ?? ''
        const found = await find(token)
        const read = found === undefined ? readToken(token) : undefined
        const other = read === undefined ? undefined : await others?.paper(request, read)
        if (other !== undefined) return other
        const paper = found === undefined ? undefined : await paperOf(services, found, request.now)
        if (found === undefined || paper === undefined) return check(request, token, `/verify/${encodeURIComponent(token)}`)
        const number = found.state.certificates[found.nth]?.number ?? ''
        return { status: 200, type: 'application/pdf', body: await renderPdf(paper), fileName: `${number}.pdf` }
      },
    },
  ]
}
