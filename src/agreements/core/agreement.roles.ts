// SPDX-License-Identifier: AGPL-3.0-or-later
// Who works with agreements: read by the contracts and by the menu, which is loaded before them.

export const works = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'personal' } as const
