// SPDX-License-Identifier: AGPL-3.0-or-later
// All voices of a call as one recording, in this browser alone until it is handed in. No picture is taken.

import { RECORDING } from '#kernel/file.ts'
import type { Seat } from '#meetings/core/signal.ts'

const FORM = `${RECORDING};codecs=opus`
/** A voice is clear at this, and an hour and a half fits into what a room takes. */
const BITS = 24_000

interface Recorder {
  /** One's own voice, through another microphone from now on. */
  readonly setOwn: (track: MediaStreamTrack | undefined) => void
  readonly stop: () => Promise<File>
}

export function canRecord(): boolean {
  return 'MediaRecorder' in window && MediaRecorder.isTypeSupported(FORM)
}

/** @param voices of all others, as they come */
function openRecorder(voices: readonly MediaStream[]): Recorder {
  const mixer = new AudioContext()
  const all = mixer.createMediaStreamDestination()
  const recorder = new MediaRecorder(all.stream, { mimeType: FORM, audioBitsPerSecond: BITS })
  const parts: Blob[] = []
  let own: MediaStreamAudioSourceNode | undefined
  const from = new Date()

  for (const voice of voices) if (voice.getAudioTracks().length > 0) mixer.createMediaStreamSource(voice).connect(all)
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  recorder.start(10_000)

  return {
    setOwn: (track) => {
      own?.disconnect()
      own = track === undefined ? undefined : mixer.createMediaStreamSource(new MediaStream([track]))
      own?.connect(all)
    },
    stop: () =>
      new Promise((done) => {
        recorder.addEventListener('stop', () => {
          void mixer.close()
          done(new File(parts, `${from.toISOString().slice(0, 16).replace(':', '.')}.webm`, { type: RECORDING }))
        })
        recorder.stop()
      }),
  }
}

/** What this browser records, at most one at a time. @param onRecorded what was recorded, and under what it is to be kept */
export function newRecordings(onRecorded: (recording: string, file: File) => void) {
  let now: { readonly id: string; readonly recorder: Recorder } | undefined
  let isOver = false

  function stop(): void {
    const stopped = now
    now = undefined
    stopped?.recorder.stop().then((file) => onRecorded(stopped.id, file), console.error)
  }

  return {
    stop,
    begin: (id: string, voices: readonly MediaStream[], own: MediaStreamTrack | undefined): void => {
      stop()
      now = { id, recorder: openRecorder(voices) }
      now.recorder.setOwn(own)
    },
    setOwn: (track: MediaStreamTrack | undefined): void => now?.recorder.setOwn(track),
    /** At once where it is not to be any more, whoever ended it. */
    heed: (before: Seat | undefined, recorder: Seat | undefined, you: string | undefined): void => {
      if (recorder !== undefined) isOver = false
      else if (before !== undefined) isOver = true
      if (recorder?.id !== you) stop()
    },
    /** It was recorded, here or elsewhere, and is not any more. */
    isOver: (): boolean => isOver,
  }
}
