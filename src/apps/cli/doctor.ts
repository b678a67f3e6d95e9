// SPDX-License-Identifier: AGPL-3.0-or-later
// Looks at everything an instance stands on, and says for each thing that is wrong the way on.

import { type Stats, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { lookAtDatabase } from '#apps/cli/doctor.database.ts'
import { type DoctorWord, doctorWords } from '#apps/cli/doctor.words.ts'
import { type Finding, firstLine } from '#apps/cli/finding.ts'
import { text } from '#apps/cli/instance-text.ts'
import { fill } from '#kernel/words.ts'
import type { Command, ExitCode, Invocation } from '#platform/cli/command.ts'
import { readDone } from '#platform/server/done.ts'
import { findInstance } from '#platform/server/embedded/lock.ts'
import { keyFileOf, secretFile } from '#platform/server/embedded/secrets.ts'
import { readSettings, type Settings } from '#platform/server/settings.ts'
import { StartError } from '#platform/server/start-error.ts'

const GIGABYTE = 1_000_000_000
const DISK_LOW = 1
const PATIENCE_MS = 5000
const DAY_MS = 86_400_000
const LATE_DAYS = 2
const YOUNG_DAYS = 7

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}

function lookAtFolder(data: string): readonly Finding[] {
  if (statOf(data) === undefined) return [{ about: 'folder', state: 'ill', word: 'folder-missing', params: { data } }]
  const closed = [
    { path: join(data, 'secrets'), mode: '700' },
    { path: secretFile(data, 'instance-key'), mode: '600' },
    { path: join(data, 'instance.json'), mode: '600' },
  ]
  const open = closed.filter(({ path }) => ((statOf(path)?.mode ?? 0) & 0o077) !== 0)
  if (open.length === 0 || process.platform === 'win32') return [{ about: 'folder', state: 'well', word: 'folder', params: { data } }]
  return open.map((params) => ({ about: 'folder', state: 'ill', word: 'folder-open', params }))
}

async function lookAtDisk(data: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(statOf(data) === undefined ? '.' : data)
  return judgeDisk((bavail * bsize) / GIGABYTE)
}

/** @param free in gigabytes */
export function judgeDisk(free: number): Finding {
  const params = { free: free.toFixed(1) }
  return free < DISK_LOW
    ? { about: 'disk', state: 'ill', word: 'disk-low', params }
    : { about: 'disk', state: 'well', word: 'disk', params }
}

/** Whether the next start would find its place taken. */
async function lookAtPort({ host, port }: Settings): Promise<Finding> {
  const params = { host, port: String(port) }
  const taken = await new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(true))
    probe.listen(port, host, () => probe.close(() => resolve(false)))
  })
  return taken ? { about: 'port', state: 'ill', word: 'port-taken', params } : { about: 'instance', state: 'note', word: 'not-running' }
}

/** A folder without a backup is young, or an accident that waits. */
function lookAtBackup(settings: Settings, data: string): Finding {
  const { backup } = readDone(data)
  if (backup === undefined) {
    const since = statOf(keyFileOf(data, settings.keyFile))?.mtimeMs ?? Date.now()
    const isYoung = Date.now() - since < YOUNG_DAYS * DAY_MS
    return { about: 'backup', state: isYoung ? 'note' : 'ill', word: 'backup-never' }
  }
  const isLate = Date.now() - Date.parse(backup) > LATE_DAYS * DAY_MS
  return { about: 'backup', state: isLate ? 'ill' : 'well', word: isLate ? 'backup-late' : 'backup', params: { at: backup.slice(0, 16) } }
}

async function lookAtInstance(settings: Settings, data: string): Promise<Finding> {
  const instance = findInstance(data)
  if (instance === undefined) return lookAtPort(settings)
  const params = { address: instance.address ?? '?', pid: String(instance.pid) }
  const answers = await fetch(`${params.address}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    (answer) => answer.ok,
    () => false,
  )
  return answers
    ? { about: 'instance', state: 'well', word: 'running', params }
    : { about: 'instance', state: 'ill', word: 'unanswered', params }
}

async function lookAtWeb(): Promise<Finding> {
  try {
    const { buildWeb } = await import('#platform/server/web-build/build.ts')
    const bytes = (await buildWeb()).files.reduce((sum, file) => sum + (file.brotli ?? file.body).length, 0)
    return { about: 'web', state: 'well', word: 'web', params: { size: (bytes / 1000).toFixed(0) } }
  } catch (error) {
    return { about: 'web', state: 'ill', word: 'web-broken', params: { reason: firstLine(error) } }
  }
}

async function examine(settings: Settings): Promise<readonly Finding[]> {
  const data = resolve(settings.data)
  const folder = lookAtFolder(data)
  const isThere = folder.every((finding) => finding.word !== 'folder-missing')
  return [
    { about: 'settings', state: 'well', word: 'settings' },
    ...folder,
    await lookAtDisk(data),
    ...(isThere ? [await lookAtInstance(settings, data), ...(await lookAtDatabase(settings)), lookAtBackup(settings, data)] : []),
    await lookAtWeb(),
  ]
}

const signs = { well: '✓', note: '·', ill: '✗' } as const

async function run({ screen, json, language }: Invocation): Promise<ExitCode> {
  let settings: Settings
  try {
    settings = readSettings(process.env)
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    if (json) screen.out(JSON.stringify({ well: false, findings: [{ about: 'settings', state: 'ill', says: error.in(language) }] }))
    else screen.err(`✗ ${error.in(language)}`)
    return 1
  }
  const findings = await examine(settings)
  const say = (word: DoctorWord, params: Finding['params']): string => fill(doctorWords[language][word], params)
  const ill = findings.filter((finding) => finding.state === 'ill').length
  const said = findings.map(({ about, state, word, params }) => ({ about, state, says: say(word, params) }))
  if (json) screen.out(JSON.stringify({ well: ill === 0, findings: said }))
  else {
    for (const { state, says } of said) screen.out(`${signs[state]} ${says}`)
    screen.out(ill === 0 ? say('healthy', {}) : say('unwell', { count: String(ill) }))
  }
  return ill === 0 ? 0 : 1
}

export const doctor: Command = {
  name: 'doctor',
  group: 'instance',
  summary: text('doctor'),
  options: [],
  run,
}
