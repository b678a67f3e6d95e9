// SPDX-License-Identifier: AGPL-3.0-or-later
// All voices of a call as one recording, which goes to the instance piece by piece as it is made: whoever leaves, by one key or with the machine,
// takes nothing of it away. No picture is taken.

import { RECORDING } from '#kernel/file.ts'
import { type ClientMessage, LONGEST_PIECE, pieceHead, type Seat, type ServerMessage } from '#meetings/core/signal.ts'
import { openMix } from '#meetings/web/call-mix.ts'
import type { CallState } from '#meetings/web/call-state.ts'

const FORM = `${RECORDING};codecs=opus`
/** A voice is clear at this, and an hour and a half fits into what a room takes. */
const BITS = 24_000
/** So much is lost at most of whoever is gone from one moment to the next, in milliseconds. */
const PIECE = 1_000

type Voices = readonly MediaStreamTrack[]

interface Recorder {
  /** From now on these, and no others. */
  readonly take: (voices: Voices) => void
  readonly stop: () => void
}

export function canRecord(): boolean {
  return 'MediaRecorder' in window && MediaRecorder.isTypeSupported(FORM)
}

function openRecorder(onPiece: (piece: Blob) => void, onEnd: () => void): Recorder {
  const context = new AudioContext()
  const all = context.createMediaStreamDestination()
  const take = openMix((voice: MediaStreamTrack) => {
    const source = context.createMediaStreamSource(new MediaStream([voice]))
    source.connect(all)
    return source
  })
  const recorder = new MediaRecorder(all.stream, { mimeType: FORM, audioBitsPerSecond: BITS })
  recorder.addEventListener('dataavailable', ({ data }) => onPiece(data))
  recorder.addEventListener('stop', () => {
    void context.close()
    onEnd()
  })
  recorder.start(PIECE)
  return { take, stop: () => recorder.stop() }
}

/** What of one recording has not come to the instance yet. */
interface Outbox {
  readonly pieces: Blob[]
  /** How many came, and how many were said, of all there were. */
  heard: number
  said: number
  ended: boolean
}

interface RecordingsOptions {
  readonly say: (message: ClientMessage) => void
  readonly sayBytes: (bytes: Blob) => void
  readonly onChange: () => void
}

/** What this browser records, at most one at a time. */
export function newRecordings({ say, sayBytes, onChange }: RecordingsOptions) {
  const outboxes = new Map<string, Outbox>()
  let now: Recorder | undefined
  let isOver = false
  let kept: CallState['kept']

  function flush(id: string, outbox: Outbox): void {
    for (; outbox.said < outbox.heard + outbox.pieces.length; outbox.said += 1) {
      const piece = outbox.pieces[outbox.said - outbox.heard]
      if (piece !== undefined) sayBytes(new Blob([pieceHead(id, outbox.said), piece]))
    }
    if (outbox.ended) say({ type: 'recorded', recording: id })
  }

  function stop(): void {
    now?.stop()
    if (now !== undefined) kept = 'keeping'
    now = undefined
  }

  return {
    stop,
    begin: (id: string, voices: Voices): void => {
      stop()
      const outbox: Outbox = { pieces: [], heard: 0, said: 0, ended: false }
      outboxes.set(id, outbox)
      kept = undefined
      now = openRecorder(
        (piece) => {
          for (let from = 0; from < piece.size; from += LONGEST_PIECE) outbox.pieces.push(piece.slice(from, from + LONGEST_PIECE))
          flush(id, outbox)
        },
        () => {
          outbox.ended = true
          flush(id, outbox)
        },
      )
      now.take(voices)
    },
    take: (voices: Voices): void => now?.take(voices),
    hear: (message: Extract<ServerMessage, { readonly type: 'heard' | 'kept' }>): void => {
      const outbox = outboxes.get(message.recording)
      if (message.type === 'heard') {
        outbox?.pieces.splice(0, Math.max(0, message.parts - outbox.heard))
        if (outbox !== undefined) outbox.heard = Math.max(outbox.heard, message.parts)
        return
      }
      outboxes.delete(message.recording)
      kept = message.kept ? 'kept' : 'unkept'
      onChange()
    },
    /** The line is there again: what was said meanwhile was lost. @param sameSeat otherwise what was begun is kept without the rest */
    again: (sameSeat: boolean): void => {
      if (!sameSeat) outboxes.clear()
      for (const [id, outbox] of outboxes) {
        outbox.said = outbox.heard
        flush(id, outbox)
      }
    },
    /** At once where it is not to be any more, whoever ended it. */
    heed: (before: Seat | undefined, recorder: Seat | undefined, you: string | undefined): void => {
      if (recorder !== undefined) isOver = false
      else if (before !== undefined) isOver = true
      if (recorder?.id !== you) stop()
    },
    /** It was recorded, here or elsewhere, and is not any more. */
    isOver: (): boolean => isOver,
    kept: (): CallState['kept'] => kept,
  }
}
