// SPDX-License-Identifier: AGPL-3.0-or-later
// What happens to people beside the ordinary steps. Of every forty files some take each of these turns, so that every state is there to be
// seen, in small numbers; the others go the usual way as far as their time allows.

import type { Random } from '#apps/demo/random.ts'
import type { JourneyState, MilestoneCode, Trouble } from '#journeys/core/worker.ts'

export interface Turn {
  readonly from: readonly JourneyState[]
  /** Not before so many steps were done. */
  readonly after?: number
  /** Days after the last act. */
  readonly days: number
  readonly to?: JourneyState
  readonly trouble?: Trouble
  /** A trouble that is over, for those whose matters come to an end. */
  readonly resolved?: Trouble
  readonly milestone?: MilestoneCode
  readonly reason?: string
  /** Until then nothing else happens in that state. */
  readonly stays?: true
  /** Needs a file that began long ago. */
  readonly long?: true
}

const early = ['INTERESTED', 'RECORDED'] as const
const stop = { to: 'WITHDRAWN', reason: 'Keluarga meminta tetap di rumah' } as const
const gone = { to: 'LEFT_NON_PROCEDURALLY', reason: 'Tetangga menyampaikan sudah berangkat lewat perantara' } as const
const homeSoon: Turn = { from: ['ABROAD'], days: 150, milestone: 'RETURN_RECORDED', long: true, stays: true }
const handed: Turn = { from: ['RETURNED'], days: 3, milestone: 'HANDED_OVER' }
const lost: Turn = { from: ['ABROAD'], days: 120, to: 'LOST_CONTACT', reason: 'Telepon tidak aktif tiga bulan', long: true, stays: true }
const died: Turn = { from: ['ABROAD'], days: 140, to: 'DECEASED_ABROAD', reason: 'Kabar resmi dari Perwakilan RI', long: true, stays: true }
const unfit: Turn = { from: ['PREPARING'], after: 6, days: 9, to: 'UNFIT', reason: 'Hasil pemeriksaan kesehatan' }
const failed: Turn = {
  from: ['READY'],
  days: 12,
  to: 'FAILED_DEPARTURE',
  reason: 'Penerbangan batal dan visa habis',
  long: true,
  stays: true,
}

/** Nobody does it. */
export const NEVER = 9999

/**
 * How most of what stalls comes to an end after some weeks, by the state it stalls in. The rest waits, and is what stands late in the work
 * lists.
 */
export const endings: Readonly<Partial<Record<JourneyState, Omit<Turn, 'from' | 'days'>>>> = {
  INTERESTED: stop,
  RECORDED: stop,
  PREPARING: { to: 'WITHDRAWN', reason: 'Memilih bekerja di dalam negeri' },
  UNFIT: { to: 'WITHDRAWN', reason: 'Belum dinyatakan sehat' },
  FAILED_DEPARTURE: { to: 'WITHDRAWN', reason: 'Tidak melanjutkan rencana' },
  DEPARTED: { milestone: 'ARRIVAL_REPORTED' },
  RETURNING: { milestone: 'RETURN_RECORDED' },
  RETURNED: { milestone: 'HANDED_OVER' },
  HANDED_OVER: { to: 'CLOSED', reason: 'Sudah bekerja kembali' },
  IN_REHABILITATION: { milestone: 'REHABILITATED' },
  REINTEGRATING: { milestone: 'REINTEGRATED' },
  LOST_CONTACT: { to: 'ABROAD', reason: 'Menelepon keluarga' },
  LEFT_NON_PROCEDURALLY: { to: 'ABROAD_UNDOCUMENTED', reason: 'Keluarga menerima kabar' },
  ABROAD_UNDOCUMENTED: { to: 'RETURNING', reason: 'Dipulangkan lewat Perwakilan RI' },
  INTERCEPTED: { to: 'RETURNED', reason: 'Diantar pulang ke desa' },
  DECEASED_ABROAD: { to: 'REMAINS_RETURNED', reason: 'Tiba di rumah duka' },
}

