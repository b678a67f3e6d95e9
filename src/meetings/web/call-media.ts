// SPDX-License-Identifier: AGPL-3.0-or-later
// What this browser hears and sees, and through which devices. Whatever is missing or refused is left away, and said.

export interface Devices {
  readonly microphone: string
  readonly camera: string
}

export interface Choices {
  readonly microphones: readonly MediaDeviceInfo[]
  readonly cameras: readonly MediaDeviceInfo[]
}

/** Small enough for a village, large enough for a face. */
const picture = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 20, max: 24 } } as const

const exactly = (id: string): MediaTrackConstraints => (id === '' ? {} : { deviceId: { exact: id } })

async function track(constraints: MediaStreamConstraints): Promise<MediaStreamTrack | undefined> {
  try {
    return (await navigator.mediaDevices.getUserMedia(constraints)).getTracks()[0]
  } catch {
    return undefined
  }
}

/** A voice; undefined where there is no microphone or it is not given. */
export function takeMicrophone(id: string): Promise<MediaStreamTrack | undefined> {
  return track({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1, ...exactly(id) } })
}

/** A picture; undefined where there is no camera or it is not given. */
export function takeCamera(id: string): Promise<MediaStreamTrack | undefined> {
  return track({ video: { ...picture, ...exactly(id) } })
}

/** Where a browser can show its screen: those of phones cannot. */
export function canShareScreen(): boolean {
  return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices
}

/** A screen or a window; undefined where none was chosen. */
export async function takeScreen(): Promise<MediaStreamTrack | undefined> {
  try {
    // Letters are to be read: sharp rather than smooth.
    const [screen] = (await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 8 } } })).getVideoTracks()
    if (screen !== undefined) screen.contentHint = 'detail'
    return screen
  } catch {
    return undefined
  }
}

/** The devices that can be chosen; their names are known once one was given. */
export async function listDevices(): Promise<Choices> {
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  const named = (kind: MediaDeviceKind): readonly MediaDeviceInfo[] => all.filter((each) => each.kind === kind && each.label !== '')
  return { microphones: named('audioinput'), cameras: named('videoinput') }
}
