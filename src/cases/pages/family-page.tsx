// SPDX-License-Identifier: AGPL-3.0-or-later
// What a family sees with its code: where it stands, what is due from whom, what was asked. No name, no place, no word of what befell anybody;
// what somebody wrote lies folded, and one press leaves for the weather. Works without script.

import type { ComponentChildren, VNode } from 'preact'
import { MOST_QUESTION } from '#cases/core/family.law.ts'
import type { FamilyView, Told } from '#cases/core/family.present.ts'
import { type FamilyWord, familyPageWords } from '#cases/pages/family-page.words.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { Reader, useReading, useWords } from '#platform/web/ui/reader.tsx'

interface Frame {
  readonly language: Language
  readonly today: LocalDate
}

const here = (part: string, language: Language): string => `/kabar${part}?lang=${language}`

/** No name of ours stands on it, and the way out is the first thing and the last. */
function Quiet({ language, today, children }: Frame & { readonly children: ComponentChildren }): VNode {
  const t = familyPageWords[language]
  const other = language === 'id' ? 'en' : 'id'
  return (
    <Reader language={language} today={today}>
      <div class="public">
        <header class="public-head">
          <a class="btn btn-main" href="/kabar/tutup" rel="noreferrer" aria-describedby="leave-hint">
            {t.leave}
          </a>
          <a href={here('', other)} lang={other} hreflang={other}>
            {t['other-language']}
          </a>
        </header>
        <main id="main" class="stack">
          <h1>{t.title}</h1>
          {children}
        </main>
        <footer class="sheet-end">
          <p id="leave-hint" class="hint">
            {t['leave-hint']}
          </p>
        </footer>
      </div>
    </Reader>
  )
}

function Said(props: { readonly tone: 'late' | 'good'; readonly text: string }): VNode {
  return (
    <div class={`notice tone-${props.tone}`} role={props.tone === 'late' ? 'alert' : 'status'}>
      <p>{props.text}</p>
    </div>
  )
}

/** What somebody wrote and could not send yet. */
export interface Kept {
  readonly text: string
  /** Under which it is sent, so that it happens once. */
  readonly form: string
  /** The question that it answers; otherwise it asks one. */
  readonly nth?: string
}

export interface AskProps extends Frame {
  readonly says?: string
  readonly kept?: Kept
}

function KeptText({ text, form, nth }: Kept): VNode {
  const t = useWords(familyPageWords)
  return (
    <>
      <input type="hidden" name="form" value={form} />
      {nth !== undefined && <input type="hidden" name="nth" value={nth} />}
      <div class="field">
        <label class="field-label" for="text">
          {t('your-text')}
        </label>
        <textarea id="text" name="text" class="input" rows={4} value={text} />
      </div>
    </>
  )
}

/** Asks for the code; the same page for whoever typed a wrong one, an old one, or was away for long. */
export function AskCodePage({ says, kept, ...frame }: AskProps): VNode {
  const { language } = frame
  const t = familyPageWords[language]
  return (
    <Quiet {...frame}>
      {says !== undefined && <Said tone="late" text={says} />}
      <form method="post" action={here('', language)} enctype="multipart/form-data" class="stack">
        <div class="field">
          <label class="field-label" for="code">
            {t.code}
          </label>
          <p class="hint" id="code-hint">
            {t['code-hint']}
          </p>
          <input
            id="code"
            name="code"
            class="input"
            aria-describedby="code-hint"
            inputMode="numeric"
            autocomplete="off"
            maxLength={40}
            required
          />
        </div>
        {kept !== undefined && <KeptText {...kept} />}
        <button type="submit" class="btn btn-main">
          {t.open}
        </button>
      </form>
    </Quiet>
  )
}

const isWord = (code: string): code is FamilyWord => code in familyPageWords.id

