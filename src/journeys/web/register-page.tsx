// SPDX-License-Identifier: AGPL-3.0-or-later
// Opens a file: five fields are needed, the rest may follow.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { pageWords } from '#journeys/web/page.words.ts'
import { AreaChooser } from '#platform/web/area.tsx'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { DateInput, PhoneInput, RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export function RegisterPage(): VNode {
  const t = useWords(pageWords)
  const { route } = useLocation()
  const session = useSession()
  const own = session.office.areas.find((area) => area.length === 13) ?? ''
  const form = useForm('register-worker', { name: '', sex: '', birthDate: '', area: own, nik: '', phone: '', destination: '' })
  const register = useCommand(workerContracts.RegisterWorker)
  const { values } = form

  async function send(): Promise<void> {
    const answer = await register.send({
      name: values.name,
      sex: values.sex === 'M' ? 'M' : 'F',
      birthDate: values.birthDate,
      area: values.area,
      nik: values.nik === '' ? undefined : values.nik,
      phone: values.phone === '' ? undefined : values.phone,
      destination: values.destination === '' ? undefined : values.destination.toUpperCase(),
    })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    route(`/workers/${answer.value.id}`)
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <PageHead title={t('register')} lead={t('register-lead')} />
      <ErrorSummary faults={form.faults} />
      {register.problem !== undefined && register.problem.errors === undefined && (
        <ProblemNotice problem={register.problem} seeHref={(see) => see} />
      )}
      <TextInput
        {...form.bind('nik')}
        label={t('nik')}
        hint={t('nik-hint')}
        inputMode="numeric"
        digits
        maxLength={16}
        optional
        width="half"
      />
      <TextInput {...form.bind('name')} label={t('name')} autoComplete="off" maxLength={120} required />
      <RadioChips
        {...form.bind('sex')}
        label={t('sex')}
        choices={[
          { value: 'F', label: t('F') },
          { value: 'M', label: t('M') },
        ]}
      />
      <DateInput {...form.bind('birthDate')} label={t('birthDate')} />
      <AreaChooser {...form.bind('area')} level="village" label={t('area')} hint={t('area-hint')} />
      <PhoneInput {...form.bind('phone')} label={t('phone')} optional />
      <TextInput {...form.bind('destination')} label={t('destination')} hint="HKG, TWN, MYS" maxLength={3} optional width="short" />
      <Button type="submit" kind="main" busy={register.busy}>
        {t('send')}
      </Button>
    </form>
  )
}
