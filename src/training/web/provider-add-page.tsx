// SPDX-License-Identifier: AGPL-3.0-or-later
// Enters a training provider with the licence or decree it trains under.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { AreaChooser } from '#platform/web/area.tsx'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { providerContracts } from '#training/core/provider.contract.ts'
import { providerKinds } from '#training/core/provider.ts'
import { initialLicence, LicenceFields, neededOfLicence } from '#training/web/licence-fields.tsx'
import { providerPageWords } from '#training/web/provider.words.ts'

export function ProviderAddPage(): VNode {
  const t = useWords(providerPageWords)
  const { route } = useLocation()
  const { areas } = useSession().office
  const own = areas.find((area) => area.length === 5) ?? ''
  const form = useForm('register-provider', { kind: '', name: '', area: own, ...initialLicence })
  const register = useCommand(providerContracts.RegisterProvider)
  const { values } = form

  async function send(): Promise<void> {
    const missing = (['kind', 'name', 'area', ...neededOfLicence] as const).filter((field) => values[field].trim() === '')
    if (missing.length > 0) return form.show(missing.map((field) => ({ field, message: t(`required-${field}`) })))
    const { name, area, number, issuer, from, to } = values
    const kind = values.kind === 'BLK' ? 'BLK' : 'LPK'
    const answer = await register.send({ kind, name, area, number, issuer, from, to: to === '' ? undefined : to })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    route(`/providers/${answer.value.id}`)
  }

  return (
    <FormFrame
      form={form}
      sending={register}
      onSend={send}
      verb={t('add-provider')}
      head={<PageHead title={t('add-provider')} back={{ href: '/providers', label: t('providers') }} />}
    >
      <RadioChips
        {...form.bind('kind')}
        label={t('kind')}
        choices={providerKinds.map((kind) => ({ value: kind, label: t(kind), hint: t(`${kind}-hint`) }))}
      />
      <TextInput {...form.bind('name')} label={t('name')} maxLength={120} required />
      <AreaChooser
        id="area"
        level="regency"
        label={t('area')}
        value={values.area}
        error={form.bind('area').error}
        onChange={(code) => form.set('area', code)}
      />
      <LicenceFields form={form} />
    </FormFrame>
  )
}
