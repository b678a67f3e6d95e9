// SPDX-License-Identifier: AGPL-3.0-or-later
// A Kawal that was killed leaves its PostgreSQL running. Whoever holds the folder's lock next stops it and starts anew.

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '#platform/server/start-error.ts'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** What `postmaster.pid` says: the process, and how far its start has come. */
export function readPidFile(cluster: string): { readonly pid: number; readonly status: string } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), status: lines[7]?.trim() ?? '' }
  } catch {
    return undefined
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

// Every process of PostgreSQL, the first and its children, works in its data folder: that cannot be said by accident.
function fromProc(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => link(`/proc/${pid}/cwd`) === cluster && basename(link(`/proc/${pid}/exe`)).startsWith('postgres'))
    .map(Number)
}

// Without /proc only the first process can be told, by what it was started with.
function fromProcessList(cluster: string, pid: number): number[] {
  if (!isAlive(pid)) return []
  try {
    const command =
      process.platform === 'win32'
        ? ['powershell', '-NoProfile', '-Command', `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`]
        : ['ps', '-ww', '-o', 'command=', '-p', String(pid)]
    const [program = '', ...args] = command
    const line = execFileSync(program, args, { encoding: 'utf8' })
    return line.includes('postgres') && line.includes(cluster) ? [pid] : []
  } catch {
    return []
  }
}

/** The processes of PostgreSQL that work on this folder now, and no others that happen to have a number of theirs. */
export function serversOf(cluster: string): number[] {
  const folder = realpathSync(cluster)
  if (existsSync('/proc/self/cwd')) return fromProc(folder)
  const written = readPidFile(cluster)
  return written === undefined ? [] : fromProcessList(folder, written.pid)
}

async function gone(cluster: string, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds
  while (serversOf(cluster).length > 0) {
    if (Date.now() > until) return false
    await sleep(25)
  }
  return true
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // It ended in the meantime, which is what was wanted.
    }
  }
}

/**
 * Ends whatever PostgreSQL still works on the folder: politely (fast shutdown), then at once (the history is safe either way).
 * A `postmaster.pid` that names a stranger is removed, since PostgreSQL itself would refuse to start because of it.
 * @returns whether anything was running
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const written = readPidFile(cluster)
  const running = serversOf(cluster)
  const postmaster = running.filter((pid) => pid === written?.pid)
  if (running.length > 0) {
    // Children whose postmaster was killed end by themselves; with it alive, it tells them.
    signal(postmaster, 'SIGINT')
    if (!(await gone(cluster, 10_000))) signal(serversOf(cluster), 'SIGQUIT')
    if (!(await gone(cluster, 5_000))) signal(serversOf(cluster), 'SIGKILL')
    if (!(await gone(cluster, 5_000))) {
      throw new StartError(['orphan-stays', { cluster, pids: serversOf(cluster).join(', ') }])
    }
  }
  if (written !== undefined && isAlive(written.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
  return running.length > 0
}
