// SPDX-License-Identifier: AGPL-3.0-or-later
// Backups as commands; what they run is loaded only then.

import { text } from '#apps/cli/instance-text.ts'
import { type Command, optionsOf } from '#platform/cli/command.ts'

export const backupCommands: readonly Command[] = [
  {
    name: 'backup',
    group: 'instance',
    summary: text('backup'),
    options: optionsOf({
      file: { required: true, positional: true, about: text('backup-file') },
      recipient: { kind: 'list', about: text('backup-recipient') },
      passphraseFile: { about: text('backup-passphrase') },
      replace: { kind: 'flag', about: text('backup-replace') },
    }),
    run: async (invocation) => (await import('#apps/cli/backup.ts')).runBackup(invocation),
  },
  {
    name: 'backup key',
    group: 'instance',
    summary: text('backup-key'),
    options: [],
    run: async ({ screen, json }) => {
      const { newIdentity, recipientOf, writeIdentity, writeRecipient } = await import('#platform/server/backup/age.ts')
      const identity = newIdentity()
      const [secret, recipient] = [writeIdentity(identity), writeRecipient(recipientOf(identity))]
      if (json) screen.out(JSON.stringify({ identity: secret, recipient }))
      else screen.out(`# ${recipient}\n${secret}`)
      return 0
    },
  },
  {
    name: 'restore',
    group: 'instance',
    summary: text('restore'),
    options: optionsOf({
      file: { required: true, positional: true, about: text('backup-file') },
      key: { about: text('restore-key') },
      passphraseFile: { about: text('backup-passphrase') },
      erasures: { about: text('restore-erasures') },
      moveAside: { kind: 'flag', about: text('restore-aside') },
      acceptBreaks: { kind: 'flag', about: text('restore-breaks') },
    }),
    run: async (invocation) => (await import('#apps/cli/restore.ts')).runRestore(invocation),
  },
]
