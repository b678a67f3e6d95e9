// SPDX-License-Identifier: AGPL-3.0-or-later
// Enters a company into the register.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { pageWords } from '#agencies/web/page.words.ts'
import { AreaChooser } from '#platform/web/area.tsx'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export function AddAgencyPage(): VNode {
  const t = useWords(pageWords)
  const { route } = useLocation()
  const form = useForm('register-agency', { name: '', seat: '' })
  const register = useCommand(agencyContracts.RegisterAgency)

  async function send(): Promise<void> {
    const { name, seat } = form.values
    if (name.trim() === '') return form.show([{ field: 'name', message: t('required-name') }])
    const answer = await register.send({ name, seat: seat === '' ? undefined : seat })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    route(`/agencies/${answer.value.id}`)
  }

  return (
    <FormFrame
      form={form}
      sending={register}
      onSend={send}
      verb={t('add')}
      head={<PageHead title={t('add')} lead={t('add-lead')} back={{ href: '/agencies' }} />}
    >
      <TextInput {...form.bind('name')} label={t('name')} hint={t('name-hint')} maxLength={120} />
      <AreaChooser {...form.bind('seat')} level="regency" label={t('seat')} hint={t('seat-hint')} optional />
    </FormFrame>
  )
}
