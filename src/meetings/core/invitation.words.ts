// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of invitations that leave by mail. Others may read a mailbox: nothing here says what a meeting is about.

import { defineWords, fill } from '#kernel/words.ts'

export const invitationWords = defineWords({
  id: {
    summary: 'Rapat (Kawal)',
    invited: 'Undangan rapat, {when}',
    moved: 'Waktu rapat berubah, {when}',
    cancelled: 'Rapat dibatalkan, {when}',
    where: 'Masuk di {url} untuk melihat rapatnya. Isinya tidak dikirim lewat surel.',
  },
  en: {
    summary: 'Meeting (Kawal)',
    invited: 'Invitation to a meeting, {when}',
    moved: 'The time of a meeting changed, {when}',
    cancelled: 'A meeting was cancelled, {when}',
    where: 'Sign in at {url} to see the meeting. What it is about is not sent by mail.',
  },
})

export type InvitationKind = 'invited' | 'moved' | 'cancelled'

/** Indonesian first, and English under it: nobody knows which of the two a mailbox reads. */
export function invitationText(kind: InvitationKind, when: string, url: string): { readonly subject: string; readonly text: string } {
  const { id, en } = invitationWords
  const both = [id, en].map((words) => `${fill(words[kind], { when })}.\n${fill(words.where, { url })}`)
  return { subject: fill(id[kind], { when }), text: `${both.join('\n\n')}\n` }
}
