// SPDX-License-Identifier: AGPL-3.0-or-later
// The configurations of regencies: `regencies.json` in the data folder, read and checked at the start.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { type Regencies, RegencyConfig } from '#kernel/regency.ts'
import { type Said, StartError } from '#platform/server/start-error.ts'

const FILE = 'regencies.json'

/**
 * @returns nothing but an empty map where there is no file
 * @throws StartError that names the place in the file and what is wrong with it
 */
export function readRegencies(data: string): Regencies {
  const file = join(data, FILE)
  if (!existsSync(file)) return new Map()
  const parsed = z.array(RegencyConfig).safeParse(read(file))
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }): Said => {
      const place = path.length === 0 ? (['top'] as const) : path.join('.')
      return ['regencies-fault', { place, message }]
    })
    throw new StartError(['regencies-unusable', { file }], ...faults)
  }
  const codes = parsed.data.map((regency) => regency.code)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice !== undefined) throw new StartError(['regency-twice', { file, code: twice }])
  return new Map(
    parsed.data.map(({ logo, ...regency }) => [
      regency.code,
      logo === undefined ? regency : { ...regency, logo: picture(file, join(data, logo)) },
    ]),
  )
}

/** It goes with the first answer of every session, so it stays small. */
const LOGO_MAX_BYTES = 48 * 1024
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

function picture(file: string, path: string): string {
  if (!existsSync(path)) throw new StartError(['picture-missing', { file, path }])
  const bytes = readFileSync(path)
  if (!bytes.subarray(0, PNG.length).equals(PNG)) throw new StartError(['picture-no-png', { path, file }])
  if (bytes.length > LOGO_MAX_BYTES) throw new StartError(['picture-large', { path, bytes: bytes.length, most: LOGO_MAX_BYTES }])
  return `data:image/png;base64,${bytes.toString('base64')}`
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new StartError(['no-json', { file, reason: error instanceof Error ? error.message : String(error) }])
  }
}
