// SPDX-License-Identifier: AGPL-3.0-or-later
// Acts on placement companies, as the log names them.

import { defineWords } from '#kernel/words.ts'

export const agencyActs = defineWords({
  id: {
    RegisterAgency: 'Mencatat perusahaan penempatan (P3MI)',
    GrantLicence: 'Mencatat izin P3MI',
    SuspendLicence: 'Membekukan izin P3MI',
    LiftSuspension: 'Mengakhiri pembekuan izin',
    RevokeLicence: 'Mencabut izin P3MI',
    GrantPermit: 'Mencatat izin merekrut (SIP2MI)',
    RevokePermit: 'Mencabut izin merekrut',
    ConfirmPermits: 'Menyatakan daftar izin merekrut lengkap',
    TakeAgencyList: 'Menyimpan daftar resmi P3MI',
    RecordListUnavailable: 'Mencatat bahwa daftar resmi tidak dapat dibuka',
    RegisterJobOrder: 'Mencatat lowongan',
    ChangeQuota: 'Mengubah jumlah orang pada lowongan',
    WithdrawJobOrder: 'Menarik lowongan',
  },
  en: {
    RegisterAgency: 'Entered a placement company',
    GrantLicence: 'Wrote down a licence',
    SuspendLicence: 'Suspended a licence',
    LiftSuspension: 'Lifted a suspension',
    RevokeLicence: 'Revoked a licence',
    GrantPermit: 'Wrote down a permit to recruit',
    RevokePermit: 'Revoked a permit to recruit',
    ConfirmPermits: 'Said that a list of permits is whole',
    TakeAgencyList: 'Kept the official list of companies',
    RecordListUnavailable: 'Said that the official list could not be reached',
    RegisterJobOrder: 'Wrote down a job order',
    ChangeQuota: 'Changed the number of people of a job order',
    WithdrawJobOrder: 'Withdrew a job order',
  },
})
