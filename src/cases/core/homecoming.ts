// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a return home in a case. That somebody arrived, was handed over, is rehabilitated or was brought home dead stands in the file
// of the person and is read from there; here is only what stands nowhere else: who was told, which letter there is, who receives, who witnessed.

import type { Act } from '#cases/core/act.ts'
import type { JourneyState } from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'

export const returnKinds = [
  'SELESAI_KONTRAK',
  'CUTI',
  'DEPORTASI',
  'REPATRIASI_MASALAH',
  'SAKIT',
  'JENAZAH',
  'EVAKUASI_KRISIS',
  'CALON_GAGAL_BERANGKAT',
] as const
export type ReturnKind = (typeof returnKinds)[number]

/**
 * What is to be done beside the journey: the mission knows of it, the family was told of a death, a physician wrote that the person may travel,
 * who goes along, the post at the origin was told, nobody of the family is found, the social ministry takes them in, and to whom the person was handed over before which witness.
 */
export const returnMarks = [
  'MISSION_KNOWS',
  'FAMILY_TOLD',
  'FIT_LETTER',
  'ESCORT',
  'ORIGIN_TOLD',
  'NO_FAMILY',
  'SOCIAL_MINISTRY',
  'MINUTES',
] as const
export type ReturnMark = (typeof returnMarks)[number]

export const receivers = ['FAMILY', 'PROXY', 'SOCIAL_MINISTRY'] as const
export type Receiver = (typeof receivers)[number]

/** What the minutes of a handover say beside their day, which is the journey's. */
export interface Minutes {
  readonly receiver: Receiver
  /** By name, and what they are to the person. */
  readonly receivedBy: string
  /** Who witnessed it for the local government or the village. */
  readonly witness: string
}

export interface Marked {
  readonly on: LocalDate
  readonly said?: string
  /** On the file of the person. */
  readonly paper?: string
  readonly minutes?: Minutes
}

/** What the file of the person says of its journey. */
export interface Journey {
  readonly state: JourneyState
  readonly arrivedOn?: LocalDate
  readonly handedOverOn?: LocalDate
  /** When the body came home. */
  readonly remainsOn?: LocalDate
}

export interface Homecoming {
  readonly kind: ReturnKind
  readonly plannedOn: LocalDate
  readonly seen: Journey
  readonly marks: Readonly<Partial<Record<ReturnMark, Marked>>>
}

export const returnLines = ['RETURN_PLANNED', 'RETURN_MARKED'] as const

interface Marking extends Omit<Marked, 'on'> {
  readonly mark: ReturnMark
}

export type HomecomingCommand =
  | { readonly type: 'PlanReturn'; readonly kind: ReturnKind }
  | ({ readonly type: 'MarkReturn'; readonly on: LocalDate } & Marking)
  /** Reads again where the journey stands. */
  | { readonly type: 'SeeJourney' }

export type HomecomingEvent =
  | (Act & { readonly type: 'ReturnPlanned'; readonly personal: { readonly kind: ReturnKind; readonly seen: Journey } })
  | (Act & { readonly type: 'ReturnMarked'; readonly personal: { readonly mark: ReturnMark; readonly marked: Marked } })
  | { readonly type: 'JourneySeen'; readonly on: LocalDate; readonly personal: { readonly seen: Journey } }
