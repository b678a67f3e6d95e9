// SPDX-License-Identifier: AGPL-3.0-or-later
// A record of another system, which speaks the standard and none of our codes: what is named as the standard names it is taken over, however it
// is written or nested; what is not is kept as it was said. What no record tells us, a person is asked.

import { CountryCode } from '#agencies/core/country.ts'
import type { CaseRecord } from '#cases/core/case.ts'
import { fieldNames, fits, isDay } from '#cases/core/htcds.field.ts'
import { type htcdsFields, listOf } from '#cases/core/htcds.ts'
import type { FieldProblem } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'

type Bag = Record<string, string | readonly string[]>
type Prefix = keyof typeof htcdsFields

interface Mapped {
  readonly fields: Bag
  readonly events: Bag[]
  readonly supportPlans: Bag[]
  readonly comments: Bag[]
  /** What has no place in the standard, by where it stood. */
  readonly others: Bag
}

/** What a person says beside the record. */
export interface Beside extends Partial<Pick<CaseRecord['kawal'], 'category' | 'complainant' | 'procedure'>> {
  /** Of the record, which the same file always has. */
  readonly id: string
  readonly today: LocalDate
}

const plain = (text: string): string =>
  text
    .replace(/__c$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** How other systems call the tables of the standard. */
const tables: Readonly<Record<string, Prefix>> = {
  ...{ org: 'org', organisation: 'org', organization: 'org', account: 'org' },
  ...{ prs: 'prs', person: 'prs', contact: 'prs', individual: 'prs' },
  ...{ vic: 'vic', victim: 'vic', victimoftrafficking: 'vic' },
  ...{ per: 'per', perpetrator: 'per' },
  ...{ cas: 'cas', case: 'cas', cases: 'cas' },
  ...{ cco: 'cco', comment: 'cco', comments: 'cco', casecomment: 'cco', casecomments: 'cco' },
  ...{ hte: 'hte', event: 'hte', events: 'hte', humantraffickingevent: 'hte', humantraffickingevents: 'hte' },
  ...{ spl: 'spl', plan: 'spl', plans: 'spl', supportplan: 'spl', supportplans: 'spl' },
  ...{ con: 'con', consent: 'con' },
}

const whole = new Map([...fieldNames].map((field) => [plain(field), field]))
/** Two words say enough by themselves; `Type` or `City` do not. */
const alone = new Map(
  [...fieldNames].filter((field) => /[a-z][A-Z]/.test(field.slice(4))).map((field) => [plain(field.slice(4)), field] as const),
)

function fieldOf(key: string, table: Prefix | undefined): string | undefined {
  const name = plain(key)
  return whole.get(name) ?? (table === undefined ? undefined : whole.get(`${table}${name}`)) ?? alone.get(name)
}

/** As the standard writes it; undefined where it says nothing that the standard knows. */
function writtenAs(field: string, said: string): string | undefined {
  const list = listOf[field]
  const value = list === undefined ? (isDay(field) ? said.slice(0, 10) : said) : list.find((each) => plain(each) === plain(said))
  return value !== undefined && fits(field, value) ? value : undefined
}

/** Several of a list may stand in one text, behind each other. */
function readValues(field: string, said: readonly string[]) {
  const each = listOf[field] === undefined ? said : said.flatMap((text) => text.split(';')).map((text) => text.trim())
  const read = each.map((text) => ({ text, value: writtenAs(field, text) }))
  return {
    values: read.flatMap(({ value }) => value ?? []),
    left: read.flatMap(({ text, value }) => (value === undefined ? [text] : [])),
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value)
const one = (values: readonly string[]): string | readonly string[] => (values.length === 1 ? (values[0] ?? '') : values)

const partsOf: Readonly<Partial<Record<string, 'events' | 'supportPlans' | 'comments'>>> = {
  hte: 'events',
  spl: 'supportPlans',
  cco: 'comments',
}

function walk(
  object: Readonly<Record<string, unknown>>,
  { path, table }: { readonly path: string; readonly table?: Prefix | undefined },
  into: Mapped,
): void {
  const own: Readonly<Record<'events' | 'supportPlans' | 'comments', Bag>> = { events: {}, supportPlans: {}, comments: {} }

  function keep(where: string, values: readonly string[]): void {
    if (values.length > 0) into.others[where] = one([into.others[where] ?? [], values].flat())
  }

  function leaf(key: string, where: string, said: readonly string[]): void {
    const field = fieldOf(key, table)
    const part = field === undefined ? undefined : partsOf[field.slice(0, 3)]
    const bag = part === undefined ? into.fields : own[part]
    // Of two that say the same thing of one person nobody here chooses.
    if (field === undefined || field in bag) keep(where, said)
    else {
      const { values, left } = readValues(field, said)
      if (values.length > 0) bag[field] = one(values)
      keep(where, left)
    }
  }

  for (const [key, value] of Object.entries(object)) {
    const where = path === '' ? key : `${path}.${key}`
    const inner = { path: where, table: tables[plain(key)] ?? table }
    const items = [value].flat(1).filter((each) => each !== null && each !== undefined && each !== '')
    if (items.every(isScalar)) leaf(key, where, items.map(String))
    else
      for (const [nth, item] of items.entries())
        if (isObject(item)) walk(item, { ...inner, path: items.length > 1 ? `${where}.${nth + 1}` : where }, into)
        else keep(where, [JSON.stringify(item)])
  }
  for (const part of ['events', 'supportPlans', 'comments'] as const) if (Object.keys(own[part]).length > 0) into[part].push(own[part])
}

type Read =
  | { readonly ok: true; readonly record: CaseRecord }
  | { readonly ok: false; readonly code: 'htcds-none' | 'htcds-foreign'; readonly fields?: readonly FieldProblem[] }

/** @param value what stood in the file, without our codes */
export function readForeign(value: unknown, { id, today, category, complainant, procedure = 'BELUM_DIKETAHUI' }: Beside): Read {
  const mapped: Mapped = { fields: {}, events: [], supportPlans: [], comments: [], others: {} }
  if (!isObject(value)) return { ok: false, code: 'htcds-none' }
  const { standard: _, ...said } = value
  walk(said, { path: '' }, mapped)
  const { fields, events, supportPlans, comments, others } = mapped
  if (Object.keys(fields).length + events.length === 0) return { ok: false, code: 'htcds-none' }
  if (category === undefined || complainant === undefined)
    return {
      ok: false,
      code: 'htcds-foreign',
      fields: [
        ...(category === undefined ? [{ field: 'category', code: 'htcds-ask-category' }] : []),
        ...(complainant === undefined ? [{ field: 'complainant', code: 'htcds-ask-complainant' }] : []),
        ...Object.keys(others)
          .slice(0, 50)
          .map((field) => ({ field: field.slice(0, 100), code: 'htcds-unmapped' })),
      ],
    }
  const country = events
    .flatMap((event) => event['hte_Country'] ?? [])
    .flat()
    .find((code) => CountryCode.safeParse(code).success)
  return {
    ok: true,
    record: {
      standard: 'HTCDS 2.0',
      fields,
      events,
      supportPlans,
      comments,
      others,
      kawal: {
        id,
        category,
        complainant,
        procedure,
        state: 'RECEIVED',
        registeredOn: today,
        ...(country === undefined ? {} : { country }),
        findings: [],
        services: [],
      },
    },
  }
}
