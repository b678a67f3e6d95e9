// SPDX-License-Identifier: AGPL-3.0-or-later
// What an operator copies from ops/ names things that are there: commands, settings, files of the checkout. That its metrics exist is
// held where an instance answers (test/server/fixed-points.test.ts).

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { program } from '#apps/cli/program.ts'
import { knownNames } from '#platform/server/settings.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, 'ops', path), 'utf8')
const commands = program.commands.map((command) => command.name)

/** Settings that are named and that there are not. */
const strange = (text: string): readonly string[] => (text.match(/\bKAWAL_[A-Z_]+/g) ?? []).filter((name) => !knownNames().includes(name))

/** What follows `kawal` or `kawal.mjs`, up to a word that is no part of a command's name. */
function unknownCommands(text: string): readonly string[] {
  const named = [...text.matchAll(/kawal(?:\.mjs)? ([a-z]+)(?: ([a-z]+))?/g)].filter(([whole]) => !whole.startsWith('kawal is'))
  return named.flatMap(([, first = '', second]) => {
    const both = second === undefined ? first : `${first} ${second}`
    return commands.includes(both) || commands.includes(first) ? [] : [both]
  })
}

/** Of ten, as systemd itself weighs what a unit may do; 2 is what it calls fine. */
const MOST_EXPOSED = 2

/** What systemd says of a unit; nothing where it is not there to be asked, and of programs that are elsewhere on this machine. */
function complaints(name: string): readonly string[] {
  const unit = join(root, 'ops', 'systemd', name)
  const verified = spawnSync('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', unit], { encoding: 'utf8' })
  if (verified.error !== undefined) return []
  const said = verified.stderr.split('\n').filter((line) => line !== '' && !line.includes('is not executable'))
  if (!name.endsWith('.service')) return said
  const weighed = spawnSync('systemd-analyze', ['security', '--offline=true', `--threshold=${MOST_EXPOSED * 10}`, unit], {
    encoding: 'utf8',
  })
  return weighed.status === 0 ? said : [...said, ...weighed.stdout.split('\n').filter((line) => line.includes('Overall'))]
}

describe('the units of systemd', () => {
  it.each(['kawal.service', 'kawal-backup.service', 'kawal-backup.timer'])(
    '%s is a unit, names what is there, and gives no more than is needed',
    (name) => {
      const text = read(`systemd/${name}`)
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
      expect(lines.filter((line) => !/^(\[(Unit|Service|Timer|Install)\]|[A-Z][A-Za-z]+=.*)$/.test(line))).toEqual([])
      const runs = lines.filter((line) => line.startsWith('Exec'))
      expect(unknownCommands(runs.join('\n'))).toEqual([])
      expect(strange(text)).toEqual([])
      expect(complaints(name)).toEqual([])
      if (name.endsWith('.service'))
        for (const wall of [
          'NoNewPrivileges=yes',
          'ProtectSystem=strict',
          'ProtectHome=yes',
          'CapabilityBoundingSet=',
          'User=kawal',
          'UMask=0077',
        ])
          expect(lines, wall).toContain(wall)
    },
  )
  it('a planted lie is found', () => {
    expect(unknownCommands('npx kawal bakup /x; node bin/kawal.mjs heads export')).toEqual(['bakup'])
    expect(strange('KAWAL_PORT KAWAL_PROT KAWAL_DATABASE_URL_FILE')).toEqual(['KAWAL_PROT'])
  })
})

describe('the container', () => {
  const text = read('container/Containerfile').replaceAll(/\\\n/g, ' ')
  const steps = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

  it('has known instructions, copies what is there, and ends as an ordinary user', () => {
    expect(
      steps.filter((line) => !/^(FROM|WORKDIR|COPY|RUN|USER|ENV|LABEL|VOLUME|EXPOSE|STOPSIGNAL|HEALTHCHECK|ENTRYPOINT|CMD) \S/.test(line)),
    ).toEqual([])
    const sources = steps
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/).slice(1, -1))
    expect(sources.length).toBeGreaterThan(5)
    const let_in = read('container/Containerfile.dockerignore').split('\n')
    for (const source of sources) {
      const path = source.replace(/^\.\//, '')
      expect(existsSync(join(root, path)), path).toBe(true)
      expect(let_in, path).toContain(`!${path}`)
    }
    expect(steps.filter((line) => line.startsWith('USER')).at(-1)).toMatch(/^USER [1-9]\d+:[1-9]\d+$/)
    expect(steps.filter((line) => line.startsWith('FROM')).every((line) => !line.endsWith(':latest') && line.includes(':'))).toBe(true)
    expect(steps.filter((line) => line.includes('npm ')).every((line) => line.includes('--ignore-scripts'))).toBe(true)
    expect(strange(text)).toEqual([])
    expect(unknownCommands(text)).toEqual([])
  })
})

describe('what is watched', () => {
  it('each alert says when, how grave, and what to do, in both languages', () => {
    const alerts = read('prometheus/alerts.yml')
      .split(/^ {6}- alert: /m)
      .slice(1)
    expect(alerts.length).toBeGreaterThan(8)
    for (const alert of alerts) {
      expect(alert).toMatch(/^Kawal\w+\n {8}expr: \S/)
      for (const line of [
        /^ {8}for: \d+[mh]$/m,
        /^ {8}labels: \{ severity: (critical|warning) \}$/m,
        /^ {10}summary: \S.*\.$/m,
        /^ {10}ringkasan: \S.*\.$/m,
        /^ {10}todo: \S/m,
      ])
        expect(alert).toMatch(line)
      expect(unknownCommands(alert.replaceAll(/kawal_\w+|-u kawal|status kawal\S*/g, ''))).toEqual([])
    }
  })
  it('the board is a board, with a query in every panel', () => {
    const Panel = z.object({
      title: z.string(),
      type: z.enum(['timeseries', 'stat']),
      targets: z.array(z.object({ expr: z.string() })).check(z.minLength(1)),
    })
    const { panels } = z.object({ uid: z.literal('kawal'), panels: z.array(Panel) }).parse(JSON.parse(read('grafana/kawal.json')))
    expect(panels.length).toBeGreaterThan(10)
    expect(new Set(panels.map((panel) => panel.title)).size).toBe(panels.length)
  })
})
