// SPDX-License-Identifier: AGPL-3.0-or-later
// The page that checks what the code on a certificate or a letter carries, by the published keys and without a network. Everything it may have to say is on
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
  { outcome: 'newer', tone: 'dawn', icon: 'warning' },
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

const cameraStates = ['opening', 'looking', 'denied', 'none', 'busy'] as const

/** Hidden until the script offers it: without one, and where the browser gives no camera, there is none. */
function Scan(): VNode {
  const t = useWords(offlineWords)
  return (
    <div class="scan" hidden data-scan>
      <button type="button" class="btn btn-main" data-scan-start>
        <Glyph name="camera" />
        <span>{t('scan')}</span>
      </button>
      <div class="scan-view" hidden data-scan-view>
        <div class="scan-frame">
          <video playsInline muted aria-label={t('scan-view')} />
        </div>
        <div class="scan-acts">
          <button type="button" class="btn btn-quiet" data-scan-stop>
            {t('scan-stop')}
          </button>
          <button type="button" class="btn btn-quiet" hidden aria-pressed="false" data-scan-torch>
            {t('scan-torch')}
          </button>
        </div>
      </div>
      <div role="status">
        {cameraStates.map((said) => (
          <p key={said} class="scan-says" hidden data-scan-says={said}>
            {t(`scan-${said}`)}
          </p>
        ))}
      </div>
    </div>
  )
}

interface CheckProps {
  /** Those of today and of earlier days. */
  readonly keys: readonly PublicKey[]
  /** With which the address in a code begins. */
  readonly host: string
  /** Numbers that count no more, as marks, and when that was so. */
  readonly over: readonly string[]
  readonly at: Instant
  /** What is checked here beside certificates. */
  readonly more: {
    readonly kinds: readonly { readonly kind: string; readonly title: string }[]
    readonly rows: readonly { readonly fact: string; readonly label: string }[]
    /** What stands on some of them and in no code. */
    readonly uncarried: readonly string[]
  }
}

function Check(props: CheckProps): VNode {
  const t = useWords(offlineWords)
  const p = useWords(paperWords)
  const { language } = useReading()
  const when = momentWords(props.at, language)
  return (
    <div
      class="sheet"
      id="offline-check"
      data-host={props.host}
      data-keys={JSON.stringify(props.keys)}
      data-over={JSON.stringify(props.over)}
    >
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <noscript>
        <p>{t('no-script')}</p>
      </noscript>
      <Scan />
      <form class="stack" method="get" action="/verify">
        <div class="field" hidden data-photo>
          <label class="field-label" for="photo">
            {t('photo')}
          </label>
          <input id="photo" class="input" type="file" accept="image/*" capture="environment" />
        </div>
        <div class="field">
          <label class="field-label" for="carried">
            {t('text')}
          </label>
          <p class="hint" id="carried-hint">
            {t('text-hint')}
          </p>
          <textarea id="carried" class="input" rows={4} aria-describedby="carried-hint" autocomplete="off" spellcheck={false} required />
        </div>
        <button type="submit" class="btn btn-quiet">
          {t('check')}
        </button>
      </form>
      <div role="status">
        {outcomes.map(({ outcome, tone, icon }) => (
          <div key={outcome} class={`sheet-verdict tone-${tone}`} hidden data-outcome={outcome}>
            <Glyph name={icon} />
            <span>{t(outcome)}</span>
            <p>{t(`${outcome}-text`, { when })}</p>
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
        <li>{t('revoked', { when })}</li>
        <li>{t('keys', { when })}</li>
        {props.more.uncarried.length > 0 && (
          <>
            <li>{t('uncarried', { facts: props.more.uncarried.join(', ').toLowerCase() })}</li>
            <li>{t('signing')}</li>
          </>
        )}
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
      <Check host={props.host} keys={props.keys} more={props.more} over={props.over} at={props.at} />
    </Public>
  )
}
