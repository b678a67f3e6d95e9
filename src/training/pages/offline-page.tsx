// SPDX-License-Identifier: AGPL-3.0-or-later
// The page that checks what the code on a certificate carries, by the published keys and without a network. Everything it may have to say is on
// it from the start, hidden; its script shows what applies.

import type { VNode } from 'preact'
import type { PublicKey } from '#kernel/jws.ts'
import type { Instant } from '#kernel/time.ts'
import { Glyph, type IconName } from '#platform/web/ui/icons.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { certificateKinds } from '#training/core/issued.ts'
import { paperWords } from '#training/core/paper.words.ts'
import { offlineWords } from '#training/pages/offline.words.ts'
import { type FrameProps, Public } from '#training/pages/verify-page.tsx'

const outcomes = [
  { outcome: 'valid', tone: 'good', icon: 'check' },
  { outcome: 'expired', tone: 'dawn', icon: 'warning' },
  { outcome: 'over', tone: 'late', icon: 'close' },
  { outcome: 'unknown', tone: 'late', icon: 'close' },
  { outcome: 'unable', tone: 'dawn', icon: 'warning' },
  { outcome: 'unread', tone: 'dawn', icon: 'warning' },
] as const satisfies readonly { readonly outcome: string; readonly tone: string; readonly icon: IconName }[]

const facts = [
  ['number', 'number-label'],
  ['name', 'holder'],
  ['scheme', 'subject'],
  ['body', 'issuer'],
  ['issuedOn', 'issued-on'],
  ['validUntil', 'valid-until'],
] as const

interface FactListProps {
  readonly of: string
  readonly facts: readonly { readonly fact: string; readonly label: string }[]
}

function FactList(props: FactListProps): VNode {
  return (
    <dl class="facts" hidden data-facts={props.of}>
      {props.facts.map(({ fact, label }) => (
        <div key={fact} data-row={fact}>
          <dt>{label}</dt>
          <dd data-fact={fact} />
        </div>
      ))}
    </dl>
  )
}

interface CheckProps {
  /** Those of today and of earlier days. */
  readonly keys: readonly PublicKey[]
  /** Numbers that count no more, as marks, and when that was so. */
  readonly over: readonly string[]
  readonly at: Instant
  /** What is checked here beside certificates. */
  readonly more: {
    readonly kinds: readonly { readonly kind: string; readonly title: string }[]
    readonly rows: readonly { readonly fact: string; readonly label: string }[]
  }
}

function Check(props: CheckProps): VNode {
  const t = useWords(offlineWords)
  const p = useWords(paperWords)
  const { language } = useReading()
  return (
    <div class="sheet" id="offline-check" data-keys={JSON.stringify(props.keys)} data-over={JSON.stringify(props.over)}>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <noscript>
        <p>{t('no-script')}</p>
      </noscript>
      <form class="stack" method="get" action="/verify">
        <div class="field">
          <label class="field-label" for="carried">
            {t('text')}
          </label>
          <p class="hint" id="carried-hint">
            {t('text-hint')}
          </p>
          <textarea id="carried" class="input" rows={4} aria-describedby="carried-hint" autocomplete="off" spellcheck={false} required />
        </div>
        <div class="field" hidden data-photo>
          <label class="field-label" for="photo">
            {t('photo')}
          </label>
          <input id="photo" class="input" type="file" accept="image/*" capture="environment" />
        </div>
        <button type="submit" class="btn btn-main">
          {t('check')}
        </button>
      </form>
      <div role="status">
        {outcomes.map(({ outcome, tone, icon }) => (
          <div key={outcome} class={`sheet-verdict tone-${tone}`} hidden data-outcome={outcome}>
            <Glyph name={icon} />
            <span>{t(outcome)}</span>
            <p>{t(`${outcome}-text`)}</p>
          </div>
        ))}
        {[...certificateKinds.map((kind) => ({ kind, title: p(`title-${kind}`) })), ...props.more.kinds].map(({ kind, title }) => (
          <h2 key={kind} hidden data-kind={kind}>
            {title}
          </h2>
        ))}
        <FactList of="certificate" facts={facts.map(([fact, word]) => ({ fact, label: p(word) }))} />
        <FactList of="other" facts={props.more.rows} />
      </div>
      <h2>{t('limits')}</h2>
      <ul>
        <li>{t('revoked', { when: momentWords(props.at, language) })}</li>
        <li>{t('person')}</li>
        <li>{t('longer')}</li>
      </ul>
      <p class="sheet-paper">
        <a href="/verify">{t('to-online')}</a>
      </p>
    </div>
  )
}

export function OfflinePage(props: FrameProps & CheckProps): VNode {
  return (
    <Public {...props}>
      <Check keys={props.keys} more={props.more} over={props.over} at={props.at} />
    </Public>
  )
}
