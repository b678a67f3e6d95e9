// SPDX-License-Identifier: AGPL-3.0-or-later
// The information desk: what everybody must know before leaving, for anybody to read; with a candidate before it, what they were told is
// recorded, and the list is printed for both to sign.

import type { VNode } from 'preact'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { useForm } from '#platform/web/form.ts'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { itemsOn } from '#village/core/briefing.law.ts'
import { type BriefingItem, briefingItems } from '#village/core/briefing.ts'
import { BriefingItems } from '#village/web/briefing-items.tsx'
import { BriefingSign } from '#village/web/briefing-sign.tsx'
import { deskWords } from '#village/web/desk.words.ts'
import { DeskFacts } from '#village/web/desk-facts.tsx'

function Head(props: { readonly name?: string | undefined; readonly workerId?: string | undefined }): VNode {
  const t = useWords(deskWords)
  const { today } = useReading()
  const { name, workerId } = props
  const [first] = itemsOn(today)
  return (
    <>
      <PageHead
        {...(workerId === undefined ? {} : { back: { href: `/workers/${workerId}` } })}
        title={t('title')}
        lead={name === undefined ? t('lead') : t('for', { name })}
        actions={
          <>
            <Button small icon="printer" onPress={() => window.print()}>
              {t('print')}
            </Button>
            {workerId === undefined && (
              <LinkButton small href="/workers?stage=registered" icon="person">
                {t('choose-link')}
              </LinkButton>
            )}
          </>
        }
      />
      {first !== undefined && (
        <p>
          <Article article={first.legalBasis} standing={first.standing} />
        </p>
      )}
    </>
  )
}

/** On paper: who was told, and who told it, sign. */
function Signatures({ name }: { readonly name?: string | undefined }): VNode {
  const t = useWords(deskWords)
  const { today, language } = useReading()
  return (
    <div class="print-only">
      <p>
        {t('signed-at')}: {formatDate(today, language)}
      </p>
      <div class="signatures">
        <p>{t('signature')}</p>
        <p>{t('signature-officer')}</p>
        <p>{name ?? '…………………………'}</p>
        <p>…………………………</p>
      </div>
    </div>
  )
}

function ForEverybody(): VNode {
  const t = useWords(deskWords)
  return (
    <>
      <Head />
      <p class="muted screen-only">{t('choose')}</p>
      <BriefingItems told={{}} />
      <Signatures />
      <DeskFacts />
    </>
  )
}

function ForCandidate({ id }: { readonly id: string }): VNode {
  const t = useWords(deskWords)
  const briefing = useQuery(briefingContracts.GetBriefing, { id })
  const file = useQuery(workerContracts.GetWorker, { id })
  const form = useForm(`briefing-${id}`, { items: '', telling: '', confirmation: '' })
  if (briefing.state === 'failed') return <ProblemPage problem={briefing.problem} onRetry={briefing.reload} />
  if (file.state === 'failed') return <ProblemPage problem={file.problem} onRetry={file.reload} />
  if (briefing.state === 'loading' || file.state === 'loading') return <Skeleton />
  const { name, items, complete } = briefing.value
  const told: Partial<Record<BriefingItem, NonNullable<(typeof items)[number]['told']>>> = {}
  for (const { code, told: last } of items) if (last !== undefined) told[code] = last
  const ticked = briefingItems.filter((each) => form.values.items.split(' ').includes(each))
  return (
    <>
      <Head name={name} workerId={id} />
      {complete && (
        <p>
          <Badge tone="good">{t('all-told')}</Badge>
        </p>
      )}
      <BriefingItems
        told={told}
        ticks={{
          ticked,
          set: (item, on) => form.set('items', [...ticked.filter((each) => each !== item), ...(on ? [item] : [])].join(' ')),
        }}
      />
      <BriefingSign id={id} name={name} file={file.value} form={form} />
      <Signatures name={name} />
      <DeskFacts />
    </>
  )
}

export function BriefingPage(props: PageProps): VNode {
  const worker = props.query?.['worker']
  return worker === undefined ? <ForEverybody /> : <ForCandidate key={worker} id={worker} />
}
