// SPDX-License-Identifier: AGPL-3.0-or-later
// The offices within an administrator's authority: opened, renamed from a day on, given other places.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { headOn } from '#access/core/office.ts'
import { ChangePlaces, type Office, RenameOffice } from '#access/web/change-office.tsx'
import { NameHead } from '#access/web/name-head.tsx'
import { officeWords } from '#access/web/office.words.ts'
import { OpenOfficeForm } from '#access/web/open-office-form.tsx'
import { Place } from '#access/web/places-field.tsx'
import { providerWords } from '#access/web/provider.words.ts'
import { ProviderForm } from '#access/web/provider-form.tsx'
import type { Caretaker } from '#kernel/authority.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

/** The name of today, and below it what it was called before and will be called. */
function Names(props: { readonly office: Office }): VNode {
  const t = useWords(officeWords)
  const { language } = useReading()
  const { name, names } = props.office
  const now = names.findIndex((each) => each.name === name)
  const before = names.slice(0, Math.max(now, 0)).map((each) => each.name)
  const after = names.slice(now + 1)
  return (
    <>
      {name}
      {before.length > 0 && <small class="cell-more">{t('formerly', { names: before.join(', ') })}</small>}
      {after.map((each) => (
        <small class="cell-more" key={each.validFrom}>
          {t('later', { name: each.name, day: formatDate(each.validFrom, language) })}
        </small>
      ))}
    </>
  )
}

/** The word for one who is head for good, or for the time being. */
function as<K extends 'head-now' | 'head-later'>(key: K, caretaker: Caretaker | undefined): K | `${K}-${Caretaker}` {
  return caretaker === undefined ? key : `${key}-${caretaker}`
}

/** Who heads a village today, and who will; that nobody was named is said, since then everybody there may appoint. */
function Heads({ office: { kind, heads } }: { readonly office: Office }): VNode | null {
  const t = useWords(officeWords)
  const { language, today } = useReading()
  if (kind !== 'VILLAGE') return null
  const now = headOn(heads, today)
  return (
    <>
      {now === undefined ? (
        <small class="cell-more">{t('head-none')}</small>
      ) : (
        <small class="cell-more">{t(as('head-now', now.caretaker), { name: now.name, day: formatDate(now.validFrom, language) })}</small>
      )}
      {heads
        .filter(({ validFrom }) => validFrom > today)
        .map(({ name, validFrom, caretaker }) => (
          <small class="cell-more" key={validFrom}>
            {t(as('head-later', caretaker), { name, day: formatDate(validFrom, language) })}
          </small>
        ))}
    </>
  )
}

export function OfficesPage(): VNode {
  const t = useWords(officeWords)
  const p = useWords(providerWords)
  const { say } = useUndo()
  const [change, setChange] = useState<{ readonly what: 'name' | 'places' | 'provider' | 'head'; readonly office: Office }>()
  const list = useQuery(accessContracts.ListOffices, {})
  const close = (): void => setChange(undefined)

  function done(words: string): void {
    close()
    say(words)
  }

  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton href="#open" icon="plus">
            {t('open')}
          </LinkButton>
        }
      />
      {list.state === 'failed' && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'loading' && <Skeleton />}
      {list.state === 'ready' && list.value.items.length === 0 && (
        <EmptyState icon="people" title={t('empty')}>
          {t('empty-text')}
        </EmptyState>
      )}
      {list.state === 'ready' && list.value.items.length > 0 && (
        <Table
          caption={t('title')}
          rows={list.value.items}
          rowKey={(office) => office.id}
          columns={[
            {
              key: 'name',
              label: t('name'),
              cell: (office) => (
                <>
                  <Names office={office} />
                  <Heads office={office} />
                </>
              ),
            },
            { key: 'kind', label: t('kind'), cell: (office) => t(office.kind) },
            {
              key: 'places',
              label: t('places'),
              cell: (office) => (
                <ul class="plain-list">
                  {office.areas.map((code) => (
                    <li key={code}>
                      <Place code={code} />
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              key: 'actions',
              label: t('actions'),
              cell: (office) => (
                <ButtonRow>
                  <Button small label={`${t('rename')}: ${office.name}`} onPress={() => setChange({ what: 'name', office })}>
                    {t('rename')}
                  </Button>
                  <Button small label={`${t('change-places')}: ${office.name}`} onPress={() => setChange({ what: 'places', office })}>
                    {t('change-places')}
                  </Button>
                  {office.kind === 'VILLAGE' && (
                    <Button small label={`${t('name-head')}: ${office.name}`} onPress={() => setChange({ what: 'head', office })}>
                      {t('name-head')}
                    </Button>
                  )}
                  <Button small label={`${p('open')}: ${office.name}`} onPress={() => setChange({ what: 'provider', office })}>
                    {p('open')}
                  </Button>
                </ButtonRow>
              ),
            },
          ]}
        />
      )}
      <OpenOfficeForm onOpened={() => done(t('opened'))} />
      {change?.what === 'name' && <RenameOffice office={change.office} onClose={close} onDone={() => done(t('renamed'))} />}
      {change?.what === 'head' && <NameHead office={change.office} onClose={close} onDone={() => done(t('head-named'))} />}
      {change?.what === 'provider' && <ProviderForm office={change.office} onClose={close} onDone={done} />}
      {change?.what === 'places' && <ChangePlaces office={change.office} onClose={close} onDone={() => done(t('places-changed'))} />}
    </>
  )
}
