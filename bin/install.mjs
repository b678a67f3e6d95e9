// SPDX-License-Identifier: AGPL-3.0-or-later
// What the launchers share: installing the dependencies once, finding the pinned Node, handing over to it.
// It runs on the machine's own Node (20 or newer) before anything is installed, so it imports only Node itself.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The checkout: everything is found from here, never from the working directory. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const modules = join(root, 'node_modules')
const stampFile = join(modules, '.kawal-install.json')

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** Does what npm says it installed agree with the lock? Then somebody ran npm here already, and nothing is to be done. */
function agreesWithLock({ dev }) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {}
  const present = readJson(join(modules, '.package-lock.json'))?.packages
  if (present === undefined) return false
  return Object.entries(wanted).every(([path, entry]) => {
    // Of what comes for each kind of machine, this one's must be there: an installation that was cut off may lack it.
    const own = entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch) && entry.libc === undefined
    if (path === '' || (entry.optional && !own) || entry.devOptional || (entry.dev && !dev)) return true
    return present[path]?.version === entry.version && existsSync(join(root, path))
  })
}

function isInstalled({ dev }) {
  const stamp = readJson(stampFile)
  return stamp?.lock === lockHash() && (stamp.dev || !dev)
}

/** Remembers the lock that was installed, so that the next start needs only one hash. */
function writeStamp({ dev }) {
  writeFileSync(stampFile, `${JSON.stringify({ lock: lockHash(), dev })}\n`)
}

function npmCi({ dev }) {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', dev ? '--include=dev' : '--omit=dev']
  const npm = process.env.npm_execpath
  // npm names its own script when it started us; otherwise it is on the path, on Windows as a command file.
  if (npm !== undefined && /npm-cli\.c?js$/.test(npm)) return spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
  return spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
}

/**
 * Installs what the lock names, when it is not there yet. Scripts of packages never run.
 * @param {{ dev: boolean }} options with `dev`, the tools for tests and checks too
 */
export function ensureInstalled({ dev }) {
  if (isInstalled({ dev })) return
  try {
    if (agreesWithLock({ dev })) return writeStamp({ dev })
  } catch {
    return // A checkout that somebody else installed and we may only read.
  }
  const started = Date.now()
  console.error(`Installing what Kawal needs${dev ? ', with the tools for its tests' : ''}. This takes a minute, once.`)
  const { status, error } = npmCi({ dev })
  if (status !== 0) {
    console.error(`The installation did not succeed${error ? `: ${error.message}` : ''}.`)
    console.error(`To see why, run: npm ci --ignore-scripts${dev ? '' : ' --omit=dev'}`)
    process.exit(1)
  }
  writeStamp({ dev })
  console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

/** The Node that the lock pins, or our own when it is new enough; otherwise says what is needed and ends. */
export function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const home = join(modules, `node-${system}-${process.arch}`)
  const found = [join(home, 'bin', 'node'), join(home, 'bin', 'node.exe'), join(home, 'node.exe')].find((file) => existsSync(file))
  if (found !== undefined) return found
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(`Kawal needs Node 24, and brings none for ${process.platform} on ${process.arch}; this is Node ${process.versions.node}.`)
  console.error('Install Node 24 or newer from nodejs.org and run the same command again.')
  process.exit(1)
}

/** The arguments that every TypeScript entry of ours starts with: JSX is transformed as it is loaded. */
export function nodeArguments() {
  const loader = pathToFileURL(join(root, 'src', 'platform', 'server', 'tsx-loader.ts')).href
  // What a request makes is forgotten with its answer: in the engine's own 16 MB much of it is moved about before that.
  return ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=32', '--import', loader]
}

/**
 * Runs an entry on the pinned Node, passes signals on, and ends with its exit code.
 *
 * Ctrl-C reaches the whole foreground group, so the child has it already, and npm may send it to us a second time;
 * we then only wait, and pass it on after a second in case somebody signalled us alone. The child treats signals
 * that come together as one. The channel tells it when we were killed without a chance to say so.
 * @param {readonly string[]} args
 */
export function handOver(args) {
  const child = spawn(pinnedNode(), args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  const atTerminal = process.stdin.isTTY || process.stdout.isTTY
  const passOn = (signal) => {
    if (signal === 'SIGINT' && atTerminal) setTimeout(() => child.kill(signal), 1000)
    else child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn)
  child.on('error', (error) => {
    console.error(`Node could not be started: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
