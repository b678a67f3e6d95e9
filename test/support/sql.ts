// SPDX-License-Identifier: AGPL-3.0-or-later
// What keeps the tables distributable by regency (Citus): said of migrations and of the statements in stores.

export interface SqlText {
  readonly path: string
  readonly source: string
}

/** SQL without its comments, on one line. */
function plain(sql: string): string {
  return sql
    .replaceAll(/--[^\n]*/g, ' ')
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()
}

/** The text between a bracket and the one that closes it. */
function bracketed(text: string, from: number): string {
  let depth = 0
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1
    else if (text[i] === ')') {
      depth -= 1
      if (depth === 0) return text.slice(from + 1, i)
    }
  }
  return text.slice(from + 1)
}

const namesRegency = (columns: string): boolean => /\bregency\b/.test(columns)

// Tables that are no record of a place: the list of migrations, and what is copied to every node.
const reference: readonly string[] = ['migration']

// Few, rarely changed and named beside everything: offices are copied to every node, so whatever joins them stays at home.
const copied: readonly string[] = ['office', 'office_name', 'office_head']

function ofTable(path: string, name: string, body: string): string[] {
  if (reference.includes(name)) return []
  const found: string[] = []
  if (!/\bregency text\b/.test(body)) found.push(`${path}: table ${name} has no column regency`)
  const keys = [...body.matchAll(/\b(primary key|unique|foreign key) \(/g)]
  if (!keys.some((key) => key[1] === 'primary key')) found.push(`${path}: table ${name} has no primary key over columns`)
  for (const key of keys) {
    const columns = bracketed(body, key.index + key[0].length - 1)
    if (!namesRegency(columns)) found.push(`${path}: ${key[1]} (${columns}) of ${name} does not hold regency`)
    if (key[1] === 'primary key' && !columns.trim().startsWith('regency'))
      found.push(`${path}: the primary key of ${name} does not begin with regency`)
  }
  if (/\b(unique|primary key)\b(?! \()/.test(body)) found.push(`${path}: a column of ${name} is a key by itself`)
  if (/\breferences\b/.test(body) && !/foreign key \([^)]*regency/.test(body)) found.push(`${path}: ${name} references without regency`)
  return found
}

/** Every breach in migrations, in words. */
export function migrationBreaches(files: readonly SqlText[]): string[] {
  return files.flatMap(({ path, source }) => {
    const sql = plain(source)
    const found: string[] = []
    for (const table of sql.matchAll(/create table (?:if not exists )?([a-z_.]+) \(/g))
      found.push(...ofTable(path, table[1] ?? '', bracketed(sql, table.index + table[0].length - 1)))
    for (const index of sql.matchAll(/create unique index (?:if not exists )?([a-z_]+) on ([a-z_]+) (?:using [a-z]+ )?\(/g)) {
      const columns = bracketed(sql, index.index + index[0].length - 1)
      if (!namesRegency(columns)) found.push(`${path}: unique index ${index[1]} does not hold regency`)
    }
    if (/\bcreate (?:or replace )?(?:constraint )?trigger\b/.test(sql)) found.push(`${path}: has a trigger`)
    for (const policy of sql.matchAll(/create policy ([a-z_]+) on ([a-z_]+)([^;]*);/g))
      if (/\bselect\b/.test(policy[3] ?? '')) found.push(`${path}: policy ${policy[1]} on ${policy[2]} has a subquery`)
    if (/\bwith recursive\b/.test(sql) && !/with recursive[^;]*regency/.test(sql)) found.push(`${path}: recursive query without regency`)
    return found
  })
}

/** Statements in a module: template and quoted texts that begin like one. */
export function statementsOf(source: string): string[] {
  const texts = [...source.matchAll(/`([^`]*)`|'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"/g)].map(
    (found) => found[1] ?? found[2] ?? found[3] ?? '',
  )
  return texts.filter((text) => /^\s*(select|insert into|update|delete from|with)\s/i.test(text)).map(plain)
}

/** Every breach in the statements of stores, in words. */
export function storeBreaches(files: readonly SqlText[]): string[] {
  return files.flatMap(({ path, source }) =>
    statementsOf(source).flatMap((sql) => {
      const found: string[] = []
      const start = sql.slice(0, 80)
      if (/^\s*(update|delete from)\b/.test(sql) && !/\bregency\b/.test(sql))
        found.push(`${path}: a write that is not routed by regency: ${start}`)
      if (/\bfor update\b/.test(sql) && !/\bregency = /.test(sql)) found.push(`${path}: an unrouted lock: ${start}`)
      if (/\bwith recursive\b/.test(sql) && !/\bregency\b/.test(sql)) found.push(`${path}: a recursive query without regency: ${start}`)
      for (const join of sql.matchAll(/\bjoin ([a-z_]+) ([a-z_]+)?\s*on ((?:(?!\b(?:join|where|order by|group by|left|limit)\b).)*)/g))
        if (!/regency/.test(join[3] ?? '') && !copied.includes(join[1] ?? ''))
          found.push(`${path}: a join of ${join[1]} across regencies: ${start}`)
      return found
    }),
  )
}
