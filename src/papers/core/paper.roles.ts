// SPDX-License-Identifier: AGPL-3.0-or-later
// Who works with papers: read by the contracts and by the menu, which is loaded before them.

/** Who says what a paper is worth, and may take back what others have looked at; who only attaches may not. */
export const deciders = ['regency-officer', 'agency-officer'] as const
