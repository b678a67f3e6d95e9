// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes ../data/regions.txt.br from the package idn-area-data (data under ODbL, see NOTICE there). To make it again after an update of the package:
//   npm install --save-dev --save-exact idn-area-data@NEW
//   node src/regions/server/build-data.ts
// then set edition, counts and date in ../core/region.law.ts and ../data/NOTICE, and run the tests of regions.

import { writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import { encodeRegions } from '#regions/core/region.codec.ts'
import { kindOf, type RegionRow } from '#regions/core/region.ts'

const kindWord = /^(Kabupaten|Kota)( Administrasi)? /
const customary = /^Desa Adat /

function clean({ code, name }: RegionRow): RegionRow {
  const kind = kindOf(code)
  const bare = kind === 'desa adat' ? name.replace(customary, '') : code.length === 5 ? name.replace(kindWord, '') : name
  // The source writes the glottal stop in three ways (Ra"as, Regapu’u, Nunle'u) and has a stray mark and six small initials.
  const text = bare.normalize('NFC').replaceAll(/["’]/g, "'").replace(/\*$/, '').replaceAll(/\s+/g, ' ').trim()
  return { code, name: text.charAt(0).toUpperCase() + text.slice(1) }
}

const rows = [...(await getProvinces()), ...(await getRegencies()), ...(await getDistricts()), ...(await getVillages())]
  .map(clean)
  .sort((a, b) => (a.code < b.code ? -1 : 1))

const text = Buffer.from(encodeRegions(rows))
const packed = brotliCompressSync(text, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
})
writeFileSync(new URL('../data/regions.txt.br', import.meta.url), packed)
process.stdout.write(`${rows.length} regions, ${text.length} bytes as text, ${packed.length} packed\n`)
