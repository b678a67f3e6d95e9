// SPDX-License-Identifier: AGPL-3.0-or-later
// A record of HTCDS 2.0 read in: fields of the standard alone, of its lists the values alone, and our codes beside them. Whatever else it is,
// what is wrong with it is said.

import * as z from 'zod/mini'
import { CountryCode } from '#agencies/core/country.ts'
import { Finding } from '#cases/core/case.contract.ts'
import { type CaseRecord, caseStates, categories, complainants, procedureStatuses } from '#cases/core/case.ts'
import { fieldNames, fits } from '#cases/core/htcds.field.ts'
import { type Beside, readForeign } from '#cases/core/htcds.foreign.ts'
import { signs } from '#cases/core/screening.ts'
import { serviceKinds, serviceOutcomes } from '#cases/core/service.ts'
import type { FieldProblem } from '#kernel/decider.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

/** Of a file that is read in: a case of hundreds of acts, with sixty pages of testimony, has a tenth of it. */
export const MOST_RECORD_BYTES = 1024 * 1024
const MOST_PARTS = 2000

/** By their names with their prefix, several values as a list. */
const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())])).check((ctx) => {
  for (const [field, value] of Object.entries(ctx.value)) {
    const message = !fieldNames.has(field) ? 'htcds-field' : [value].flat().every((each) => fits(field, each)) ? undefined : 'htcds-value'
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
  /** Of a record of another system: what has no place in the standard, as it was said. */
  others: z.exactOptional(z.record(z.string(), z.union([z.string(), z.array(z.string())]))),
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
/** Made here, whatever is wrong with it. */
const Ours = z.object({ kawal: z.looseObject({}) })

function faultOf(issue: z.core.$ZodIssue): readonly FieldProblem[] {
  const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  return names.map((path) => ({ field: path.join('.').slice(0, 100), code: own.has(issue.message) ? issue.message : 'htcds-part' }))
}

/**
 * @param value what stood in the file
 * @param beside what a person says of a record without our codes
 */
export function readHtcds(value: unknown, beside: Beside): Read {
  const parsed = HtcdsRecord.safeParse(value)
  if (parsed.success) return { ok: true, record: parsed.data }
  const version = Version.safeParse(value)
  if (version.success && version.data.standard !== 'HTCDS 2.0') return { ok: false, code: 'htcds-version' }
  if (!Ours.safeParse(value).success) return readForeign(value, beside)
  if (!version.success) return { ok: false, code: 'htcds-none' }
  return { ok: false, code: 'htcds-fields', fields: parsed.error.issues.flatMap(faultOf).slice(0, 20) }
}
