// SPDX-License-Identifier: AGPL-3.0-or-later
// A session as it is written down, new or put right: place, kind, and how many came.

import type { VNode } from 'preact'
import type { InputOf } from '#kernel/contract.ts'
import { AreaChooser } from '#platform/web/area.tsx'
import { type Form, useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import type { Problem } from '#platform/web/problem.ts'
import { FormSection } from '#platform/web/ui/field.tsx'
import { DateInput, RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { MOST_PEOPLE, type outreachContracts } from '#village/core/outreach.contract.ts'
import { ageGroups, outreachKinds, sexes } from '#village/core/outreach.ts'
import { outreachPageWords } from '#village/web/outreach.words.ts'
import { madeOnOf } from '#village/web/seen.ts'

type Session = Omit<InputOf<typeof outreachContracts.CorrectOutreach>, 'id'>

/** `''` is none; undefined where it is no number that can be. */
export function readCount(text: string, most: number): number | undefined {
  const digits = text.trim().replaceAll(/[.\s]/g, '')
  if (digits === '') return 0
  return /^\d{1,4}$/.test(digits) && Number(digits) <= most ? Number(digits) : undefined
}

const counted = ageGroups.flatMap((group) => sexes.map((sex) => [sex, group, `${sex}_${group}`] as const))
type Field = 'area' | 'kind' | 'venue' | 'on' | 'madeOn' | (typeof counted)[number][2]

interface OutreachFormProps {
  /** What is kept while it is typed. */
  readonly name: string
  readonly head: VNode
  readonly verb: string
  readonly asksArea: boolean
  readonly initial?: Session
  /** What is on record, for whoever was about to write over it. */
  readonly stands?: VNode | undefined
  /** The version that is put right, as it stands now. */
  readonly version?: number
  readonly sending: { readonly busy: boolean; readonly problem: Problem | undefined }
  readonly onSend: (
    session: Session,
    area: string,
    form: Pick<Form<Field>, 'clear' | 'set' | 'showProblem'>,
    madeOn: number,
  ) => Promise<void>
}

const textOf = (count: number | undefined): string => (count === undefined || count === 0 ? '' : String(count))

export function OutreachForm({ name, head, verb, asksArea, initial, stands, version = 0, sending, onSend }: OutreachFormProps): VNode {
  const t = useWords(outreachPageWords)
  const { today } = useReading()
  const { reached } = initial ?? {}
  const form = useForm<Field>(name, {
    area: '',
    madeOn: String(version),
    kind: initial?.kind ?? '',
    venue: initial?.venue ?? '',
    on: initial?.on ?? today,
    F_UNDER_18: textOf(reached?.F.UNDER_18),
    M_UNDER_18: textOf(reached?.M.UNDER_18),
    F_FROM_18: textOf(reached?.F.FROM_18),
    M_FROM_18: textOf(reached?.M.FROM_18),
    F_FROM_25: textOf(reached?.F.FROM_25),
    M_FROM_25: textOf(reached?.M.FROM_25),
    F_FROM_60: textOf(reached?.F.FROM_60),
    M_FROM_60: textOf(reached?.M.FROM_60),
  })
  const { values } = form

  async function send(): Promise<void> {
    const kind = outreachKinds.find((each) => each === values.kind)
    const counts = counted.map(([, , field]) => readCount(values[field], MOST_PEOPLE))
    const faults: { readonly field: Field; readonly message: string }[] = [
      ...(asksArea && values.area === '' ? [{ field: 'area', message: t('area-needed') } as const] : []),
      ...(kind === undefined ? [{ field: 'kind', message: t('kind-needed') } as const] : []),
      ...(values.venue.trim() === '' ? [{ field: 'venue', message: t('venue-needed') } as const] : []),
      ...(values.on === '' ? [{ field: 'on', message: t('on-needed') } as const] : []),
      ...counted.flatMap(([, , field], nth) => (counts[nth] === undefined ? [{ field, message: t('number-needed') }] : [])),
    ]
    if (faults.length > 0 || kind === undefined) return form.show(faults)
    const of = (sex: (typeof sexes)[number]) => {
      const at = (group: (typeof ageGroups)[number]): number => readCount(values[`${sex}_${group}`], MOST_PEOPLE) ?? 0
      return { UNDER_18: at('UNDER_18'), FROM_18: at('FROM_18'), FROM_25: at('FROM_25'), FROM_60: at('FROM_60') }
    }
    const session = { kind, venue: values.venue.trim(), on: values.on, reached: { F: of('F'), M: of('M') } }
    await onSend(session, values.area, form, madeOnOf(values.madeOn, version))
  }

  return (
    <FormFrame form={form} sending={sending} onSend={send} verb={verb} head={head}>
      {stands}
      {asksArea && <AreaChooser {...form.bind('area')} level="village" label={t('area')} />}
      <RadioChips {...form.bind('kind')} label={t('kind')} choices={outreachKinds.map((value) => ({ value, label: t(value) }))} />
      <TextInput {...form.bind('venue')} label={t('venue')} hint={t('venue-hint')} maxLength={120} />
      <DateInput {...form.bind('on')} label={t('on')} max={today} />
      <FormSection title={t('reached')} lead={t('reached-hint')}>
        {ageGroups.map((group) => (
          <fieldset key={group} class="field">
            <legend class="field-label">{t(group)}</legend>
            <div class="pair">
              {sexes.map((sex) => (
                <TextInput key={sex} {...form.bind(`${sex}_${group}`)} label={t(sex)} inputMode="numeric" maxLength={5} width="short" />
              ))}
            </div>
          </fieldset>
        ))}
      </FormSection>
    </FormFrame>
  )
}
