// SPDX-License-Identifier: AGPL-3.0-or-later
// What an answer promised and by which event it was done, or what it limits and until when; and the way to the right place of the file.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { rightsContracts } from '#rights/core/request.contract.ts'
import type { Owed } from '#rights/core/request.ts'
import { EndDialog } from '#rights/web/request-dialogs.tsx'
import { rightsWords } from '#rights/web/rights.words.ts'

type FullRequest = OutputOf<typeof rightsContracts.GetRequest>
interface Props {
  readonly value: FullRequest
  readonly reload: () => void
}

/** Where on the file each is done: the question that opens, or the place on the page. */
const places: Readonly<Record<Owed, string>> = {
  name: '?ask=correct',
  alias: '?ask=correct',
  sex: '?ask=correct',
  birthDate: '?ask=correct',
  nik: '?ask=correct',
  phone: '?ask=correct',
  motherName: '?ask=correct',
  passport: '?ask=correct',
  familyCard: '?ask=correct',
  stated: '?ask=stated',
  scheme: '?ask=plan',
  destination: '?ask=plan',
  occupation: '?ask=plan',
  agencyId: '?ask=plan',
  family: '#family',
  milestones: '#milestones',
  costs: '#costs',
  ERASURE: '?ask=erase',
}

/** The way to what is to be done next of what was promised; undefined where all of it is done. */
export function nextDeedHref({ workerId, owed }: FullRequest): string | undefined {
  const next = owed.find(({ done }) => done === undefined)
  return next === undefined ? undefined : `/workers/${workerId}${places[next.what]}`
}

export function Kept({ value }: { readonly value: FullRequest }): VNode | null {
  const t = useWords(rightsWords)
  if (value.kept.length === 0) return null
  return (
    <Notice tone="dawn" icon="lock" title={t('kept')}>
      {value.kept.map(({ guard, text }) => (
        <p key={guard}>{text}</p>
      ))}
    </Notice>
  )
}

export function Deeds({ value }: { readonly value: FullRequest }): VNode | null {
  const t = useWords(rightsWords)
  const { language } = useReading()
  if (value.owed.length === 0) return null
  return (
    <Section id="deeds" title={t('promised')}>
      <ul class="rows">
        {value.owed.map(({ what, done }) => (
          <li key={what} class="row">
            <div>
              <span>{t(`field.${what}`)}</span>
              <span class="row-why">
                {done === undefined ? t('owed') : t('deed', { date: formatDate(done.on, language), nth: String(done.version) })}
              </span>
            </div>
            {done === undefined && (
              <LinkButton small href={`/workers/${value.workerId}${places[what]}`}>
                {t('do')}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function LimitPart({ value, reload }: Props): VNode | null {
  const t = useWords(rightsWords)
  const { language } = useReading()
  const { role } = useSession()
  const [ending, setEnding] = useState(false)
  const { limit } = value
  if (limit === undefined) return null
  const { right, until, holds, ended } = limit
  const standing = holds
    ? until === undefined
      ? t('limit-open')
      : t('limit-until', { date: formatDate(until, language) })
    : ended === undefined
      ? t('limit-past')
      : t('limit-ended', { date: formatDate(ended.on, language), why: t(ended.why) })
  return (
    <Section id="limit" title={t('limit')}>
      <p>
        <Badge tone={holds ? 'dawn' : 'plain'}>{standing}</Badge>
      </p>
      {holds && <p>{t(`limits.${right}`)}</p>}
      {holds && rightsContracts.EndLimit.may.some((each) => each === role) && (
        <p class="section-action">
          <Button small onPress={() => setEnding(true)}>
            {t('end')}
          </Button>
        </p>
      )}
      <EndDialog value={value} open={ending} onClose={() => setEnding(false)} onDone={reload} />
    </Section>
  )
}
