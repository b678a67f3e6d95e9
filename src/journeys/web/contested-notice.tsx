// SPDX-License-Identifier: AGPL-3.0-or-later
// Two values of one field, side by side, with who wrote which and when; one press says which is right.

import type { VNode } from 'preact'
import { contestedContracts } from '#journeys/core/contested.contract.ts'
import { contestedWords } from '#journeys/web/contested.words.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { FieldValue, useFieldLabel } from '#journeys/web/history-changes.tsx'
import { may } from '#journeys/web/next-step.tsx'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export function ContestedNotice({ desk }: { readonly desk: Desk }): VNode | null {
  const t = useWords(contestedWords)
  const labelOf = useFieldLabel()
  const { language } = useReading()
  const { contested } = desk.file
  if (contested === undefined || contested.length === 0) return null
  const mayChoose = may(desk, contestedContracts.SettleContested)
  return (
    <div id="contested">
      <Notice tone="dawn" title={t('title')}>
        <p>{t('text')}</p>
        {contested.map(({ nth, field, source, stands, value, at, by }) => (
          <div key={nth}>
            <p>
              <strong>{labelOf({ field, ...(source === undefined ? {} : { source }) })}</strong>
            </p>
            <Facts
              facts={[
                { label: t('stands'), value: <FieldValue field={field} value={stands} /> },
                {
                  label: t('beside', {
                    who: [by.user ?? t('officer'), by.office].filter((each) => each !== undefined).join(', '),
                    when: momentWords(at, language),
                  }),
                  value: <FieldValue field={field} value={value} />,
                },
              ]}
            />
            {mayChoose && (
              <ButtonRow>
                <Button busy={desk.acts.busy} onPress={() => desk.run(desk.make.settleContested(nth, false))}>
                  {t('keep')}
                </Button>
                <Button busy={desk.acts.busy} onPress={() => desk.run(desk.make.settleContested(nth, true))}>
                  {t('take')}
                </Button>
              </ButtonRow>
            )}
          </div>
        ))}
      </Notice>
    </div>
  )
}
