// SPDX-License-Identifier: AGPL-3.0-or-later
// Who acts, for which office, and how far it reaches. Authority is a prefix of area codes.

import { isInsideAny, NATIONAL } from '#kernel/area.ts'
import { guestOn, letsIn } from '#kernel/letting.ts'
import type { LocalDate } from '#kernel/time.ts'

export const roles = [
  'village-officer',
  'regency-officer',
  'agency-officer',
  'trainer',
  'assessor',
  'investigator',
  'leader',
  'auditor',
  'administrator',
  /** Of the village's people (Desbumi and others): has no authority but what was given, for named commands and days. */
  'volunteer',
] as const
export type Role = (typeof roles)[number]

export const officeKinds = [
  'VILLAGE',
  'DISTRICT',
  'REGENCY',
  'ONE_ROOF',
  'TRAINING',
  'CERTIFICATION',
  'AGENCY',
  'PROVINCE',
  'MISSION',
  'POLICE',
  'AUDIT',
] as const
/** VILLAGE desa/kelurahan, REGENCY manpower office (Disnaker), ONE_ROOF LTSA, TRAINING BLK/LPK, CERTIFICATION LSP, AGENCY national agency post (P4MI/BP3MI). */
export type OfficeKind = (typeof officeKinds)[number]

export const caretakers = ['PLT', 'PJ'] as const
/** Heads an office for the time being: *Plt.* (pelaksana tugas), *Pj.* (penjabat). */
export type Caretaker = (typeof caretakers)[number]

/** Neighbours work in a village office and in the one above it. */
export function isNear(kind: OfficeKind): boolean {
  return kind === 'VILLAGE' || kind === 'DISTRICT'
}

/**
 * What a contract lets one see or change. `personal` needs authority over the record, `identity` is what leads to the person (NIK, phone) and
 * what befell them, `indicator` is counts only,
 * `log` is the record of who did what, `staff` is accounts and offices, `reference` is law tables and areas, `own` is one's own account.
 */
export type Sensitivity = 'personal' | 'identity' | 'indicator' | 'log' | 'staff' | 'reference' | 'own'

export interface Actor {
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly officeId: string
  readonly officeKind: OfficeKind
  /** Area prefixes this office answers for; `''` is the nation. */
  readonly prefixes: readonly string[]
  /** Acts in another's place: role, office and prefixes are then of that one, as far as they were given. */
  readonly acting?: Acting
  /** Asked in another's place and is not any more, for this reason: whoever meant to act there does nothing in the own one instead. */
  readonly lapsed?: Lapsed
}

/** Why a delegation does not stand: taken back or given back, its days are past or have not come, or its giver has that authority no more. */
export const lapses = ['revoked', 'past', 'not-yet', 'giver'] as const
export type Lapsed = (typeof lapses)[number]

/** Named commands, within some places and until a day, that one officer gave another. It is asked anew at every request. */
export interface Acting {
  readonly forUserId: string
  /** The kind of office in which whoever acts works. */
  readonly ownKind: OfficeKind
  readonly commands: readonly string[]
  /** The only looks, by their paths, and the only kinds of records on a device, where it is not all that the giver has. */
  readonly sees?: readonly string[]
  readonly keeps?: readonly string[]
}

/** As which kind of office somebody reads: a deputy from among the neighbours reads as those, in whosever place. */
export function readsAs({ officeKind, acting }: Pick<Actor, 'officeKind' | 'acting'>): OfficeKind {
  return acting !== undefined && isNear(acting.ownKind) ? acting.ownKind : officeKind
}

/** How an act is signed, in its event and in the log: who did it, and behind `~` in whose place. */
export function signs({ userId, acting }: Pick<Actor, 'userId' | 'acting'>): string {
  return acting === undefined ? userId : `${userId}~${acting.forUserId}`
}

/** Takes a signature apart. */
export function signedBy(signature: string): { readonly userId: string; readonly forUserId?: string } {
  const [userId = '', forUserId] = signature.split('~')
  return forUserId === undefined ? { userId } : { userId, forUserId }
}

/** The instance itself, where a fact follows from other facts and nobody at a desk decides. Never signed in, never reachable over HTTP. */
export const systemActor: Actor = {
  userId: 'system',
  name: 'system',
  role: 'agency-officer',
  officeId: 'system',
  officeKind: 'AGENCY',
  prefixes: [''],
}

const everyRole: readonly Role[] = roles
/** The roles that work on files. */
export const fileRoles: readonly Role[] = ['village-officer', 'regency-officer', 'agency-officer', 'trainer', 'assessor', 'investigator']

/** Who teaches or tests somebody needs to know whom, not how to find them or what befell them. */
const identityRoles: readonly Role[] = ['village-officer', 'regency-officer', 'agency-officer', 'investigator']

/** The ceiling of each sensitivity: a contract may name fewer roles, never more. A leader sees indicators and no rows, an auditor the log, an administrator accounts. */
export const rolesOf: Readonly<Record<Sensitivity, readonly Role[]>> = {
  personal: fileRoles,
  identity: identityRoles,
  indicator: [...fileRoles, 'leader'],
  log: ['auditor'],
  staff: ['administrator'],
  reference: everyRole,
  own: everyRole,
}

/**
 * The prefixes under which rows are read and written for a contract of this sensitivity: none where the role may see no rows.
 * Reference records belong to no place; they stand at `00`, and a contract on them reaches nothing else.
 */
export function scopeOf(actor: Actor, sensitivity: Sensitivity): readonly string[] {
  if (!rolesOf[sensitivity].includes(actor.role)) return []
  return sensitivity === 'reference' ? [NATIONAL] : actor.prefixes
}

/** The office as which records may have let this actor in: none where the role may see no rows, nor for whoever acts in another's place. */
export function guestOf(actor: Actor, sensitivity: Sensitivity): string {
  if (actor.acting !== undefined) return ''
  return rolesOf[sensitivity].includes(actor.role) ? actor.officeId : ''
}

/** Whether a record at `area`, which lets others in (as `letting.ts` says) on that day, is within this actor's authority. */
export function reaches(
  actor: Actor,
  area: string,
  letting?: { readonly letIn: readonly string[] | undefined; readonly today: LocalDate },
): boolean {
  if (isInsideAny(area, actor.prefixes)) return true
  return actor.acting === undefined && letting !== undefined && letsIn(letting.letIn ?? [], guestOn(actor.officeId, letting.today))
}
