// SPDX-License-Identifier: AGPL-3.0-or-later
// Countries and territories to which people go to work, by ISO 3166-1 alpha-3. A chooser's list, not a permission: what is closed says the
// table of restrictions, and a code that is not here is kept as well.

import * as z from 'zod/mini'

/** ISO 3166-1 alpha-3. */
export const CountryCode = z.string().check(z.regex(/^[A-Z]{3}$/, 'country-form'))

export interface Country {
  readonly code: string
  readonly id: string
  readonly en: string
}

const rows: readonly (readonly [code: string, id: string, en: string])[] = [
  // Most of East Java's workers first (BP3MI Jawa Timur, 2024).
  ['HKG', 'Hong Kong', 'Hong Kong'],
  ['TWN', 'Taiwan', 'Taiwan'],
  ['MYS', 'Malaysia', 'Malaysia'],
  ['KOR', 'Korea Selatan', 'South Korea'],
  ['JPN', 'Jepang', 'Japan'],
  ['SGP', 'Singapura', 'Singapore'],
  ['SAU', 'Arab Saudi', 'Saudi Arabia'],
  ['BRN', 'Brunei Darussalam', 'Brunei Darussalam'],
  ['ARE', 'Uni Emirat Arab', 'United Arab Emirates'],
  ['AUS', 'Australia', 'Australia'],
  ['AUT', 'Austria', 'Austria'],
  ['BHR', 'Bahrain', 'Bahrain'],
  ['BEL', 'Belgia', 'Belgium'],
  ['BGR', 'Bulgaria', 'Bulgaria'],
  ['KHM', 'Kamboja', 'Cambodia'],
  ['CAN', 'Kanada', 'Canada'],
  ['CHL', 'Cile', 'Chile'],
  ['CHN', 'Tiongkok', 'China'],
  ['HRV', 'Kroasia', 'Croatia'],
  ['CYP', 'Siprus', 'Cyprus'],
  ['CZE', 'Ceko', 'Czechia'],
  ['DNK', 'Denmark', 'Denmark'],
  ['DZA', 'Aljazair', 'Algeria'],
  ['EGY', 'Mesir', 'Egypt'],
  ['FJI', 'Fiji', 'Fiji'],
  ['FRA', 'Prancis', 'France'],
  ['DEU', 'Jerman', 'Germany'],
  ['GRC', 'Yunani', 'Greece'],
  ['HUN', 'Hungaria', 'Hungary'],
  ['IND', 'India', 'India'],
  ['IRQ', 'Irak', 'Iraq'],
  ['IRL', 'Irlandia', 'Ireland'],
  ['ITA', 'Italia', 'Italy'],
  ['JOR', 'Yordania', 'Jordan'],
  ['KWT', 'Kuwait', 'Kuwait'],
  ['LAO', 'Laos', 'Laos'],
  ['LBN', 'Lebanon', 'Lebanon'],
  ['LBY', 'Libya', 'Libya'],
  ['MAC', 'Makau', 'Macao'],
  ['MDV', 'Maladewa', 'Maldives'],
  ['MRT', 'Mauritania', 'Mauritania'],
  ['MUS', 'Mauritius', 'Mauritius'],
  ['MAR', 'Maroko', 'Morocco'],
  ['MMR', 'Myanmar', 'Myanmar'],
  ['NLD', 'Belanda', 'Netherlands'],
  ['NZL', 'Selandia Baru', 'New Zealand'],
  ['NOR', 'Norwegia', 'Norway'],
  ['OMN', 'Oman', 'Oman'],
  ['PSE', 'Palestina', 'Palestine'],
  ['PNG', 'Papua Nugini', 'Papua New Guinea'],
  ['PHL', 'Filipina', 'Philippines'],
  ['POL', 'Polandia', 'Poland'],
  ['PRT', 'Portugal', 'Portugal'],
  ['QAT', 'Qatar', 'Qatar'],
  ['ROU', 'Rumania', 'Romania'],
  ['RUS', 'Rusia', 'Russia'],
  ['SYC', 'Seychelles', 'Seychelles'],
  ['SVK', 'Slowakia', 'Slovakia'],
  ['SVN', 'Slovenia', 'Slovenia'],
  ['ZAF', 'Afrika Selatan', 'South Africa'],
  ['ESP', 'Spanyol', 'Spain'],
  ['LKA', 'Sri Lanka', 'Sri Lanka'],
  ['SDN', 'Sudan', 'Sudan'],
  ['SWE', 'Swedia', 'Sweden'],
  ['CHE', 'Swiss', 'Switzerland'],
  ['SYR', 'Suriah', 'Syria'],
  ['THA', 'Thailand', 'Thailand'],
  ['TLS', 'Timor Leste', 'Timor-Leste'],
  ['TUN', 'Tunisia', 'Tunisia'],
  ['TUR', 'Turki', 'Türkiye'],
  ['GBR', 'Inggris Raya', 'United Kingdom'],
  ['USA', 'Amerika Serikat', 'United States'],
  ['VNM', 'Vietnam', 'Vietnam'],
  ['YEM', 'Yaman', 'Yemen'],
]

export const countries: readonly Country[] = rows.map(([code, id, en]) => ({ code, id, en }))

export function countryName(code: string, language: 'id' | 'en'): string {
  return countries.find((country) => country.code === code)?.[language] ?? code
}

function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}

/** Those of which a word, in either language, or the code begins as typed; without a text the likeliest. */
export function findCountries(text: string): readonly Country[] {
  const typed = fold(text)
  return countries.filter(({ code, id, en }) => fold(code) === typed || [id, en].some((name) => ` ${fold(name)}`.includes(` ${typed}`)))
}
