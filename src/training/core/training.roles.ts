// SPDX-License-Identifier: AGPL-3.0-or-later
// Who works with training: read by the contracts and by the menu, which is loaded before them.

export const trainingWriters = ['regency-officer', 'agency-officer'] as const
export const trainingReaders = ['trainer', 'assessor', 'regency-officer', 'agency-officer'] as const
