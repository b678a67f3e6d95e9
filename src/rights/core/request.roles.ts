// SPDX-License-Identifier: AGPL-3.0-or-later
// Who works with requests about personal data: read by the contracts and by the menu, which is loaded before them.

export const receives = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity' } as const
