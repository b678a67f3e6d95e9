// SPDX-License-Identifier: AGPL-3.0-or-later
// The family on a worker's file: who consented, who stays behind and who cares for the children; and who else has the same family card.

import type { VNode } from 'preact'
import { familyContracts } from '#journeys/core/family.contract.ts'
import { consenters } from '#journeys/core/family.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import type { FullFile } from '#journeys/core/worker.contract.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { familyWords } from '#journeys/web/family.words.ts'
import { may } from '#journeys/web/next-step.tsx'
import { AreaText } from '#platform/web/area.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

type Relative = NonNullable<FullFile['family']>[number]

function Consent(props: { readonly file: FullFile }): VNode | null {
  const t = useWords(familyWords)
  const { family = [], milestones } = props.file
  const given = milestones.some(({ code, status }) => code === 'FAMILY_CONSENT' && status === 'done')
  const by = family.filter(({ consented }) => consented === true)
  if (by.length === 0) return given && family.length > 0 ? <p class="muted">{t('consent-none')}</p> : null
  return by.some(({ relation }) => consenters.includes(relation)) ? null : <p>{t('consent-other')}</p>
}

function Row(props: { readonly desk: Desk; readonly relative: Relative }): VNode {
  const t = useWords(familyWords)
  const { language } = useReading()
  const { desk, relative } = props
  const { key, relation, name, birthDate, phone, household, consented, carer } = relative
  const said = [
    t(`relation.${relation}`),
    ...(birthDate === undefined ? [] : [t('born-on', { date: formatDate(birthDate, language) })]),
    ...(household === true ? [t('in-household')] : []),
    ...(consented === true ? [t('did-consent')] : []),
    ...(carer === undefined ? [] : [t('cared-by', { name: carer })]),
    ...(phone === undefined ? [] : [phone]),
  ]
  return (
    <li class="row">
      <div>
        <span class="row-step">{name}</span>
        <p class="muted">{said.join(' · ')}</p>
      </div>
      {may(desk, familyContracts.SetRelative) && (
        <div class="row-side">
          <Button small onPress={() => desk.ask({ type: 'relative', key })} label={t('change-of', { name })}>
            {t('change')}
          </Button>
          <Button small kind="plain" onPress={() => desk.run(desk.make.removeRelative(key, name))} label={t('remove-of', { name })}>
            {t('remove')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Household(props: { readonly id: string }): VNode | null {
  const t = useWords(familyWords)
  const named = useWords(journeyWords)
  const others = useQuery(familyContracts.GetHousehold, { id: props.id })
  if (others.state !== 'ready' || others.value.items.length === 0) return null
  return (
    <>
      <h3>{t('household-title')}</h3>
      <p class="muted">{t('household-lead')}</p>
      <ul>
        {others.value.items.map(({ id, name, area, state }) => (
          <li key={id}>
            <a href={`/workers/${id}`}>{name}</a>, {named(`state.${state}`)} · <AreaText code={area} />
          </li>
        ))}
      </ul>
    </>
  )
}

export function FamilySection({ desk }: { readonly desk: Desk }): VNode | null {
  const t = useWords(familyWords)
  const { file } = desk
  // Who needs not know how to find the person is told nothing of the family either.
  if (file.identity === undefined) return null
  const { family = [], childrenUncared = [] } = file
  const uncared = family.filter(({ key }) => childrenUncared.includes(key)).map(({ name }) => name)
  return (
    <Section id="family" title={t('title')}>
      {uncared.length > 0 && (
        <Notice tone="dawn" title={t('uncared-title')}>
          <p>{t('uncared-text', { names: uncared.join(', ') })}</p>
        </Notice>
      )}
      <Consent file={file} />
      {family.length === 0 && <p class="muted">{t('none')}</p>}
      {family.length > 0 && (
        <ul class="rows">
          {family.map((relative) => (
            <Row key={relative.key} desk={desk} relative={relative} />
          ))}
        </ul>
      )}
      {may(desk, familyContracts.SetRelative) && (
        <p class="section-action">
          <Button icon="plus" onPress={() => desk.ask({ type: 'relative' })}>
            {t('add')}
          </Button>
        </p>
      )}
      {file.familyCard !== undefined && may(desk, familyContracts.GetHousehold) && <Household id={file.id} />}
    </Section>
  )
}
