// SPDX-License-Identifier: AGPL-3.0-or-later
// One licence: what happens to it, day by day, and what may be done.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { agencyContracts } from '#agencies/core/agency.contract.ts'
import { type LicenceMoment, licenceTimeline } from '#agencies/core/licence.timeline.ts'
import { type LicenceAct, LicenceForm } from '#agencies/web/licence-form.tsx'
import { pageWords } from '#agencies/web/page.words.ts'
import { Standing } from '#agencies/web/standing.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { Modal } from '#platform/web/modal.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Timeline } from '#platform/web/ui/timeline.tsx'

type Licence = OutputOf<typeof agencyContracts.GetAgency>['licences'][number]

const toneOf = { begins: 'good', 'counts-again': 'good', suspended: 'dawn', revoked: 'late', ends: 'plain' } as const
const wordOf = {
  begins: 'begins',
  'counts-again': 'counts-again',
  suspended: 'is-suspended',
  revoked: 'is-revoked',
  ends: 'ends',
} as const satisfies Record<LicenceMoment['what'], string>

export function LicenceCard(props: { readonly agencyId: string; readonly licence: Licence; readonly may: boolean }): VNode {
  const t = useWords(pageWords)
  const { today } = useReading()
  const { licence } = props
  const [act, setAct] = useState<Exclude<LicenceAct, 'grant'>>()
  const possible: readonly Exclude<LicenceAct, 'grant'>[] =
    licence.revoked !== undefined ? [] : licence.standing === 'suspended' ? ['lift', 'revoke'] : ['suspend', 'revoke']
  return (
    <Section title={t('licence', { number: licence.number })} lead={<Standing standing={licence.standing} />}>
      <Timeline
        label={t('history')}
        moments={licenceTimeline(licence).map(({ on, what, legalBasis }) => ({
          date: on,
          text: t(wordOf[what]),
          tone: toneOf[what],
          ahead: on > today,
          note: legalBasis,
        }))}
      />
      {props.may && possible.length > 0 && (
        <ButtonRow>
          {possible.map((each) => (
            <Button key={each} small label={`${t(each)}: ${licence.number}`} onPress={() => setAct(each)}>
              {t(each)}
            </Button>
          ))}
        </ButtonRow>
      )}
      <Modal
        open={act !== undefined}
        title={act === undefined ? '' : t(`${act}-title`, { number: licence.number })}
        onClose={() => setAct(undefined)}
        actions={<Button onPress={() => setAct(undefined)}>{t('cancel')}</Button>}
      >
        {act !== undefined && (
          <div class="form">
            <p>{t(`${act}-text`)}</p>
            <LicenceForm agencyId={props.agencyId} act={act} number={licence.number} onDone={() => setAct(undefined)} />
          </div>
        )}
      </Modal>
    </Section>
  )
}
