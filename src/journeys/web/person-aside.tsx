// SPDX-License-Identifier: AGPL-3.0-or-later
// Who the file is about: beside it on a desk, folded on a phone.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { birthDateSources } from '#journeys/core/person.fields.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { may } from '#journeys/web/next-step.tsx'
import { NikText, PhoneText } from '#journeys/web/person-text.tsx'
import { ageOn } from '#people/core/birth-date.ts'
import { AreaText } from '#platform/web/area.tsx'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'

const DESK = '(min-width: 72rem)'

/** Whether there is room beside the file. */
function useDesk(): boolean {
  const [query] = useState(() => matchMedia(DESK))
  const [wide, setWide] = useState(query.matches)
  useEffect(() => {
    const follow = (): void => setWide(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [query])
  return wide
}

function PersonFacts(props: { readonly desk: Desk }): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { language, today } = useReading()
  const { file } = props.desk
  // Who needs not know how to find the person is shown no empty line either.
  const known = <F,>(fact: F): readonly F[] => (file.identity === undefined ? [] : [fact])
  const said = (label: string, value: string | undefined) => (value === undefined ? [] : [{ label, value }])
  return (
    <Facts
      facts={[
        ...said(t('alias'), file.alias),
        ...known({ label: t('nik'), value: <NikText nik={file.nik} /> }),
        { label: t('born'), value: t('born-age', { date: formatDate(file.birthDate, language), age: ageOn(file.birthDate, today) }) },
        ...birthDateSources.flatMap((source) => {
          const date = file.stated?.[source]
          return date === undefined ? [] : [{ label: t('born-by', { source: named(`source.${source}`) }), value: <DateText date={date} /> }]
        }),
        { label: t('sex'), value: t(file.sex) },
        ...known({ label: t('phone'), value: <PhoneText phone={file.phone} /> }),
        ...said(t('passport'), file.passport),
        ...said(t('mother-name'), file.motherName),
        { label: t('area'), value: <AreaText code={file.area} /> },
        { label: t('registered'), value: <DateText date={file.registeredOn} /> },
      ]}
    />
  )
}

export function PersonAside(props: { readonly desk: Desk }): VNode {
  const t = useWords(fileWords)
  const wide = useDesk()
  const { desk } = props
  const inside = (
    <>
      <PersonFacts desk={desk} />
      {may(desk, workerContracts.CorrectPerson) && (
        <p class="section-action">
          <Button small onPress={() => desk.ask({ type: 'correct' })}>
            {t('correct')}
          </Button>
          <Button small onPress={() => desk.ask({ type: 'stated' })}>
            {t('state-birth')}
          </Button>
        </p>
      )}
    </>
  )
  if (wide)
    return (
      <section id="person" tabIndex={-1} aria-labelledby="person-title">
        <h2 id="person-title">{t('person')}</h2>
        {inside}
      </section>
    )
  return (
    <details class="fold" id="person">
      <summary>{t('person')}</summary>
      {inside}
    </details>
  )
}
