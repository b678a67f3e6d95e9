// SPDX-License-Identifier: AGPL-3.0-or-later
// The questions about a new person. The NIK comes first and fills in what it can; whatever it says stays a hint.

import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { countryName, findCountries } from '#agencies/core/country.ts'
import { occupations } from '#agencies/core/occupation.law.ts'
import { identityFlags } from '#journeys/core/worker.identity.ts'
import { LikelyDoubles } from '#journeys/web/likely-doubles.tsx'
import { AgeNotice, PlanNotices } from '#journeys/web/plan-notices.tsx'
import { registerWords } from '#journeys/web/register.words.ts'
import type { FieldName } from '#journeys/web/register-draft.ts'
import { useNik } from '#journeys/web/use-nik.ts'
import { at } from '#kernel/law.ts'
import { personWords } from '#people/core/person.words.ts'
import { AreaChooser } from '#platform/web/area.tsx'
import { Combobox } from '#platform/web/combobox.tsx'
import type { Form } from '#platform/web/form.ts'
import { FormSection } from '#platform/web/ui/field.tsx'
import { DateInput, PhoneInput, RadioChips, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

const SHOWN = 8

export function RegisterForm({ form }: { readonly form: Form<FieldName> }): VNode {
  const t = useWords(registerWords)
  const person = useWords(personWords)
  const { today, language } = useReading()
  const { values, bind, set } = form
  const { reading, standing, place } = useNik(values.nik)

  // What a NIK filled in is replaced by the next NIK; what somebody typed is not.
  const filled = useRef({ birthDate: '', sex: '' })
  const { birthDate, sex } = reading ?? {}
  useEffect(() => {
    if (birthDate === undefined || sex === undefined) return
    const before = filled.current
    filled.current = { birthDate, sex }
    if (values.birthDate === before.birthDate) set('birthDate', birthDate)
    if (values.sex === before.sex) set('sex', sex)
  }, [birthDate, sex])

  const stated = { nik: values.nik, birthDate: values.birthDate || (birthDate ?? ''), sex: values.sex === 'M' ? 'M' : 'F' } as const
  const flags =
    values.nik.length !== 16 || values.sex === '' ? [] : identityFlags(stated, values.area, standing, today).filter((flag) => flag.look)
  const told = [values.alias, values.motherName, values.passport].some((text) => text !== '')
  return (
    <>
      <FormSection title={t('who')} beside={<LikelyDoubles draft={values} />}>
        <TextInput
          {...bind('nik')}
          onChange={(typed) => set('nik', typed.replaceAll(/\D/g, '').slice(0, 16))}
          label={t('nik')}
          hint={t('nik-hint')}
          digits
          maxLength={24}
          optional
          width="half"
        />
        <div aria-live="polite">
          {place !== undefined && <p class="muted">{t('nik-from', { place })}</p>}
          {flags.length > 0 && (
            <Notice tone="dawn" title={t('nik-look')}>
              <ul>
                {flags.map((flag) => (
                  <li key={flag.code}>{person(flag.code)}</li>
                ))}
              </ul>
            </Notice>
          )}
        </div>
        <TextInput {...bind('name')} label={t('name')} hint={t('name-hint')} autoComplete="off" maxLength={120} />
        <RadioChips
          {...bind('sex')}
          label={t('sex')}
          choices={[
            { value: 'F', label: t('F') },
            { value: 'M', label: t('M') },
          ]}
        />
        <DateInput
          {...bind('birthDate')}
          label={t('birthDate')}
          hint={birthDate !== undefined && values.birthDate === birthDate ? t('from-nik') : undefined}
          max={today}
        />
        <AgeNotice birthDate={values.birthDate} />
      </FormSection>
      <FormSection title={t('where')}>
        <AreaChooser {...bind('area')} level="village" label={t('area')} hint={t('area-hint')} />
        <PhoneInput {...bind('phone')} label={t('phone')} hint={t('phone-hint')} optional />
      </FormSection>
      <details class="fold" open={told}>
        <summary>{t('more')}</summary>
        <p class="muted">{t('more-lead')}</p>
        <TextInput {...bind('alias')} label={t('alias')} maxLength={120} optional />
        <TextInput {...bind('motherName')} label={t('motherName')} maxLength={120} optional />
        <TextInput {...bind('passport')} label={t('passport')} maxLength={13} optional width="half" />
      </details>
      <FormSection title={t('plan')} lead={t('plan-lead')}>
        <Combobox
          {...bind('destination')}
          label={t('destination')}
          hint={t('destination-hint')}
          optional
          valueLabel={values.destination === '' ? undefined : countryName(values.destination, language)}
          search={async (text) =>
            findCountries(text)
              .slice(0, SHOWN)
              .map((country) => ({ value: country.code, label: country[language] }))
          }
          onChange={(option) => set('destination', option?.value ?? '')}
        />
        <Select
          {...bind('occupation')}
          label={t('occupation')}
          optional
          placeholder={t('undecided')}
          choices={at(occupations, today).map((occupation) => ({ value: occupation.code, label: occupation[language] }))}
        />
        <PlanNotices destination={values.destination} occupation={values.occupation} />
      </FormSection>
    </>
  )
}