/** By the place in forty; where there is none, the usual way. */
export const stories: Readonly<Partial<Record<number, readonly Turn[]>>> = {
  1: [{ from: ['INTERESTED'], days: NEVER, to: 'WITHDRAWN', stays: true }],
  2: [{ from: ['RECORDED'], days: NEVER, to: 'WITHDRAWN', stays: true }],
  3: [{ from: ['PREPARING'], after: 5, days: 10, ...stop }],
  5: [{ from: early, days: 30, ...stop, stays: true }],
  7: [unfit],
  8: [unfit, { from: ['UNFIT'], days: 20, to: 'PREPARING', reason: 'Sudah diobati' }],
  9: [{ from: ['DEPARTED'], days: NEVER, to: 'LOST_CONTACT', long: true, stays: true }],
  10: [failed],
  11: [failed, { from: ['FAILED_DEPARTURE'], days: 6, to: 'PREPARING', reason: 'Dijadwalkan ulang' }],
  13: [{ from: early, days: 60, ...gone, stays: true }],
  14: [
    { from: ['PREPARING'], after: 4, days: 50, ...gone },
    { from: ['LEFT_NON_PROCEDURALLY'], days: 25, to: 'ABROAD_UNDOCUMENTED', reason: 'Keluarga menerima kabar' },
  ],
  16: [
    { from: ['PREPARING'], after: 3, days: 40, ...gone },
    { from: ['LEFT_NON_PROCEDURALLY'], days: 2, to: 'INTERCEPTED', reason: 'Dicegah di pelabuhan' },
  ],
  17: [
    { from: early, days: 45, ...gone, stays: true },
    { from: ['LEFT_NON_PROCEDURALLY'], days: 10, to: 'ABROAD_UNDOCUMENTED' },
    { from: ['ABROAD_UNDOCUMENTED'], days: 90, to: 'ABROAD', reason: 'Dokumen diurus lewat Perwakilan RI' },
  ],
  19: [lost],
  20: [lost, { from: ['LOST_CONTACT'], days: 30, to: 'ABROAD', reason: 'Menelepon keluarga' }],
  22: [died],
  23: [died, { from: ['DECEASED_ABROAD'], days: 12, to: 'REMAINS_RETURNED' }],
  24: [died, { from: ['DECEASED_ABROAD'], days: 9, to: 'BURIED_ABROAD', reason: 'Atas permintaan keluarga' }],
  26: [
    { from: ['ABROAD'], days: 160, to: 'RETURNING', long: true, stays: true },
    { from: ['RETURNING'], days: NEVER, to: 'RETURNED', stays: true },
  ],
  27: [homeSoon, { from: ['RETURNED'], days: NEVER, milestone: 'HANDED_OVER', stays: true }],
  28: [homeSoon, handed],
  29: [
    homeSoon,
    handed,
    { from: ['HANDED_OVER'], days: 10, to: 'IN_REHABILITATION', reason: 'Pulang sakit' },
    { from: ['IN_REHABILITATION'], days: NEVER, to: 'CLOSED', stays: true },
  ],
  30: [
    homeSoon,
    handed,
    { from: ['HANDED_OVER'], days: 8, to: 'REINTEGRATING', reason: 'Ingin membuka usaha' },
    { from: ['REINTEGRATING'], days: NEVER, to: 'CLOSED', stays: true },
  ],
  31: [homeSoon, handed, { from: ['HANDED_OVER'], days: 7, to: 'CLOSED', reason: 'Sudah bekerja kembali' }],
  33: [
    { from: ['PREPARING'], after: 5, days: 5, trouble: 'REJECTED' },
    { from: ['PREPARING'], days: NEVER, to: 'WITHDRAWN', stays: true },
  ],
  34: [
    { from: ['PREPARING'], after: 8, days: 15, trouble: 'TRAINING_ABANDONED' },
    { from: ['PREPARING'], days: NEVER, to: 'WITHDRAWN', stays: true },
  ],
  36: [
    { from: ['ABROAD'], days: 70, trouble: 'RAN_AWAY_FROM_EMPLOYER', long: true },
    { from: ['ABROAD'], days: 35, resolved: 'RAN_AWAY_FROM_EMPLOYER' },
  ],
  37: [
    { from: ['ABROAD'], days: 110, trouble: 'OVERSTAY', long: true },
    { from: ['ABROAD'], days: 60, resolved: 'OVERSTAY' },
  ],
  38: [
    { from: ['ABROAD'], days: 95, trouble: 'DETAINED', long: true },
    { from: ['ABROAD'], days: 45, resolved: 'DETAINED' },
  ],
}

/** Some stall, and that is when brokers come; of those abroad some come home. */
export function usual(random: Random): readonly Turn[] {
  if (random.chance(0.09)) return [{ from: ['RECORDED', 'PREPARING'], after: random.between(1, 9), days: NEVER, to: 'WITHDRAWN' }]
  if (random.chance(0.3))
    return [
      { from: ['ABROAD'], days: random.between(120, 260), milestone: 'RETURN_RECORDED', stays: true },
      { from: ['RETURNED'], days: random.between(1, 6), milestone: 'HANDED_OVER' },
      { from: ['HANDED_OVER'], days: random.between(5, 13), to: random.pick(['CLOSED', 'CLOSED', 'REINTEGRATING']) },
    ]
  return []
}
