// SPDX-License-Identifier: AGPL-3.0-or-later
// Who works with cases: read by the contracts and by the menu, which is loaded before them.

export const works = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity' } as const
export const decides = { may: ['regency-officer', 'agency-officer'], sensitivity: 'identity' } as const
