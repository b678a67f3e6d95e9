// SPDX-License-Identifier: AGPL-3.0-or-later
// The real program in a process of its own, as somebody at a terminal runs it; or its commands in this process, where what they say and
// do is asked and not how a process starts.

import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { program } from '#apps/cli/program.ts'
import { tellThrown } from '#platform/cli/failure.ts'
import { languageOf, runProgram, wantsJson } from '#platform/cli/program.ts'
import { nodeArguments } from '../../bin/install.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const args = [...nodeArguments(), './src/apps/cli.ts']

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Kawal {
  /** Runs one command to its end. */
  readonly run: (...command: readonly string[]) => Promise<Ended>
  /** The same in this process, one after the other: a tenth of the time. */
  readonly type: (...command: readonly string[]) => Promise<Ended>
  /** Starts one that keeps running; resolves once it has said this. */
  readonly serve: (command: readonly string[], said: string) => Promise<Served>
}

export interface Served {
  readonly child: ChildProcess
  /** What it wrote until now. */
  readonly said: () => string
  /** What of it went to standard output. */
  readonly out: () => string
  /** Told to stop, and ended. */
  readonly stop: () => Promise<number>
}

/** @param data the folder that its commands share */
export function kawal(data: string, more: NodeJS.ProcessEnv = {}): Kawal {
  const { KAWAL_CHROMIUM: _chromium, ...outside } = process.env
  const env = { ...outside, LANG: 'C', LC_ALL: 'C', KAWAL_DATA: data, KAWAL_PORT: '0', ...more }
  const launch = (command: readonly string[]): ChildProcess =>
    spawn(process.execPath, [...args, ...command], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })

  function hear(child: ChildProcess): { out: string; err: string } {
    const heard = { out: '', err: '' }
    child.stdout?.on('data', (text: Buffer) => {
      heard.out += text.toString()
    })
    child.stderr?.on('data', (text: Buffer) => {
      heard.err += text.toString()
    })
    return heard
  }

  async function type(...command: readonly string[]): Promise<Ended> {
    const before = { ...process.env }
    const heard: { readonly out: string[]; readonly err: string[] } = { out: [], err: [] }
    const screen = { out: (line: string) => void heard.out.push(`${line}\n`), err: (line: string) => void heard.err.push(`${line}\n`) }
    Object.assign(process.env, env)
    try {
      const code = await runProgram(program, { args: command, locale: 'C', screen }).catch((error: unknown) => {
        tellThrown({ screen, json: wantsJson(command) }, error, languageOf(command, 'C'))
        return 1
      })
      return { code: code ?? -1, out: heard.out.join(''), err: heard.err.join('') }
    } finally {
      for (const name of Object.keys(env)) delete process.env[name]
      Object.assign(process.env, before)
    }
  }

  return {
    type,
    run: (...command) =>
      new Promise((resolve) => {
        const child = launch(command)
        const heard = hear(child)
        child.on('close', (code) => resolve({ code: code ?? -1, ...heard }))
      }),
    serve: (command, said) =>
      new Promise((resolve, reject) => {
        const child = launch(command)
        const heard = hear(child)
        const ended = new Promise<number>((done) => child.on('close', (code) => done(code ?? -1)))
        child.on('close', () => reject(new Error(`it ended: ${heard.out}${heard.err}`)))
        child.stdout?.on('data', () => {
          if (!heard.out.includes(said)) return
          resolve({
            child,
            said: () => heard.out + heard.err,
            out: () => heard.out,
            stop: () => {
              child.kill('SIGTERM')
              return ended
            },
          })
        })
      }),
  }
}
