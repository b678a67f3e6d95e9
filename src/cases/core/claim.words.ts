// SPDX-License-Identifier: AGPL-3.0-or-later
// What kinds of money are owed, and from where it is known: on screens and on paper.

import { defineWords } from '#kernel/words.ts'

export const claimNames = defineWords({
  id: {
    PERSON: 'Orangnya sendiri',
    FAMILY: 'Keluarga',
    PAPER: 'Surat atau rekaman',
    OFFICER: 'Dilihat petugas',
    OTHER: 'Pihak lain',
    UNPAID_WAGE: 'Upah tidak dibayar',
    UNDERPAID_WAGE: 'Upah kurang dibayar',
    OVERTIME: 'Lembur tidak dibayar',
    UNLAWFUL_DEDUCTION: 'Potongan yang tidak sah',
    PLACEMENT_COST: 'Biaya penempatan yang melanggar aturan',
    WITHHELD_DEPOSIT: 'Jaminan atau simpanan ditahan',
  },
  en: {
    PERSON: 'The person themselves',
    FAMILY: 'Family',
    PAPER: 'A paper or recording',
    OFFICER: 'Seen by an officer',
    OTHER: 'Somebody else',
    UNPAID_WAGE: 'Wage not paid',
    UNDERPAID_WAGE: 'Wage paid too little',
    OVERTIME: 'Overtime not paid',
    UNLAWFUL_DEDUCTION: 'Unlawful deduction',
    PLACEMENT_COST: 'Placement cost against a rule',
    WITHHELD_DEPOSIT: 'Deposit or savings withheld',
  },
})
