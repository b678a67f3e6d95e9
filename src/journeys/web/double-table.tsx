// SPDX-License-Identifier: AGPL-3.0-or-later
// Two files side by side: what differs first and marked, then what one of them says alone, what is the same beneath.

import type { ComponentChildren, VNode } from 'preact'
import { countryName } from '#agencies/core/country.ts'
import type { ComparedFile, doubleContracts } from '#journeys/core/double.contract.ts'
import type { ComparedField } from '#journeys/core/double.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { birthDateSources } from '#journeys/core/person.fields.ts'
import { doubleWords } from '#journeys/web/double.words.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { NikText } from '#journeys/web/person-text.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { linkageText } from '#people/core/linkage.words.ts'
import { AreaText } from '#platform/web/area.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export type Double = OutputOf<typeof doubleContracts.GetDouble>

function Value({ file, field }: { readonly file: ComparedFile; readonly field: ComparedField }): VNode {
  const t = useWords(doubleWords)
  const asked = useWords(fileWords)
  const named = useWords(journeyWords)
  const { language } = useReading()
  const text = (value: string | undefined): VNode => (value === undefined ? <span class="muted">{t('none')}</span> : <span>{value}</span>)
  switch (field) {
    case 'name':
    case 'alias':
    case 'motherName':
    case 'passport':
      return text(file[field])
    // In groups, so that two numbers side by side break where a reader would.
    case 'phone':
      return text(file.phone?.replace(/^(\+62)?(\d{3})(\d{4})(\d+)$/, '$1 $2 $3 $4').trim())
    case 'birthDate':
    case 'registeredOn':
      return text(formatDate(file[field], language))
    case 'nik':
      return file.nik === undefined ? text(undefined) : <NikText nik={file.nik} />
    case 'sex':
      return text(asked(file.sex))
    case 'area':
      return <AreaText code={file.area} />
    case 'stated': {
      const said = birthDateSources.flatMap((source) => {
        const date = file.stated?.[source]
        return date === undefined ? [] : [`${named(`source.${source}`)}: ${formatDate(date, language)}`]
      })
      return text(said.length === 0 ? undefined : said.join('; '))
    }
    case 'state':
      return text(named(`state.${file.state}`))
    case 'scheme':
      return text(named(`scheme.${file.scheme}`))
    case 'destination':
      return text(file.destination === undefined ? undefined : countryName(file.destination, language))
    default:
      return field satisfies never
  }
}

/** How the scorer sees it, where it sees more than that it differs. */
function Explained({ double, field }: { readonly double: Double; readonly field: ComparedField }): VNode | null {
  const { language } = useReading()
  const part = double.parts.find((each) => each.field === field)
  const text = part === undefined || plainly.includes(part.agreement) ? undefined : linkageText(language, field, part.agreement)
  return text === undefined ? null : <small class="compared-why">{text}</small>
}

/** What the row says by itself. */
const plainly: readonly string[] = ['same', 'different']

interface RowsProps {
  readonly double: Double
  readonly title: string
  readonly fields: readonly ComparedField[]
  readonly tone: 'differs' | 'only' | 'same'
  readonly children?: ComponentChildren
}

function Rows({ double, title, fields, tone, children }: RowsProps): VNode | null {
  const t = useWords(doubleWords)
  const [one, other] = double.files
  if (fields.length === 0 && children === undefined) return null
  return (
    <tbody class={`compared-${tone}`}>
      <tr class="compared-head">
        <th colSpan={3} scope="rowgroup">
          {title}
        </th>
      </tr>
      {fields.map((field) => (
        <tr key={field}>
          <th scope="row">
            {t(field)} <Explained double={double} field={field} />
          </th>
          <td>
            <Value file={one} field={field} />
          </td>
          <td>
            <Value file={other} field={field} />
          </td>
        </tr>
      ))}
      {children}
    </tbody>
  )
}

function Head({ double }: { readonly double: Double }): VNode {
  const t = useWords(doubleWords)
  const [one, other] = double.files
  return (
    <thead>
      <tr>
        <th scope="col">
          <span class="vh">{t('what')}</span>
        </th>
        {(['one', 'other'] as const).map((which) => {
          const file = which === 'one' ? one : other
          return (
            <th key={which} scope="col">
              {t(which)}{' '}
              <a href={`/workers/${file.id}`} aria-label={`${t('open')}: ${t(which)}, ${file.name}`}>
                {t('open')}
              </a>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** What is to be looked at. */
export function DifferingTable({ double }: { readonly double: Double }): VNode {
  const t = useWords(doubleWords)
  return (
    <table class="compared">
      <caption class="vh">{t('pair')}</caption>
      <Head double={double} />
      <Rows double={double} title={t('differs')} fields={double.differs} tone="differs">
        {double.differs.length === 0 ? (
          <tr>
            <td colSpan={3}>{t('differs-none')}</td>
          </tr>
        ) : undefined}
      </Rows>
      <Rows double={double} title={t('only-one')} fields={double.onlyOne} tone="only" />
    </table>
  )
}

/** What speaks for one person, beneath the answers: whoever has seen enough need not pass it. */
export function AgreeingTable({ double }: { readonly double: Double }): VNode {
  const t = useWords(doubleWords)
  const [one, other] = double.files
  return (
    <table class="compared">
      <caption class="vh">{t('agrees')}</caption>
      <Rows double={double} title={t('agrees')} fields={double.agrees} tone="same">
        <tr>
          <th scope="row">{t('milestones')}</th>
          <td>{one.milestones}</td>
          <td>{other.milestones}</td>
        </tr>
      </Rows>
    </table>
  )
}
