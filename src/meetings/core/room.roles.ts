// SPDX-License-Identifier: AGPL-3.0-or-later
// The roles that may be in any room: read by the contracts and by the menu, which is loaded before them.

export const inRooms = { may: ['village-officer', 'regency-officer', 'agency-officer', 'investigator'], sensitivity: 'identity' } as const
