// SPDX-License-Identifier: AGPL-3.0-or-later
// Chooses a country by typing its name in either language.

import type { VNode } from 'preact'
import { countryName, findCountries } from '#agencies/core/country.ts'
import { Combobox } from '#platform/web/combobox.tsx'
import { useReading } from '#platform/web/ui/reader.tsx'

interface CountryChooserProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (code: string) => void
  readonly error?: string | undefined
}

export function CountryChooser(props: CountryChooserProps): VNode {
  const { language } = useReading()
  return (
    <Combobox
      id={props.id}
      label={props.label}
      value={props.value}
      valueLabel={props.value === '' ? undefined : countryName(props.value, language)}
      search={async (text) => findCountries(text).map((country) => ({ value: country.code, label: country[language] }))}
      onChange={(option) => props.onChange(option?.value ?? '')}
      error={props.error}
    />
  )
}
