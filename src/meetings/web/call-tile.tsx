// SPDX-License-Identifier: AGPL-3.0-or-later
// One person in a call: their picture where it comes, otherwise the first letters of their name; under it who they are and how they are there.

import type { RefObject, VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Seat } from '#meetings/core/signal.ts'
import { callWords } from '#meetings/web/call.words.ts'
import { CallGlyph } from '#meetings/web/call-icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface TileProps {
  readonly seat: Seat
  readonly picture: MediaStream | undefined
  readonly voice?: MediaStream | undefined
  readonly isSeen: boolean
  /** One's own: not heard, and as in a mirror. */
  readonly own?: true
  /** What is to be known of the line to them. */
  readonly note?: string | undefined
}

/** *Bu Rini Astuti* becomes *RA*: what stands before a name as an address says nothing. */
function lettersOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => !/^(bu|pak|ibu|bapak|mbak|mas)$/i.test(word))
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
}

function Badges({ seat }: Pick<TileProps, 'seat'>): VNode {
  const t = useWords(callWords)
  return (
    <>
      {seat.as === 'INTERPRETER' && <span class="call-badge">{t('interpreter')}</span>}
      {seat.as === 'GUEST' && <span class="call-badge">{t('guest')}</span>}
      {seat.voiceOnly && <span class="call-badge">{t('voice-only')}</span>}
      {seat.hand && (
        <span class="call-badge call-hand">
          <CallGlyph name="hand" /> {t('hand')}
        </span>
      )}
      {!seat.mic && (
        <span class="call-badge">
          <CallGlyph name="mic-off" /> {t('muted')}
        </span>
      )}
    </>
  )
}

function usePlayer<Player extends HTMLMediaElement>(stream: MediaStream | undefined): RefObject<Player | null> {
  const player = useRef<Player>(null)
  useEffect(() => {
    const element = player.current
    if (element === null || element.srcObject === (stream ?? null)) return
    element.srcObject = stream ?? null
    // Whoever pressed to come in wants to hear.
    if (stream !== undefined) element.play().catch(() => undefined)
  }, [stream])
  return player
}

export function CallTile({ seat, picture, voice, isSeen, own, note }: TileProps): VNode {
  const t = useWords(callWords)
  const video = usePlayer<HTMLVideoElement>(picture)
  const audio = usePlayer<HTMLAudioElement>(voice)
  const name = own === true ? `${seat.name} (${t('you')})` : seat.name
  return (
    <li class={`call-tile${seat.screen ? ' call-wide' : ''}${isSeen ? ' call-seen' : ''}`}>
      <video
        ref={video}
        class={own === true && !seat.screen ? 'call-mirror' : ''}
        autoPlay
        playsInline
        muted
        aria-label={seat.screen ? t('screen', { name }) : name}
      />
      {/* biome-ignore lint/a11y/useMediaCaption: what people say to each other has no captions */}
      <audio ref={audio} autoPlay />
      {!isSeen && (
        <span class="call-letters" aria-hidden="true">
          {lettersOf(seat.name)}
        </span>
      )}
      <p class="call-who">
        <strong>{name}</strong>
        {seat.office !== undefined && <span class="muted">{seat.office}</span>}
        <Badges seat={seat} />
        {note !== undefined && <span class="call-badge call-note">{note}</span>}
      </p>
    </li>
  )
}
