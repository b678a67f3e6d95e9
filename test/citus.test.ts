// SPDX-License-Identifier: AGPL-3.0-or-later
// Every table can be distributed by regency: held against all migrations and the SQL of all stores, and each rule against a planted fault.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { migrationBreaches, type SqlText, statementsOf, storeBreaches } from './support/sql.ts'

const src = fileURLToPath(new URL('../src', import.meta.url))
const all = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
const read = (path: string): SqlText => ({ path, source: readFileSync(join(src, path), 'utf8') })
const migrations = all.filter((path) => path.endsWith('.sql')).map(read)
const stores = all
  .filter((path) => path.endsWith('.store.ts') || /^platform\/server\/(storage|http|jobs)\/[a-z.]+(?<!test)\.ts$/.test(path))
  .map(read)

describe('the tree', () => {
  test('is seen: an empty list would pass everything', () => {
    expect(migrations.length).toBeGreaterThan(5)
    expect(stores.flatMap(({ source }) => statementsOf(source)).length).toBeGreaterThan(40)
  })
  test('has tables whose every key holds the regency, no trigger, no subquery in a policy', () =>
    expect(migrationBreaches(migrations)).toEqual([]))
  test('has statements that stay within a regency where they write, lock or join', () => expect(storeBreaches(stores)).toEqual([]))
  test('keeps SQL in stores and in the platform', () => {
    const elsewhere = all.filter(
      (path) =>
        /\.tsx?$/.test(path) &&
        !path.includes('.test.') &&
        !path.startsWith('platform/') &&
        !path.startsWith('apps/') &&
        !path.endsWith('.store.ts'),
    )
    const found = elsewhere.filter((path) => statementsOf(read(path).source).some((text) => /\b(from|into|set)\b/.test(text)))
    expect(found).toEqual([])
  })
})

const table = (body: string): SqlText => ({ path: 'x.sql', source: `create table thing (\n${body}\n);` })
const sound = '  regency text not null,\n  stream_id uuid not null,\n  primary key (regency, stream_id)'

describe('a planted fault is named', () => {
  test('a sound table passes', () => expect(migrationBreaches([table(sound)])).toEqual([]))
  test.each([
    ['a table without the column', table('  id uuid not null,\n  primary key (id)'), 'has no column regency'],
    ['a key without it', table('  regency text not null,\n  id uuid not null,\n  primary key (id)'), 'does not hold regency'],
    [
      'a key that does not begin with it',
      table('  regency text not null,\n  id uuid,\n  primary key (id, regency)'),
      'does not begin with regency',
    ],
    ['a key on one column', table('  regency text not null,\n  id uuid primary key'), 'is a key by itself'],
    ['a unique constraint without it', table(`${sound},\n  unique (stream_id)`), 'does not hold regency'],
    ['a reference without it', table(`${sound},\n  foreign key (stream_id) references other (stream_id)`), 'does not hold regency'],
    [
      'a unique index without it',
      { path: 'x.sql', source: 'create unique index a on thing (name);' },
      'unique index a does not hold regency',
    ],
    ['a trigger', { path: 'x.sql', source: 'create trigger t before insert on thing execute function f();' }, 'has a trigger'],
    [
      'a subquery in a policy',
      { path: 'x.sql', source: 'create policy p on thing using (area in (select area from office));' },
      'has a subquery',
    ],
  ])('%s', (_name, file, sentence) => expect(migrationBreaches([file]).join()).toContain(sentence))

  const store = (sql: string): SqlText => ({ path: 'a.store.ts', source: `const A = \`${sql}\`` })
  test.each([
    ['an unrouted write', store('delete from session where token_hash = $1'), 'not routed'],
    ['an unrouted lock', store('select 1 from head where day = $1 for update'), 'an unrouted lock'],
    ['a join across regencies', store('select 1 from a join b x on x.id = a.id where a.regency = $1'), 'across regencies'],
    ['a recursion', store('with recursive r as (select 1 from office) select 1 from r'), 'recursive'],
  ])('%s', (_name, file, sentence) => expect(storeBreaches([file]).join()).toContain(sentence))
})
