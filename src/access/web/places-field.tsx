// SPDX-License-Identifier: AGPL-3.0-or-later
// The places an office answers for: a list that grows by choosing and shrinks by letting go.

import type { VNode } from 'preact'
import { officeWords } from '#access/web/office.words.ts'
import { AreaChooser, AreaText, useAreaLabel } from '#platform/web/area.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

/** `''` is the whole country. */
export function Place(props: { readonly code: string }): VNode {
  const t = useWords(officeWords)
  return props.code === '' ? <span>{t('nation')}</span> : <AreaText code={props.code} names={2} />
}

function HeldPlace(props: { readonly code: string; readonly onDrop: () => void }): VNode {
  const t = useWords(officeWords)
  const label = useAreaLabel(props.code)
  return (
    <li class="held">
      <Place code={props.code} />
      <Button small icon="close" label={t('drop-place', { place: label ?? props.code })} onPress={props.onDrop}>
        {t('drop')}
      </Button>
    </li>
  )
}

interface PlacesFieldProps {
  readonly id: string
  readonly places: readonly string[]
  readonly onChange: (places: readonly string[]) => void
  /** What choosing one more means here; for an office, that it answers for it too. */
  readonly hint?: string
}

export function PlacesField(props: PlacesFieldProps): VNode {
  const t = useWords(officeWords)
  const { places } = props
  return (
    <>
      {places.length > 0 && (
        <ul class="held-list">
          {places.map((code) => (
            <HeldPlace key={code} code={code} onDrop={() => props.onChange(places.filter((each) => each !== code))} />
          ))}
        </ul>
      )}
      <AreaChooser
        key={places.join()}
        id={props.id}
        label={t('more-places')}
        hint={props.hint ?? t('more-places-hint')}
        optional
        value=""
        onChange={(code) => {
          if (code !== '' && !places.includes(code)) props.onChange([...places, code])
        }}
      />
    </>
  )
}
