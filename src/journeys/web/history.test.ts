// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest'
import type { WorkerEvent } from '#journeys/core/worker.ts'
import { type PastEvent, sentenceOf } from '#journeys/web/history.ts'
import { languages } from '#kernel/words.ts'

function event(type: string, data: Record<string, unknown>): PastEvent {
  return {
    version: 2,
    type,
    at: '2026-05-03T02:00:00.000Z',
    userId: '3510-0197f3c2-0000-7000-8000-000000000001',
    officeId: 'disnaker-35.10',
    by: { user: 'Bu Rini', office: 'Disnaker Banyuwangi' },
    data,
    changes: [],
    hash: 'ab',
  }
}
const consent = { code: 'FAMILY_CONSENT', milestone: { on: '2026-05-03', origin: 'attested' } }

describe('the history says', () => {
  it('who recorded what for which office', () => {
    expect(sentenceOf(event('MilestoneRecorded', consent), true, 'id')).toBe('Bu Rini (Disnaker Banyuwangi) mencatat: Surat izin keluarga.')
    expect(sentenceOf(event('MilestoneRecorded', consent), true, 'en')).toBe(
      'Bu Rini (Disnaker Banyuwangi) recorded: Family consent letter.',
    )
  })

  it('when it happened, if that was another day, and on which evidence', () => {
    const earlier = { ...consent, milestone: { on: '2026-05-01', origin: 'attested' }, evidence: '470/12/2026' }
    expect(sentenceOf(event('MilestoneRecorded', earlier), true, 'id')).toBe(
      'Bu Rini (Disnaker Banyuwangi) mencatat: Surat izin keluarga. Terjadi 1 Mei 2026. Bukti: 470/12/2026.',
    )
  })

  it('what followed by itself without naming anybody', () => {
    const move = { from: 'PREPARING', to: 'READY', on: '2026-05-03' }
    expect(sentenceOf(event('WorkerMoved', move), false, 'id')).toBe('Keadaan berkas menjadi: Siap berangkat.')
  })

  it('what was moved by hand, and why', () => {
    const move = { from: 'PREPARING', to: 'WITHDRAWN', on: '2026-05-03', reason: 'Ibunya sakit.' }
    expect(sentenceOf(event('WorkerMoved', move), true, 'id')).toBe(
      'Bu Rini (Disnaker Banyuwangi) mencatat: Mengundurkan diri. Alasan: Ibunya sakit.',
    )
  })

  it('until when a licence carries the file, and that time changed what is next, as nobody’s act', () => {
    expect(sentenceOf(event('LicenceSeen', { until: '2027-12-31' }), false, 'id')).toBe(
      'Izin perusahaan penempatan diketahui berlaku sampai 31 Desember 2027.',
    )
    expect(sentenceOf(event('LicenceSeen', { until: '2027-12-31' }), false, 'en')).toContain('until 31 December 2027')
    expect(sentenceOf(event('FileReviewed', { on: '2026-05-03' }), true, 'en')).toContain('next step')
  })

  it('a sentence of its own for every event that a file can show', () => {
    const samples: Readonly<Record<Exclude<WorkerEvent['type'], 'PersonErased'>, Record<string, unknown>>> = {
      WorkerRegistered: {},
      MilestoneRecorded: consent,
      MilestoneRevoked: { code: 'FAMILY_CONSENT', reason: 'salah' },
      MilestoneExpired: { code: 'FAMILY_CONSENT' },
      WorkerMoved: { to: 'WITHDRAWN', on: '2026-05-03' },
      PlanChanged: {},
      PersonCorrected: {},
      TroubleReported: { trouble: 'DETAINED' },
      TroubleResolved: { trouble: 'DETAINED' },
      LastUndone: {},
      LicenceSeen: { until: '2027-12-31' },
      JobPlaceTaken: {},
      OverrideAsked: {},
      OverrideGranted: {},
      OverrideDeclined: {},
      FileReferred: { purpose: 'RETURN', until: '2026-06-01' },
      ReferralEnded: { because: 'CONSENT_WITHDRAWN' },
      ReferralSeen: {},
      CostRecorded: {},
      CostCorrected: {},
      CostWithdrawn: {},
      CostSettled: {},
      ValueContested: {},
      ContestSettled: {},
      JobPlaceLeft: {},
      FileReviewed: { on: '2026-05-03' },
      UseLimited: {},
      UseFreed: {},
      FileMerged: {},
      MergedSeen: {},
      FileUnmerged: {},
      FileJoined: {},
      FileLeft: {},
    }
    for (const language of languages) {
      const other = sentenceOf(event('Surprise', {}), true, language)
      for (const [type, data] of Object.entries(samples)) expect(sentenceOf(event(type, data), true, language), type).not.toBe(other)
    }
  })

  it('something readable of an event it does not know', () => {
    expect(sentenceOf({ ...event('Surprise', {}), by: {} }, true, 'en')).toBe('An officer recorded a change.')
    expect(sentenceOf(event('MilestoneRecorded', { code: 'NEW' }), true, 'en')).toBe('Bu Rini (Disnaker Banyuwangi) recorded a change.')
  })
})
