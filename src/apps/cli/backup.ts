// SPDX-License-Identifier: AGPL-3.0-or-later
// A backup, and whom it is closed for.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { onGround } from '#apps/cli/ground.ts'
import { sayIn } from '#apps/cli/instance-text.ts'
import { VERSION } from '#apps/version.ts'
import type { ExitCode, Invocation } from '#platform/cli/command.ts'
import { type Closing, readRecipient, recipientOf } from '#platform/server/backup/age.ts'
import { makeBackup } from '#platform/server/backup/make.ts'
import { noteDone } from '#platform/server/done.ts'
import { keyFileOf } from '#platform/server/embedded/secrets.ts'
import { storeOf } from '#platform/server/files/settings-store.ts'
import { readSettings } from '#platform/server/settings.ts'
import { StartError } from '#platform/server/start-error.ts'
import { type InstanceKey, printInstanceKey } from '#platform/server/storage/instance-key.ts'
import { backupIdentity } from '#platform/server/storage/keys.ts'

const LEAST_PASSPHRASE = 12
const MEGABYTE = 1_000_000

/** The first line of a file that only its owner should read. */
export function readPassphrase(file: string): string {
  let line: string
  try {
    line = readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''
  } catch {
    line = ''
  }
  if (line === '') throw new StartError(['passphrase-unreadable', { file }])
  return line
}

function closingOf({ values }: Invocation, master: InstanceKey): Closing {
  const file = values['passphraseFile']
  if (file !== undefined) {
    const passphrase = readPassphrase(String(file))
    if (passphrase.length < LEAST_PASSPHRASE) throw new StartError(['passphrase-short', { file: String(file), least: LEAST_PASSPHRASE }])
    return { passphrase }
  }
  const given = Array.isArray(values['recipient']) ? values['recipient'].map(String) : []
  if (given.length === 0) return { recipients: [recipientOf(backupIdentity(master.master))] }
  const recipients = given.map((each) => {
    const recipient = readRecipient(each)
    if (recipient === undefined) throw new StartError(['no-recipient', { text: each }])
    return recipient
  })
  return { recipients }
}

export async function runBackup(call: Invocation): Promise<ExitCode> {
  const { values, screen, json, language, misuse } = call
  const file = String(values['file'])
  if (values['recipient'] !== undefined && values['passphraseFile'] !== undefined) return misuse(sayIn(language, 'backup-one-way'))
  const settings = readSettings(process.env)
  const data = resolve(settings.data)
  const papers = storeOf(settings)
  const size = (bytes: number): string => (bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0)
  const done = await onGround(settings, screen.err, ({ services, databaseUrl, master }) =>
    makeBackup({
      databaseUrl,
      data,
      ...(papers === undefined ? {} : { papers }),
      key: printInstanceKey(master),
      about: { version: VERSION, at: services.clock(), publicKey: services.keyring.publicKey },
      file,
      replace: values['replace'] === true,
      closing: closingOf(call, master),
      progress: (step) =>
        screen.err(
          'written' in step
            ? sayIn(language, 'backup-written', { size: size(step.written) })
            : sayIn(language, 'backup-checked', { size: size(step.checked) }),
        ),
    }),
  )
  noteDone(data, 'backup', new Date().toISOString())
  const byKey = values['recipient'] === undefined && values['passphraseFile'] === undefined
  if (json) screen.out(JSON.stringify({ file: resolve(file), ...done }))
  else {
    screen.out(sayIn(language, 'backup-done', { file, rows: String(done.rows), files: String(done.files), size: size(done.bytes) }))
    if (byKey) screen.out(sayIn(language, 'backup-by-key', { file: keyFileOf(data, settings.keyFile) }))
  }
  return 0
}
