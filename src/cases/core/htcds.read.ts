// SPDX-License-Identifier: AGPL-3.0-or-later
// A record of HTCDS 2.0 read in: fields of the standard alone, of its lists the values alone, and our codes beside them. Whatever else it is,
// what is wrong with it is said.

import * as z from 'zod/mini'
import { CountryCode } from '#agencies/core/country.ts'
import { Finding } from '#cases/core/case.contract.ts'
import { type CaseRecord, caseStates, categories, complainants, procedureStatuses } from '#cases/core/case.ts'
import { htcdsFields, listOf } from '#cases/core/htcds.ts'
import { signs } from '#cases/core/screening.ts'
import { serviceKinds, serviceOutcomes } from '#cases/core/service.ts'
import type { FieldProblem } from '#kernel/decider.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

/** Of a file that is read in: a case of hundreds of acts, with sixty pages of testimony, has a tenth of it. */
export const MOST_RECORD_BYTES = 1024 * 1024
const MOST_TEXT = 20_000
const MOST_WORDS = 400
const MOST_PARTS = 2000

/** What somebody told or wrote may be long. */
const long: ReadonlySet<string> = new Set([
  ...[
    'hte_Description',
    'cco_CaseComment',
    'spl_Objectives',
    'spl_ActionPlan',
    'cas_OutgoingReferralDetails',
    'cas_IncomingReferralDetails',
  ],
  ...['vic_DetailsOfVulnerabilities', 'per_RoleDetails'],
])
const days: ReadonlySet<string> = new Set([
  ...['prs_Birthdate', 'cas_IncomingReferralDate', 'cas_OutgoingReferralDate', 'hte_Date', 'spl_PlannedEndDate', 'spl_ActualEndDate'],
])

const fieldNames: ReadonlySet<string> = new Set(
  Object.entries(htcdsFields).flatMap(([prefix, names]) => names.map((name) => `${prefix}_${name}`)),
)

function isValue(field: string, value: string): boolean {
  if (days.has(field) && !LocalDate.safeParse(value).success) return false
  return (listOf[field]?.includes(value) ?? true) && value.length <= (long.has(field) ? MOST_TEXT : MOST_WORDS)
}

/** By their names with their prefix, several values as a list. */
const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())])).check((ctx) => {
  for (const [field, value] of Object.entries(ctx.value)) {
    const message = !fieldNames.has(field)
      ? 'htcds-field'
      : [value].flat().every((each) => isValue(field, each))
        ? undefined
        : 'htcds-value'
    if (message !== undefined) ctx.issues.push({ code: 'custom', input: value, path: [field], message, continue: true })
  }
})
const Parts = z.array(Fields).check(z.maxLength(MOST_PARTS))

export const HtcdsRecord = z.strictObject({
  standard: z.literal('HTCDS 2.0'),
  fields: Fields,
  events: Parts,
  supportPlans: Parts,
  comments: Parts,
  /** Our own codes, with which it is read again as what it was. */
  kawal: z.strictObject({
    /** The case that it tells of, where it was first recorded. */
    id: RecordId,
    category: z.enum(categories),
    complainant: z.enum(complainants),
    procedure: z.enum(procedureStatuses),
    state: z.enum(caseStates),
    registeredOn: LocalDate,
    country: z.exactOptional(CountryCode),
    findings: z.array(Finding).check(z.maxLength(signs.length)),
    services: z
      .array(
        z.strictObject({
          kind: z.enum(serviceKinds),
          notedOn: LocalDate,
          begins: z.exactOptional(LocalDate),
          until: z.exactOptional(LocalDate),
          endedOn: z.exactOptional(LocalDate),
          outcome: z.exactOptional(z.enum(serviceOutcomes)),
        }),
      )
      .check(z.maxLength(MOST_PARTS)),
  }),
})

type Read =
  | { readonly ok: true; readonly record: CaseRecord }
  | { readonly ok: false; readonly code: string; readonly fields?: readonly FieldProblem[] }

const own: ReadonlySet<string> = new Set(['htcds-field', 'htcds-value'])
const Version = z.object({ standard: z.string() })

function faultOf(issue: z.core.$ZodIssue): readonly FieldProblem[] {
  const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  return names.map((path) => ({ field: path.join('.').slice(0, 100), code: own.has(issue.message) ? issue.message : 'htcds-part' }))
}

/** @param value what stood in the file */
export function readHtcds(value: unknown): Read {
  const parsed = HtcdsRecord.safeParse(value)
  if (parsed.success) return { ok: true, record: parsed.data }
  const version = Version.safeParse(value)
  if (!version.success) return { ok: false, code: 'htcds-none' }
  if (version.data.standard !== 'HTCDS 2.0') return { ok: false, code: 'htcds-version' }
  return { ok: false, code: 'htcds-fields', fields: parsed.error.issues.flatMap(faultOf).slice(0, 20) }
}
