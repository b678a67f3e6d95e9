// SPDX-License-Identifier: AGPL-3.0-or-later
// How much of itself a browser sends to one other on the line between them: pictures while they fit and the machine keeps up with them, the voice
// alone where not. Pure; measured once a second, for each of the others by itself: with a narrow line of one's own all of them are, with a narrow line
// of theirs only they.

/** What one look at the line says; undefined where nothing can be said yet. */
export interface Measured {
  /** Bits a second that the line takes. */
  readonly room: number | undefined
  /** The share of packets that did not arrive, 0 to 1. */
  readonly lost: number | undefined
  /** The machine has more to do than it can (`call-strain.rules.ts`). */
  readonly busy: boolean
}

export const levels = ['full', 'small', 'voice'] as const
/** `small` is a small picture, `voice` none at all. */
export type Level = (typeof levels)[number]

export interface Quality {
  readonly level: Level
  /** Looks in a row that say it should be less, or may be more. */
  readonly worse: number
  readonly better: number
  /** Looks left until a picture is tried again on a line that carries the voice alone. */
  readonly wait: number
  /** The pause before the next trial; twice as long after each that failed. */
  readonly pause: number
}

/** What one picture is given, bits a second; a voice is given 16,000 where there is no picture beside it. */
const videoBits = { full: 400_000, small: 120_000 } as const
const voiceBits = { full: 32_000, small: 24_000, voice: 16_000 } as const satisfies Record<Level, number>

/** How one picture is sent: the most bits a second, as which part of what the camera gives (640 by 480), and how many a second at the most. */
export interface Picture {
  readonly bits: number
  readonly part: number
  readonly rate: number
}

/** More others than this are many. */
const MANY = 4

const smallPicture: Picture = { bits: videoBits.small, part: 2, rate: 12 }
const tinyPicture: Picture = { bits: 60_000, part: 4, rate: 6 }

/** A screen is read: it keeps its size, and is sent seldom instead. */
const screens = {
  full: { bits: videoBits.full, part: 1, rate: 8 },
  small: { bits: videoBits.small, part: 1, rate: 2 },
} as const satisfies Record<'full' | 'small', Picture>

/**
 * The more people, the smaller each picture, on the line as on the screen: every browser makes one for each of the others, and takes one from each.
 * @param others to whom one is sent
 * @param isScreen what is shown is a screen, and not a face
 */
export function pictureOf(level: 'full' | 'small', others: number, isScreen = false): Picture {
  if (isScreen) return screens[others > 2 ? 'small' : level]
  if (others > MANY) return tinyPicture
  return level === 'small' || others > 2 ? smallPicture : { bits: videoBits.full, part: 1, rate: 24 }
}

/** The most bits a second of one voice. */
export function voiceOf(level: Level, others: number): number {
  return voiceBits[level === 'full' && others > 2 ? 'small' : level]
}

/** To look costs as well: at many ways, seldom. In milliseconds. @param others to whom is sent */
export const pauseBetweenLooks = (others: number): number => (others > MANY ? 3_000 : 1_000)

const FIRST_PAUSE = 20
const LONGEST_PAUSE = 160
const FIRST_LOOKS = 3
const LOOKS_WORSE = 3
const LOOKS_BETTER = 8
const TOO_MUCH_LOSS = 0.15

export const fullQuality: Quality = { level: 'full', worse: 0, better: 0, wait: 0, pause: FIRST_PAUSE }

/** Among many the voice comes first, and the picture once it had time to stand. @param others to whom is sent */
export const firstQuality = (others: number): Quality =>
  others > MANY ? { ...fullQuality, level: 'voice', wait: FIRST_LOOKS } : fullQuality

/** A picture of which half gets through is still one; a small one has little to give away. */
const share = { full: 0.5, small: 0.75 } as const
const least = (level: 'full' | 'small', others: number, isScreen: boolean): number =>
  pictureOf(level, others, isScreen).bits * share[level] + voiceOf(level, others)

function down(now: Quality): Quality {
  if (now.level === 'full') return { ...fullQuality, level: 'small', pause: now.pause }
  return { ...now, level: 'voice', worse: 0, better: 0, wait: now.pause, pause: Math.min(now.pause * 2, LONGEST_PAUSE) }
}

/** What the next second is sent as. @param others to whom is sent: a line takes no more than what is meant to be sent on it, as its browser measures */
export function nextQuality(now: Quality, { room, lost = 0, busy }: Measured, others: number, isScreen = false): Quality {
  if (now.level === 'voice') {
    // Without a picture nothing fills the line, so that nothing tells how wide it is: it is tried.
    // Nor while the machine cannot even keep up with voices.
    if (now.wait > 1 || busy) return { ...now, wait: Math.max(1, now.wait - 1) }
    return { ...now, level: 'small', worse: 0, better: 0, wait: 0 }
  }
  const tight = busy || lost > TOO_MUCH_LOSS || (room !== undefined && room < least(now.level, others, isScreen))
  if (tight) return now.worse + 1 >= LOOKS_WORSE ? down(now) : { ...now, worse: now.worse + 1, better: 0 }
  if (now.level === 'full') return { ...now, worse: 0 }
  const wide = room !== undefined && room > least('full', others, isScreen) * 1.2
  if (!wide) return { ...now, worse: 0, better: 0 }
  return now.better + 1 >= LOOKS_BETTER ? fullQuality : { ...now, worse: 0, better: now.better + 1 }
}
