// SPDX-License-Identifier: AGPL-3.0-or-later
// The schemes that a certification body may test; one added, one taken out.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { bodyContracts } from '#training/core/body.contract.ts'
import { bodyPageWords } from '#training/web/body.words.ts'
import { initialScheme, readScheme, type Scheme, SchemeFields } from '#training/web/body-fields.tsx'

interface BodySchemesProps {
  readonly id: string
  readonly version: number
  readonly schemes: readonly Scheme[]
  readonly may: boolean
}

function AddSchemeForm(props: Omit<BodySchemesProps, 'may'> & { readonly onDone: () => void }): VNode {
  const t = useWords(bodyPageWords)
  const { say } = useUndo()
  const { id, version } = props
  const form = useForm(`body-scheme-${id}`, initialScheme)
  const set = useCommand(bodyContracts.SetBodyScope)

  async function send(): Promise<void> {
    const missing = (['scheme', 'schemeName', 'standard'] as const).filter((field) => form.values[field].trim() === '')
    if (missing.length > 0) return form.show(missing.map((field) => ({ field, message: t(`required-${field}`) })))
    const read = readScheme(form.values)
    if ('line' in read)
      return form.show([{ field: 'units', message: read.line === undefined ? t('units-missing') : t('units-wrong', { line: read.line }) }])
    const answer = await set.send({ id, schemes: [...props.schemes, read.scheme] }, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('scheme-added'))
    props.onDone()
  }

  return (
    <FormFrame form={form} sending={set} onSend={send} verb={t('save')}>
      <SchemeFields form={form} />
    </FormFrame>
  )
}

export function BodySchemes(props: BodySchemesProps): VNode {
  const t = useWords(bodyPageWords)
  const { say } = useUndo()
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Scheme>()
  const set = useCommand(bodyContracts.SetBodyScope)
  const { id, version, schemes, may } = props

  async function remove(scheme: Scheme): Promise<void> {
    const answer = await set.send({ id, schemes: schemes.filter((each) => each.code !== scheme.code) }, { version })
    if (!answer.ok) return
    setLeaving(undefined)
    say(t('scheme-removed'))
  }

  const action = (scheme: Scheme): VNode => (
    <Button small kind="plain" label={t('remove-of', { name: scheme.name })} onPress={() => setLeaving(scheme)}>
      {t('remove-scheme')}
    </Button>
  )
  return (
    <Section title={t('schemes')} lead={t('schemes-lead')}>
      <Table
        caption={t('schemes')}
        rows={schemes}
        rowKey={(row) => row.code}
        columns={[
          {
            key: 'scheme',
            label: t('scheme'),
            cell: (row) => (
              <>
                {row.name}
                <small class="cell-more">{row.code}</small>
              </>
            ),
          },
          { key: 'standard', label: t('scheme-standard'), cell: (row) => row.standard },
          {
            key: 'units',
            label: t('units'),
            cell: (row) => row.units.map((unit) => unit.title).join(' · '),
          },
          // The last one stays: a body without any scheme may test nothing.
          ...(may && schemes.length > 1 ? [{ key: 'remove', label: t('remove-scheme'), action: true, cell: action }] : []),
        ]}
      />
      {may && (
        <p class="section-action">
          <Button icon="plus" onPress={() => setAdding(true)}>
            {t('add-scheme')}
          </Button>
        </p>
      )}
      <Modal
        open={adding}
        title={t('add-scheme')}
        onClose={() => setAdding(false)}
        actions={<Button onPress={() => setAdding(false)}>{t('cancel')}</Button>}
      >
        <div class="form">
          <AddSchemeForm id={id} version={version} schemes={schemes} onDone={() => setAdding(false)} />
        </div>
      </Modal>
      <Modal
        open={leaving !== undefined}
        title={leaving === undefined ? '' : t('remove-ask', { name: leaving.name })}
        onClose={() => setLeaving(undefined)}
        actions={
          <>
            <Button kind="danger" busy={set.busy} onPress={() => leaving && void remove(leaving)}>
              {t('remove-scheme')}
            </Button>
            <Button onPress={() => setLeaving(undefined)}>{t('keep')}</Button>
          </>
        }
      >
        {set.problem !== undefined && <ProblemNotice problem={set.problem} />}
        <p>{t('remove-text')}</p>
      </Modal>
    </Section>
  )
}
