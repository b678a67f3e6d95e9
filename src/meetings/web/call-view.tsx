// SPDX-License-Identifier: AGPL-3.0-or-later
// A call that goes on: who is here, who waits at the door, and what one does with one's own voice and picture.

import type { ComponentChildren, VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Seat } from '#meetings/core/signal.ts'
import { callWords } from '#meetings/web/call.words.ts'
import type { Engine } from '#meetings/web/call-engine.ts'
import { CallGlyph, type CallIcon } from '#meetings/web/call-icons.tsx'
import { canShareScreen } from '#meetings/web/call-media.ts'
import { RecordingNotice } from '#meetings/web/call-recording.tsx'
import type { CallState, Other } from '#meetings/web/call-state.ts'
import { CallTile } from '#meetings/web/call-tile.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface ViewProps {
  readonly state: CallState
  readonly engine: Engine
}

function Toggle(props: {
  readonly icon: CallIcon
  readonly on: boolean
  readonly children: ComponentChildren
  readonly onPress: () => void
}): VNode {
  return (
    <button type="button" class="btn btn-quiet call-toggle" aria-pressed={props.on} onClick={props.onPress}>
      <CallGlyph name={props.icon} />
      <span>{props.children}</span>
    </button>
  )
}

function Controls({ state, engine, onLeave }: ViewProps & { readonly onLeave: () => void }): VNode {
  const t = useWords(callWords)
  const { mic, cam, screen, hand, you } = state
  const voiceOnly = you?.voiceOnly === true
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a question
    <div class="call-bar" role="group" aria-label={t('controls')}>
      <Toggle icon={mic ? 'mic' : 'mic-off'} on={mic} onPress={() => void engine.setMic(!mic)}>
        {t('mic-on')}
      </Toggle>
      {!voiceOnly && (
        <Toggle icon={cam ? 'cam' : 'cam-off'} on={cam} onPress={() => void engine.setCam(!cam)}>
          {t('cam-on')}
        </Toggle>
      )}
      {!voiceOnly && canShareScreen() && (
        <Toggle icon="screen" on={screen} onPress={() => void engine.setScreen(!screen)}>
          {t('share-screen')}
        </Toggle>
      )}
      <Toggle icon="hand" on={hand} onPress={() => engine.setHand(!hand)}>
        {t('raise-hand')}
      </Toggle>
      <button type="button" class="btn btn-danger call-toggle" onClick={onLeave}>
        <Glyph name="log-out" />
        <span>{t('leave')}</span>
      </button>
    </div>
  )
}

function AtDoor({ waiting, engine }: { readonly waiting: readonly Seat[]; readonly engine: Engine }): VNode | null {
  const t = useWords(callWords)
  if (waiting.length === 0) return null
  return (
    <Notice tone="dawn" icon="people" title={t('at-door')} live>
      <ul class="call-door">
        {waiting.map(({ id, name, as, voiceOnly }) => (
          <li key={id}>
            <span>
              {t('at-door-text', { name })}{' '}
              <span class="muted">
                {t(as === 'INTERPRETER' ? 'interpreter' : 'guest')}
                {voiceOnly && ` · ${t('voice-only')}`}
              </span>
            </span>
            <span class="btn-row">
              <Button small kind="main" label={t('admit-who', { name })} onPress={() => engine.admit(id, true)}>
                {t('admit')}
              </Button>
              <Button small label={t('turn-away-who', { name })} onPress={() => engine.admit(id, false)}>
                {t('turn-away')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function useNote(): (other: Other) => string | undefined {
  const t = useWords(callWords)
  return ({ seat, isConnected, isLate, isSeen, isNarrow }) => {
    if (seat.away) return t('away')
    if (!isConnected) return t(isLate ? 'reaching-again' : 'reaching')
    const shows = (seat.cam || seat.screen) && !seat.voiceOnly
    return (shows && !isSeen) || isNarrow ? t('narrow') : undefined
  }
}

function Faults({ state }: Pick<ViewProps, 'state'>): VNode | null {
  const t = useWords(callWords)
  const { isLost, missing, others } = state
  const reached = others.filter(({ isConnected }) => isConnected)
  if (isLost)
    return (
      <Notice tone="dawn" title={t('lost')} live>
        <p>{t('lost-text')}</p>
      </Notice>
    )
  if (missing !== undefined)
    return (
      <Notice tone="dawn" title={t(`no-${missing}`)} live>
        <p>{t(`no-${missing}-text`)}</p>
      </Notice>
    )
  if (reached.length === 0 || !reached.every(({ isNarrow }) => isNarrow)) return null
  return (
    <Notice tone="dawn" title={t('all-narrow')} live>
      <p>{t('all-narrow-text')}</p>
    </Notice>
  )
}

function Waiting(): VNode {
  const t = useWords(callWords)
  return (
    <Notice tone="sea" icon="clock" title={t('waiting-title')} live>
      <p>{t('waiting-text')}</p>
    </Notice>
  )
}

export function CallView({ state, engine, onLeave }: ViewProps & { readonly onLeave: () => void }): VNode {
  const t = useWords(callWords)
  const note = useNote()
  const { phase, you, others, waiting, picture } = state
  const mirror = useMemo(() => (picture === undefined ? undefined : new MediaStream([picture])), [picture])
  return (
    <div class="call">
      <RecordingNotice state={state} engine={engine} />
      <Faults state={state} />
      {state.isThrough && (
        <Notice tone="sea" icon="info" title={t('through')} live>
          <p>{t('through-text')}</p>
        </Notice>
      )}
      {phase === 'connecting' && <Notice tone="sea" title={t('connecting')} live />}
      {phase === 'waiting' && <Waiting />}
      <AtDoor waiting={waiting} engine={engine} />
      {phase === 'in' && others.length === 0 && <p class="muted">{t('alone')}</p>}
      <ul class={others.length < 2 ? 'call-tiles call-few' : 'call-tiles'} aria-label={t('people')}>
        {phase === 'in' &&
          others.map((other) => (
            <CallTile
              key={other.seat.id}
              seat={other.seat}
              picture={other.coming?.picture}
              voice={other.coming?.voice}
              isSeen={other.isSeen}
              note={note(other)}
            />
          ))}
        {you !== undefined && <CallTile key="own" seat={you} picture={mirror} isSeen={picture !== undefined} own />}
      </ul>
      <Controls state={state} engine={engine} onLeave={onLeave} />
    </div>
  )
}
