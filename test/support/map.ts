// SPDX-License-Identifier: AGPL-3.0-or-later
// The map of imports: who may know whom. ARCHITECTURE.md says why; this says no.

import { codeOf, importsOf, type Module } from './modules.ts'

/** The order of the capabilities: a later one may import an earlier one's core, never the reverse. */
export const capabilities: readonly string[] = [
  'laws',
  'forms',
  'regions',
  'access',
  'people',
  'agencies',
  'journeys',
  'papers',
  'training',
  'letters',
  'village',
  'cases',
  'meetings',
  'tips',
  'networks',
  'contact',
  'portal',
  'insight',
  'rights',
  'exchange',
  'agreements',
]

interface Place {
  readonly room: string
  readonly side: string
}

/** Where a module stands: its room, and its side in it. The design system is a side of its own, since pages share it. */
function placeOf(path: string): Place {
  const [room = '', side = '', inner = ''] = path.split('/')
  if (room === 'kernel' || room === 'apps') return { room, side: room }
  return { room, side: room === 'platform' && side === 'web' && inner === 'ui' ? 'ui' : side }
}

// Which sides of the platform a side may stand on.
const platformFor: Readonly<Record<string, readonly string[]>> = {
  core: [],
  pages: ['ui'],
  ui: ['ui'],
  web: ['web', 'ui'],
  server: ['server', 'ui'],
  cli: ['cli', 'server'],
}

// Which sides of its own room a side may stand on; of another room it is the cores, and for a server the pages.
const ownFor: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  pages: ['core', 'pages'],
  web: ['core', 'web'],
  server: ['core', 'pages', 'server'],
}

// Packages that a pure side may name: the schema library, and the component library where there are components.
const packagesFor: Readonly<Record<string, RegExp>> = {
  kernel: /^(zod(\/mini|\/v4\/core)?|@noble\/hashes\/(sha2|utils)\.js)$/,
  core: /^zod(\/mini)?$/,
  pages: /^preact(\/|$)/,
  ui: /^preact(\/|$)/,
}

function order(room: string): number {
  return capabilities.indexOf(room)
}

function betweenCapabilities(from: Place, to: Place): string | undefined {
  if (order(to.room) < 0) return `${to.room} is not in the ordered list of capabilities`
  if (from.room === to.room)
    return ownFor[from.side]?.includes(to.side) ? undefined : `a ${from.side} side may not import a ${to.side} side`
  if (order(to.room) > order(from.room)) return `${from.room} comes before ${to.room} and may not know it`
  if (to.side === 'core' || (to.side === 'pages' && from.side === 'server')) return undefined
  return `only the core of ${to.room} is shared, not its ${to.side} side`
}

/** Why one module may not import another, or nothing. */
function objection(from: Place, to: Place): string | undefined {
  if (from.room === 'apps') return undefined
  if (to.room === 'apps') return 'an app is a root: nobody imports it'
  if (to.room === 'kernel') return undefined
  if (from.room === 'kernel') return 'the kernel imports nothing of ours but the kernel'
  if (to.room === 'platform') {
    if (from.room !== 'platform' && order(from.room) < 0) return `${from.room} is not in the ordered list of capabilities`
    return platformFor[from.side]?.includes(to.side) ? undefined : `a ${from.side} side may not import the platform's ${to.side} side`
  }
  if (from.room === 'platform') return 'the platform knows no capability'
  return betweenCapabilities(from, to)
}

// Within a side, the file's suffix says its step; a step may only import its own or an earlier one.
const steps: Readonly<Record<string, readonly string[]>> = {
  core: ['', 'law', 'rules', 'contract'],
  server: ['store', 'handlers', 'jobs', 'register'],
  web: ['', 'register'],
}

function stepOf(path: string, side: string): number {
  const name = (path.split('/').at(-1) ?? '').replace(/\.tsx?$/, '')
  const suffix = name === 'register' ? name : name.split('.').slice(1).join('.')
  return steps[side]?.indexOf(suffix) ?? -1
}

function outOfStep(from: string, to: string): string | undefined {
  const [here, there] = [placeOf(from), placeOf(to)]
  if (here.room !== there.room || here.side !== there.side || order(here.room) < 0) return undefined
  const [mine, theirs] = [stepOf(from, here.side), stepOf(to, here.side)]
  return mine >= 0 && theirs > mine
    ? `within ${here.side} the order is ${steps[here.side]?.map((step) => step || 'vocabulary').join(', ')}`
    : undefined
}

function judge(module: Module, target: string): string | undefined {
  const from = placeOf(module.path)
  if (target.startsWith('.')) return 'every import has one shape, #room/side/file.ts'
  if (!target.startsWith('#')) {
    const allowed = packagesFor[from.side]
    return allowed === undefined || allowed.test(target) || from.room === 'apps'
      ? undefined
      : `a ${from.side} side imports no package but its own libraries`
  }
  const path = target.slice(1)
  return objection(from, placeOf(path)) ?? outOfStep(module.path, path)
}

/** Every import that goes in a forbidden direction, in words. */
export function objections(modules: readonly Module[]): string[] {
  return modules.flatMap((module) =>
    importsOf(module).flatMap((target) => {
      const reason = judge(module, target)
      return reason === undefined ? [] : [`${module.path} imports ${target}: ${reason}`]
    }),
  )
}

// What is different the next time it is asked. It arrives in the command's context instead.
const outside: Readonly<Record<string, RegExp>> = {
  'the clock': /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|[^\s(])|(?<!new\s+)\bDate\s*\(|\bperformance\s*\./,
  chance: /\bMath\s*\.\s*random\b|\bcrypto\s*\./,
  'the environment': /\bprocess\s*[.[]|\bglobalThis\b/,
  'the network': /(?<![.\w])fetch\s*\(/,
  'a timer': /\bset(?:Timeout|Interval|Immediate)\s*\(/,
}

/** Every pure module that touches clock, chance, environment or network. */
export function impurities(modules: readonly Module[]): string[] {
  return modules
    .filter((module) => ['kernel', 'core', 'pages', 'ui'].includes(placeOf(module.path).side))
    .flatMap((module) => {
      const code = codeOf(module)
      return Object.entries(outside).flatMap(([name, pattern]) => (pattern.test(code) ? [`${module.path} touches ${name}`] : []))
    })
}

/** Every ring of imports, named once, from its first module in the alphabet. */
export function cycles(modules: readonly Module[]): string[] {
  const edges = new Map(
    modules.map((module) => [module.path, importsOf(module).flatMap((to) => (to.startsWith('#') ? [to.slice(1)] : []))]),
  )
  const done = new Set<string>()
  const found = new Set<string>()
  function walk(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path)
    if (start >= 0) {
      const ring = trail.slice(start)
      const first = ring.indexOf(ring.toSorted()[0] ?? '')
      found.add([...ring.slice(first), ...ring.slice(0, first), ring[first]].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) walk(path, [])
  return [...found]
}
