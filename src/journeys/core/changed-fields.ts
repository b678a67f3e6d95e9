// SPDX-License-Identifier: AGPL-3.0-or-later

export const planFields = ['scheme', 'destination', 'occupation', 'agencyId'] as const
export const personFields = ['name', 'alias', 'sex', 'birthDate', 'nik', 'phone', 'motherName', 'passport', 'familyCard'] as const

/** What is said of a file from what to what, and can be contested; `stated` is a birth date that a paper states. */
export const changedFields = [...planFields, ...personFields, 'stated'] as const
