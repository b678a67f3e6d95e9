// SPDX-License-Identifier: AGPL-3.0-or-later
// The family's page: a code is typed, and from then on whoever typed it acts under the authority of that one case. Wrong, revoked and expired
// codes are told alike, after the same questions; trying is counted, slowed and closed before anything is looked up.

import type { VNode } from 'preact'
import { CASE_TYPE, type CaseCommand, type CaseFile } from '#cases/core/case.ts'
import { MOST_QUESTION, MOST_QUESTIONS } from '#cases/core/family.law.ts'
import { familyView } from '#cases/core/family.present.ts'
import { familyWords } from '#cases/core/family.words.ts'
import { AskCodePage, FamilyViewPage, type Kept } from '#cases/pages/family-page.tsx'
import { familyPageWords } from '#cases/pages/family-page.words.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import { FAMILY_PATH } from '#cases/server/family.handlers.ts'
import { type Coded, findByCode } from '#cases/server/family.store.ts'
import {
  COOKIE,
  closedCookie,
  codeHash,
  familyActor,
  familyScope,
  formKey,
  openedCookie,
  readCookie,
  readFormKey,
} from '#cases/server/family-door.ts'
import type { FamilyFiles } from '#cases/server/family-files.ts'
import { MOST_BYTES } from '#kernel/file.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { paperWords } from '#papers/core/paper.words.ts'
import { renderHtml } from '#platform/server/documents/html.ts'
import { gathered } from '#platform/server/files/gather.ts'
import type { FormAnswer, FormRequest, PublicForm, Services } from '#platform/server/http/capability.ts'
import { UploadTooLarge } from '#platform/server/http/uploads.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import { openReadLog } from '#platform/server/storage/reads.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'
import { translate } from '#platform/web/ui/words.ts'

/** Where whoever leaves is found by others: the weather of the meteorological agency. */
const HARMLESS = 'https://www.bmkg.go.id/'

/** Looked for where a code leads nowhere, so that both ways ask the same questions. */
const NOWHERE: Coded = { key: { regency: '00', uuid: '00000000-0000-0000-0000-000000000000' }, codeId: 'nowhere' }

export type Attempt = { readonly open: true; readonly succeeded: () => Promise<void> } | { readonly open: false; readonly seconds: number }

/** Counts a try at something, known or not, from somewhere; closed for a while after several. */
export type Try = (what: string, from: string) => Promise<Attempt>

type Fault = NonNullable<Parameters<typeof FamilyViewPage>[0]['fault']>

interface Inside {
  readonly coded: Coded
  readonly stored: Stored<CaseFile>
}

