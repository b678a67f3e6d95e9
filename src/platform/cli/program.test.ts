// SPDX-License-Identifier: AGPL-3.0-or-later
// What is understood, what is not, and with which code it ends; a sample contract becomes a command without another edit.

import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { command, query } from '#kernel/contract.ts'
import { parseOptions } from '#platform/cli/arguments.ts'
import type { Values } from '#platform/cli/command.ts'
import { contractCommands, fieldsOf, requestOf } from '#platform/cli/contract-command.ts'
import { speaker } from '#platform/cli/help.ts'
import { present, presentProblem } from '#platform/cli/present.ts'
import { runProgram } from '#platform/cli/program.ts'

const samples = {
  MoveSample: command({
    path: '/samples/{id}/moves',
    input: z.strictObject({
      id: z.string(),
      to: z.enum(['HERE', 'THERE']),
      birthDate: z.optional(z.iso.date()),
      hours: z.optional(z.number()),
      units: z.optional(z.array(z.string())),
      final: z.optional(z.boolean()),
    }),
    output: z.object({ id: z.string() }),
    may: ['trainer'],
    sensitivity: 'personal',
    summary: { id: 'Memindahkan contoh', en: 'Moves a sample' },
  }),
  ListSamples: query({
    path: '/samples',
    input: z.strictObject({ q: z.optional(z.string()), limit: z._default(z.coerce.number(), 50) }),
    output: z.object({ items: z.array(z.object({ id: z.string() })) }),
    may: ['trainer'],
    sensitivity: 'personal',
    summary: { id: 'Contoh', en: 'Samples' },
  }),
}

async function type(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const screen = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }
  const commands = contractCommands(samples, () => ({ data: '/nowhere' }))
  const code = await runProgram({ title: 'kawal', commands }, { args, locale: 'C', screen })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

function valuesOf(...args: readonly string[]): Values {
  const parsed = parseOptions(args, fieldsOf(samples.MoveSample))
  if (!parsed.ok) throw new Error(parsed.fault.word)
  return parsed.values
}

it('a contract gives a request with typed fields, those of its path by place', () => {
  const values = valuesOf(
    'a/b',
    '--to',
    'HERE',
    '--birth-date',
    '1999-07-01',
    '--hours',
    '8',
    '--units',
    'x',
    '--units',
    'y',
    '--final',
    'true',
  )
  expect(requestOf(samples.MoveSample, { ...values, key: 'k', ifMatch: '3' })).toEqual({
    method: 'POST',
    path: '/api/v1/samples/a%2Fb/moves',
    body: { to: 'HERE', birthDate: '1999-07-01', hours: 8, units: ['x', 'y'], final: true },
    headers: { 'idempotency-key': 'k', 'if-match': '"3"' },
  })
  expect(requestOf(samples.ListSamples, { q: 'siti a', limit: '5' }).path).toBe('/api/v1/samples?q=siti+a&limit=5')
})

it.each([
  [['move-sample', '--to', 'HERE', '--user', 'blk'], 'Give --id too.'],
  [['move-sample', 'x', '--to', 'NOWHERE'], '--to must be one of: HERE, THERE.'],
  [['move-sample', 'x', '--too', 'HERE'], 'The nearest is: --to.'],
  [['move-sample', 'x', '--to'], '--to needs a value.'],
  [['move-sample', 'x', '--to', '--user'], '--to needs a value.'],
  [['move-sample', 'x', '--to', 'HERE', '--to', 'THERE'], '--to may be given once only.'],
  [['move-sample', 'x', '--to', 'HERE', '--hours', 'many'], '--hours must be a number.'],
  [['move-sample', 'x', 'y', '--to', 'HERE'], '“y” has no use here.'],
  [['move-sample', 'x', '--to', 'HERE'], 'In whose name?'],
  [['mov', 'x'], 'The nearest is: move-sample.'],
  [['--nonsense'], 'Usage: kawal'],
])('%j is not understood, and ends with 2', async (args, sentence) => {
  const { code, out, err } = await type(...args)
  expect(err).toContain(sentence)
  expect(out).toBe('')
  expect(code).toBe(2)
})

it('what is understood and cannot be done ends with 1, help with 0', async () => {
  expect(await type('list-samples', '--as', 'blk')).toMatchObject({ code: 1, err: expect.stringContaining('Kawal is not running') })
  expect(await type('list-samples', '--as', 'blk', '--lang', 'id')).toMatchObject({ err: expect.stringContaining('tidak sedang berjalan') })
  expect(await type('move-sample', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--birth-date DATE   YYYY-MM-DD') })
  expect(await type()).toMatchObject({ code: 0, out: expect.stringContaining('Moves a sample') })
  expect(await type('move-sample', '--help', '--lang', 'id')).toMatchObject({ out: expect.stringContaining('Memindahkan contoh') })
})

it('an answer is shown as lines and tables, and a name cannot steer the terminal', () => {
  const say = speaker('en')
  expect(present({ items: [{ id: 'a', name: 'Siti\u001b[2J' }], next: 'c' }, say)).toBe('id  name\na   Siti [2J\nThere is more: --cursor c')
  expect(present({ items: [] }, say)).toBe('(none)')
  const guards = [{ message: 'Too young', legalBasis: 'UU 18/2017 art 5a' }]
  expect(presentProblem({ title: 'Not yet', errors: [{ field: 'birthDate', message: 'Check it' }], guards }, say)).toBe(
    'Not yet\n  --birth-date: Check it\n  Too young (basis: UU 18/2017 art 5a)',
  )
})
