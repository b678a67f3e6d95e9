// SPDX-License-Identifier: AGPL-3.0-or-later
// For what a case is handed to another office, by name.

import { defineWords } from '#kernel/words.ts'

export const purposeNames = defineWords({
  id: {
    ESCORT: 'Pendampingan',
    RETURN: 'Kepulangan',
    REHABILITATION: 'Rehabilitasi',
    REINTEGRATION: 'Reintegrasi',
    LEGAL_HELP: 'Bantuan hukum',
    SHELTER: 'Rumah aman',
    HANDLING: 'Penanganan kasus',
  },
  en: {
    ESCORT: 'Escort',
    RETURN: 'Return',
    REHABILITATION: 'Rehabilitation',
    REINTEGRATION: 'Reintegration',
    LEGAL_HELP: 'Legal help',
    SHELTER: 'Shelter',
    HANDLING: 'Handling the case',
  },
})