export function familyForms(services: Services, files: FamilyFiles, tries: Try): readonly PublicForm[] {
  const { records, keyring, newId, db } = services
  const readLog = openReadLog(db)
  const secure = services.publicUrl.startsWith('https:')

  const wordsFor = ({ language }: FormRequest) => translate(familyPageWords, language)

  function page({ language, stylesheet }: FormRequest, body: VNode, more: Partial<FormAnswer> = {}): FormAnswer {
    return { status: 200, ...more, body: renderHtml({ language, title: familyPageWords[language].title, stylesheet, body }) }
  }

  function ask(request: FormRequest, says?: string, kept?: Kept, more: Partial<FormAnswer> = {}): FormAnswer {
    const { language, now } = request
    const props = { language, today: jakartaDate(now), ...(says === undefined ? {} : { says }), ...(kept === undefined ? {} : { kept }) }
    return page(request, AskCodePage(props), more)
  }

  /** The case of a code under the code's own authority: what revokes or outlasts a code closes both walls by itself. */
  async function enter(coded: Coded | undefined, now: string): Promise<Inside | undefined> {
    const { key, codeId } = coded ?? NOWHERE
    const stored = await records.find<CaseFile>(CASE_TYPE, key, familyScope(codeId, now))
    return coded === undefined || stored === undefined ? undefined : { coded, stored }
  }

  const inside = (request: FormRequest): Promise<Inside | undefined> =>
    enter(readCookie(keyring, request.cookie(COOKIE), request.now), request.now)

  async function show(request: FormRequest, { coded, stored }: Inside, fault?: Fault): Promise<FormAnswer> {
    const { language, now } = request
    const { userId, officeId } = familyActor(coded.codeId)
    const { key, state } = stored
    await readLog.record([{ userId, officeId, contract: 'ViewFamilyPage', at: now, key, area: state.area }])
    const body = FamilyViewPage({
      language,
      today: jakartaDate(now),
      view: familyView(state),
      sent: request.sent && fault === undefined,
      form: formKey(keyring, coded.codeId, newId()),
      ...(fault === undefined ? {} : { fault }),
    })
    return page(request, body, { status: fault === undefined ? 200 : 422, cookie: openedCookie(keyring, coded, { now, secure }) })
  }

  function goOn({ language, now }: FormRequest, coded: Coded, sent: boolean): FormAnswer {
    const location = `${FAMILY_PATH}?lang=${language}${sent ? '&sent=yes' : ''}`
    return { status: 303, body: '', location, cookie: openedCookie(keyring, coded, { now, secure }) }
  }

  function change({ coded, stored }: Inside, showing: string, command: CaseCommand, now: string): Promise<Outcome> {
    const { type: contract, ...input } = command
    return records.change(
      {
        actor: familyActor(coded.codeId),
        scope: familyScope(coded.codeId, now),
        contract,
        // The same showing of a form, sent twice, is one command; what it is for is part of it.
        commandId: causedId('family', coded.codeId, showing, contract),
        input,
        now,
        today: jakartaDate(now),
      },
      { aggregate: caseAggregate, key: stored.key, command, facts: async () => ({}), answer: ({ id, version }) => ({ id, version }) },
    )
  }

  /** What was sent under a code, whether it was open all along or was just typed again. */
  async function write(request: FormRequest, found: Inside, { at, text }: Written): Promise<FormAnswer> {
    const t = wordsFor(request)
    const back = (says: string): Promise<FormAnswer> => show(request, found, { at, says, text })
    const plain = text.trim()
    if (plain === '') return back(t('text-missing'))
    const length = [...plain].length
    if (plain.length > MOST_QUESTION) return back(t('text-long', { count: length, most: MOST_QUESTION }))
    const showing = readFormKey(keyring, found.coded.codeId, request.fields['form'] ?? '')
    if (showing === undefined) return back(t('send-again'))
    const outcome = await change(
      found,
      showing,
      at === 'ask' ? { type: 'AskOffice', text: plain } : { type: 'AnswerOffice', nth: at, text: plain },
      request.now,
    )
    return outcome.type === 'done' ? goOn(request, found.coded, true) : back(saysOf(request.language, outcome))
  }

  /** Whoever was away for long types the code again, and has what they wrote. */
  async function sendText(request: FormRequest, at: Written['at']): Promise<FormAnswer> {
    const { text = '', form = '', nth } = request.fields
    const found = await inside(request)
    if (found !== undefined) return write(request, found, { at, text })
    const says = wordsFor(request)(text.trim() === '' ? 'ended' : 'ended-kept')
    return ask(request, says, text.trim() === '' ? undefined : { text, form, ...(nth === undefined ? {} : { nth }) }, { status: 422 })
  }

  async function typed(request: FormRequest): Promise<FormAnswer> {
    const { fields, from, now } = request
    const { code = '', text = '', form = '', nth } = fields
    const t = wordsFor(request)
    const kept = text.trim() === '' ? undefined : { text, form, ...(nth === undefined ? {} : { nth }) }
    const hash = codeHash(keyring, code)
    const attempt = await tries(`family-code:${hash.toString('hex')}`, `family-code:${from}`)
    if (!attempt.open) {
      const { seconds } = attempt
      const wait = seconds < 120 ? t('seconds', { count: seconds }) : t('minutes', { count: Math.ceil(seconds / 60) })
      return ask(request, t('wait', { wait }), kept, { status: 429, retryAfter: seconds })
    }
    const found = await enter(await findByCode(db, hash), now)
    if (found === undefined) return ask(request, t('code-wrong'), kept, { status: 422 })
    await attempt.succeeded()
    return kept === undefined
      ? goOn(request, found.coded, false)
      : write(request, found, { at: nth === undefined ? 'ask' : numberOf(nth), text })
  }

  async function addFile(request: FormRequest): Promise<FormAnswer> {
    const { upload, fields, language, now } = request
    const t = wordsFor(request)
    const found = await inside(request)
    if (found === undefined) return ask(request, t('ended-file'), undefined, { status: 422 })
    const back = (says: string): Promise<FormAnswer> => show(request, found, { at: 'document', says })
    const showing = readFormKey(keyring, found.coded.codeId, fields['form'] ?? '')
    if (showing === undefined) return back(t('send-again'))
    if (upload === undefined) return back(t('file-missing'))
    try {
      return await gathered({ chunks: upload.bytes, account: found.coded.codeId }, async (bytes) => {
        if (typeof bytes === 'string') return back(t('file-again'))
        if (bytes.length === 0) return back(t('file-missing'))
        const kept = await files.keep(found.stored.key, bytes)
        if (typeof kept === 'string') return back(saysOf(language, { type: 'refused', refusal: { code: kept } }))
        const outcome = await change(found, showing, { type: 'AddDocument', ...kept }, now)
        return outcome.type === 'done' ? goOn(request, found.coded, true) : back(saysOf(language, outcome))
      })
    } catch (error) {
      if (error instanceof UploadTooLarge) return back(t('file-large'))
      throw error
    }
  }

  const post = { method: 'POST', render: typed } as const
  return [
    {
      method: 'GET',
      path: FAMILY_PATH,
      name: 'ViewFamilyPage',
      summary: 'The public page that asks for the code of a case, and shows whoever typed it where the case stands',
      render: async (request) => {
        const found = await inside(request)
        if (found !== undefined) return show(request, found)
        // A cookie that opens nothing any more is told of once.
        const was = (request.cookie(COOKIE) ?? '') !== ''
        return ask(request, was ? wordsFor(request)('ended') : undefined, undefined, was ? { cookie: closedCookie(secure) } : {})
      },
    },
    {
      ...post,
      path: FAMILY_PATH,
      name: 'OpenByFamilyCode',
      summary: 'Takes the code of a case; what opens nothing is answered alike, whatever it is',
    },
    {
      ...post,
      path: `${FAMILY_PATH}/tanya`,
      name: 'AskByFamilyCode',
      summary: 'Takes a question of whoever typed the code of a case',
      render: (request) => sendText(request, 'ask'),
    },
    {
      ...post,
      path: `${FAMILY_PATH}/jawab`,
      name: 'AnswerByFamilyCode',
      summary: 'Takes the answer of whoever typed the code of a case to a question of the office',
      render: (request) => sendText(request, numberOf(request.fields['nth'] ?? '')),
    },
    {
      ...post,
      path: `${FAMILY_PATH}/berkas`,
      name: 'AddByFamilyCode',
      summary: 'Takes a document of whoever typed the code of a case',
      uploads: MOST_BYTES,
      render: addFile,
    },
    {
      method: 'GET',
      path: `${FAMILY_PATH}/tutup`,
      name: 'LeaveFamilyPage',
      summary: 'Forgets the code in this browser, and goes on to a page about the weather',
      render: async () => ({ status: 303, body: '', location: HARMLESS, cookie: closedCookie(secure) }),
    },
  ]
}

interface Written {
  readonly at: 'ask' | number
  readonly text: string
}

/** What is no number of a question is that of none. */
function numberOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : MOST_QUESTIONS
}

const sayings: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  id: { ...paperWords.id, ...familyWords.id, ...familyPageWords.id },
  en: { ...paperWords.en, ...familyWords.en, ...familyPageWords.en },
}

/** Why something was not taken, for somebody at home. */
function saysOf(language: Language, outcome: Exclude<Outcome, { type: 'done' }>): string {
  const words = familyPageWords[language]
  // Sent again with another text, where the first was taken: under a key of its own it is taken too.
  if (outcome.type !== 'refused') return words['send-again']
  const { code } = outcome.refusal
  if (code === 'case-closed') return words['closed-hint']
  if (code === 'store-full') return words['file-again']
  return sayings[language][code] ?? words['send-again']
}