function Due({ view }: { readonly view: FamilyView }): VNode {
  const t = useWords(familyPageWords)
  const { language, today } = useReading()
  const asked = view.questions.some((each) => each.by === 'OFFICE' && each.answeredOn === undefined)
  return (
    <section>
      <h2>{t('next')}</h2>
      {view.steps.length === 0 && !asked ? (
        <p class="muted">{t('next-none')}</p>
      ) : (
        <ul class="rows">
          {asked && <li class="row">{t('by', { who: t('YOU'), what: t('ANSWER_OFFICE') })}</li>}
          {view.steps.map(({ code, who, due }) => (
            <li key={code} class="row">
              <div>
                <span class="row-step">{t('by', { who: t(who), what: t(isWord(code) ? code : 'other-step') })}</span>
                <span class="row-why">{t(due < today ? 'late' : 'until', { date: formatDate(due, language) })}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface Sending {
  /** Each showing of a form has a key of its own. */
  readonly form: string
  /** What was not taken, and why. */
  readonly fault?: { readonly at: 'ask' | 'document' | number; readonly says: string; readonly text?: string }
}

function Fault({ text }: { readonly text: string }): VNode {
  return (
    <p class="field-error" id="fault" role="alert">
      {text}
    </p>
  )
}

function WriteForm(
  props: Sending & { readonly at: 'ask' | number; readonly label: string; readonly send: string; readonly hint?: string },
): VNode {
  const { language } = useReading()
  const { at, form, label, send, hint } = props
  const fault = props.fault?.at === at ? props.fault : undefined
  const id = `text-${at}`
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(fault === undefined ? [] : ['fault'])].join(' ')
  return (
    <form method="post" action={here(at === 'ask' ? '/tanya' : '/jawab', language)} enctype="multipart/form-data" class="stack">
      <input type="hidden" name="form" value={form} />
      {at !== 'ask' && <input type="hidden" name="nth" value={at} />}
      <div class="field">
        <label class="field-label" for={id}>
          {label}
        </label>
        {hint !== undefined && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {fault !== undefined && <Fault text={fault.says} />}
        <textarea
          id={id}
          name="text"
          class="input"
          rows={4}
          aria-describedby={described === '' ? undefined : described}
          aria-invalid={fault === undefined ? undefined : true}
          value={fault?.text ?? ''}
        />
      </div>
      <button type="submit" class="btn btn-quiet">
        {send}
      </button>
    </form>
  )
}

function OneQuestion({ told, sending, closed }: { readonly told: Told; readonly sending: Sending; readonly closed: boolean }): VNode {
  const t = useWords(familyPageWords)
  const { language } = useReading()
  const { nth, by, on, asked, answered, answeredOn } = told
  const waits = by === 'OFFICE' && answeredOn === undefined && !closed
  return (
    <details class="fold" open={sending.fault?.at === nth}>
      <summary>
        <span>
          {t(by === 'FAMILY' ? 'you-asked' : 'office-asked', { date: formatDate(on, language) })}
          {answeredOn === undefined && ` · ${t('no-answer')}`}
        </span>
      </summary>
      <p class="as-told">{asked}</p>
      {answeredOn !== undefined && (
        <>
          <p class="hint">{t('answered', { date: formatDate(answeredOn, language) })}</p>
          <p class="as-told">{answered}</p>
        </>
      )}
      {waits && <WriteForm {...sending} at={nth} label={t('answer')} send={t('send-answer')} />}
    </details>
  )
}

function Documents({ view, sending }: { readonly view: FamilyView; readonly sending: Sending }): VNode {
  const t = useWords(familyPageWords)
  const { language } = useReading()
  const fault = sending.fault?.at === 'document' ? sending.fault : undefined
  return (
    <section>
      <h2>{t('documents')}</h2>
      {view.documents.length === 0 ? (
        <p class="muted">{t('documents-none')}</p>
      ) : (
        <ul>
          {view.documents.map(({ on }, nth) => (
            <li key={String(nth)}>{t('document', { nth: nth + 1, date: formatDate(on, language) })}</li>
          ))}
        </ul>
      )}
      {!view.closed && (
        <form method="post" action={here('/berkas', language)} enctype="multipart/form-data" class="stack">
          <input type="hidden" name="form" value={sending.form} />
          <div class="field">
            <label class="field-label" for="file">
              {t('add')}
            </label>
            <p class="hint" id="file-hint">
              {t('add-hint')}
            </p>
            {fault !== undefined && <Fault text={fault.says} />}
            <input
              id="file"
              name="file"
              type="file"
              class="input"
              accept="image/jpeg,image/png,application/pdf"
              aria-describedby={fault === undefined ? 'file-hint' : 'file-hint fault'}
            />
          </div>
          <button type="submit" class="btn btn-quiet">
            {t('send-file')}
          </button>
        </form>
      )}
    </section>
  )
}

interface ViewProps extends Frame, Sending {
  readonly view: FamilyView
  readonly sent: boolean
}

export function FamilyViewPage({ view, sent, form, fault, ...frame }: ViewProps): VNode {
  const t = familyPageWords[frame.language]
  const sending: Sending = { form, ...(fault === undefined ? {} : { fault }) }
  return (
    <Quiet {...frame}>
      {sent && <Said tone="good" text={t.sent} />}
      <section>
        <h2>{t.now}</h2>
        <p>
          <strong>{t[view.state]}</strong> <span class="muted">{t.since.replace('{date}', formatDate(view.since, frame.language))}</span>
        </p>
      </section>
      <Due view={view} />
      <section>
        <h2>{t.questions}</h2>
        {view.questions.map((told) => (
          <OneQuestion key={told.nth} told={told} sending={sending} closed={view.closed} />
        ))}
        {view.closed ? (
          <p class="muted">{t['closed-hint']}</p>
        ) : (
          <WriteForm {...sending} at="ask" label={t.ask} send={t.send} hint={t['ask-hint'].replace('{most}', String(MOST_QUESTION))} />
        )}
      </section>
      <Documents view={view} sending={sending} />
    </Quiet>
  )
}
