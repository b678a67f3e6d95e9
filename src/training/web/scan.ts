// SPDX-License-Identifier: AGPL-3.0-or-later
// The camera as it runs, until it has read a code. It is opened by a press, shows what it sees and sends it nowhere, and is closed as soon as it has
// read something, is left, or nobody looks at the page.

import * as z from 'zod/mini'
import type { Part, ReadCode } from '#training/web/read-code.ts'

declare global {
  interface MediaTrackConstraintSet {
    readonly torch?: boolean
  }
}

type Said = 'opening' | 'looking' | 'denied' | 'none' | 'busy'

const wanted = { video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } } }
/** Between two looks at least, and at least as long as a look takes: a slow phone stays usable. */
const PAUSE_MS = 200
const Lit = z.object({ torch: z.literal(true) })

function whyNot(error: unknown): Said {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy'
}

/** What the square on the screen shows of the picture. */
function middleOf({ videoWidth, videoHeight }: HTMLVideoElement): Part {
  const side = Math.min(videoWidth, videoHeight)
  return { x: (videoWidth - side) / 2, y: (videoHeight - side) / 2, width: side, height: side }
}

function end(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

interface Scan {
  readonly read: ReadCode
  /** What was found before is of another paper. */
  readonly begins: () => void
  /** Is given what was read, once for each opening. */
  readonly found: (text: string) => Promise<void>
}

/** Offers the camera where the browser gives any to this address. */
export function offerScan(box: HTMLElement, { read, begins, found }: Scan): void {
  const view = box.querySelector<HTMLElement>('[data-scan-view]')
  const video = box.querySelector('video')
  const start = box.querySelector<HTMLElement>('[data-scan-start]')
  const stop = box.querySelector<HTMLElement>('[data-scan-stop]')
  const torch = box.querySelector<HTMLElement>('[data-scan-torch]')
  if (!('mediaDevices' in navigator) || view === null || video === null || start === null || stop === null || torch === null) return
  box.hidden = false
  /** Grows with each opening and closing: whoever comes late finds another. */
  let turn = 0
  let stream: MediaStream | undefined
  let lit = false

  function say(said?: Said): void {
    for (const each of box.querySelectorAll<HTMLElement>('[data-scan-says]')) each.hidden = each.dataset['scanSays'] !== said
  }

  function show(open: boolean): void {
    const held = box.contains(document.activeElement)
    if (view !== null) view.hidden = !open
    if (start !== null) start.hidden = open
    // Whoever works by keys stays where they are.
    if (held) (open ? stop : start)?.focus({ preventScroll: true })
    if (open) view?.scrollIntoView({ block: 'nearest' })
  }

  function close(said?: Said): void {
    turn += 1
    end(stream)
    stream = undefined
    if (video !== null) video.srcObject = null
    show(false)
    say(said)
  }

  async function look(mine: number, at: HTMLVideoElement): Promise<void> {
    while (mine === turn) {
      const began = performance.now()
      const text = at.videoWidth === 0 ? undefined : await read(at, middleOf(at))
      if (mine !== turn) return
      if (text !== undefined) {
        close()
        return found(text)
      }
      const pause = Math.max(PAUSE_MS, performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }

  async function light(on: boolean): Promise<void> {
    const [track] = stream?.getVideoTracks() ?? []
    await track?.applyConstraints({ advanced: [{ torch: on }] }).catch(() => undefined)
    lit = on
    torch?.setAttribute('aria-pressed', String(on))
  }

  async function open(at: HTMLVideoElement): Promise<void> {
    turn += 1
    const mine = turn
    begins()
    say('opening')
    show(true)
    try {
      const opened = await navigator.mediaDevices.getUserMedia(wanted)
      if (mine !== turn) return end(opened)
      stream = opened
      const [track] = opened.getVideoTracks()
      track?.addEventListener('ended', () => mine === turn && close('busy'))
      if (torch !== null)
        torch.hidden = track === undefined || !('getCapabilities' in track) || !Lit.safeParse(track.getCapabilities()).success
      lit = false
      torch?.setAttribute('aria-pressed', 'false')
      at.srcObject = opened
      await at.play()
      if (mine !== turn) return
      say('looking')
      await look(mine, at)
    } catch (error) {
      if (mine === turn) close(whyNot(error))
    }
  }

  start.addEventListener('click', () => void open(video))
  stop.addEventListener('click', () => close())
  torch.addEventListener('click', () => void light(!lit))
  box.addEventListener('keydown', ({ key }) => key === 'Escape' && !view.hidden && close())
  addEventListener('pagehide', () => close())
  document.addEventListener('visibilitychange', () => document.hidden && !view.hidden && close())
}
