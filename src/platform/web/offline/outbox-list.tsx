// SPDX-License-Identifier: AGPL-3.0-or-later
// What was done on this device and is not sent yet, what was refused, and what has arrived: each by itself.

import type { VNode } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { actingUnder, actUnder } from '#platform/web/acting.ts'
import { useActWords, useFieldWords } from '#platform/web/acts.ts'
import { againHref, forgetAgain } from '#platform/web/again.ts'
import { today } from '#platform/web/device-clock.ts'
import { openedCopy } from '#platform/web/offline/away.ts'
import type { Entry } from '#platform/web/offline/entry.ts'
import { offlineWords } from '#platform/web/offline/offline.words.ts'
import { ARRIVED } from '#platform/web/offline/problem-here.ts'
import { readProblem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { RecordPagesContext } from '#platform/web/record-pages.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

/** More than these are not found by eye. */
const FOUND_BY_EYE = 5

/** What a command that was refused answers (RFC 9110, 15.5.21). */
const REFUSED = 422

const isUnsent = ({ state }: Entry): boolean => state === 'waiting' || state === 'refused'

type StateWord = `state-${'waiting' | 'in-form' | 'crowded' | 'again' | 'refused' | 'sent' | 'landed' | 'lost'}`

function stateOf({ state, tries, inForm }: Entry, crowded: boolean): StateWord {
  if (inForm === true) return 'state-in-form'
  if (state !== 'waiting') return `state-${state}`
  return crowded ? 'state-crowded' : tries > 0 ? 'state-again' : 'state-waiting'
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
}

/** Who it is about: as its record is called, or as it was typed. */
function labelOf(entry: Entry): string {
  return openedCopy()?.engine.labelOf(entry) ?? textOf(entry.input['name']) ?? ''
}

function EntryRow({ entry }: { readonly entry: Entry }): VNode {
  const t = useWords(offlineWords)
  const act = useActWords()
  const fields = useFieldWords()
  const { language } = useReading()
  const { route } = useLocation()
  const { say } = useUndo()
  const [busy, setBusy] = useState(false)
  const pages = useContext(RecordPagesContext)
  const engine = openedCopy()?.engine
  const over = isUnsent(entry) && engine?.isOver(entry) === true
  // By another delegation it might be done twice.
  const lost = over && entry.went === true
  // It is changed by the authority that it was done by, or not at all.
  const form = over ? undefined : engine?.formOf(entry)
  const inForm = entry.inForm === true
  const isGone = entry.state === 'lost'
  const problem = readProblem(entry.problem, REFUSED)
  const grant = openedCopy()?.grants.find(({ id }) => id === entry.under)
  // What lies on another record has no page before it is sent, or once it is gone.
  const at = isUnsent(entry) || isGone ? (entry.of ?? entry.on) : entry.on
  const kind = engine?.kindOf({ ...entry, on: at })
  const page = at === undefined || entry.state === 'refused' ? undefined : pages.find(({ of }) => of === kind)?.href(at)
  const said = Object.entries(entry.input).flatMap(([name, value]) => {
    const text = textOf(value)
    const label = fields[name]
    return text === undefined || label === undefined ? [] : [{ label, value: text }]
  })

  async function takeBack(by: 'withdraw' | 'edit'): Promise<void> {
    setBusy(true)
    const taken = await engine?.[by](entry.key)
    setBusy(false)
    if (taken === undefined) return
    if (typeof taken === 'string') return say(t(`still-${taken}`))
    if (by === 'withdraw') forgetAgain(entry.key)
    if (by === 'withdraw' && isGone) return say(t('lost-done'))
    if (by === 'withdraw') return say(t(taken.went === true ? 'withdrawn-went' : 'withdrawn'))
    if (form === undefined) return
    const href = againHref(form, entry.key)
    if (entry.under === actingUnder()) route(href)
    else actUnder(entry.under, href)
  }

  async function sendNow(): Promise<void> {
    forgetAgain(entry.key)
    await engine?.retry(entry.key)
  }

  return (
    <li class="outbox-entry">
      <p>
        <strong>{labelOf(entry)}</strong>
      </p>
      <p>{act(entry.contract)}</p>
      {entry.under !== undefined && (
        <p class="muted">{grant === undefined ? t('under-ended') : t('under', { office: grant.office, giver: grant.giver })}</p>
      )}
      {over && <p class="muted">{t(lost ? 'over-went' : 'edit-over')}</p>}
      <p class="muted">
        {t(stateOf(entry, engine?.standing().crowded === true))}. {t('made-at', { when: momentWords(entry.made, language) })}
      </p>
      {entry.file !== undefined && isUnsent(entry) && (
        <p class="muted">{t('with-file', { kb: String(Math.ceil(entry.file.bytes / 1000)) })}</p>
      )}
      {entry.state === 'refused' && (
        <ProblemNotice problem={problem.code === ARRIVED ? { ...problem, title: t('arrived-before') } : problem} seeHref={(see) => see} />
      )}
      {isUnsent(entry) && said.length > 0 && (
        <details class="outbox-said">
          <summary>{t('said')}</summary>
          <Facts facts={said} />
        </details>
      )}
      <ButtonRow>
        {page !== undefined && (
          <LinkButton small href={page}>
            {t('see-file')}
          </LinkButton>
        )}
        {isGone && form !== undefined && (
          <LinkButton small href={form}>
            {t('lost-again')}
          </LinkButton>
        )}
        {isGone && (
          <Button small busy={busy} onPress={() => void takeBack('withdraw')}>
            {t('lost-seen')}
          </Button>
        )}
        {isUnsent(entry) && !lost && (inForm || entry.state === 'refused' || entry.tries > 0) && (
          <Button small busy={busy} onPress={() => void sendNow()}>
            {t(inForm ? 'send-as-was' : 'retry')}
          </Button>
        )}
        {isUnsent(entry) && form !== undefined && (
          <Button small busy={busy} onPress={() => void takeBack('edit')}>
            {t(inForm ? 'edit-on' : 'edit')}
          </Button>
        )}
        {isUnsent(entry) && (form === undefined || inForm) && (
          <Button small busy={busy} onPress={() => void takeBack('withdraw')}>
            {t('withdraw')}
          </Button>
        )}
      </ButtonRow>
    </li>
  )
}

function toBase64(file: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('loadend', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^.*,/, '') : ''))
    reader.readAsDataURL(file)
  })
}

/** With what goes with them. */
async function exportEntries(unsent: readonly Entry[]): Promise<void> {
  const entries: object[] = []
  for (const entry of unsent) {
    const file = await openedCopy()?.engine.fileOf(entry)
    entries.push(file === undefined ? entry : { ...entry, content: await toBase64(file) })
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(entries, undefined, 2)], { type: 'application/json' }))
  link.download = `kawal-${today()}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

export function OutboxList({ entries }: { readonly entries: readonly Entry[] }): VNode {
  const t = useWords(offlineWords)
  const act = useActWords()
  const [sought, setSought] = useState('')
  const unsent = entries.filter(isUnsent)
  const gone = entries.filter(({ state }) => state === 'lost')
  const arrived = entries.filter((entry) => !isUnsent(entry) && entry.state !== 'lost').toReversed()
  const fits = (entry: Entry): boolean => `${act(entry.contract)} ${labelOf(entry)}`.toLowerCase().includes(sought.trim().toLowerCase())
  return (
    <>
      {gone.length > 0 && (
        <Section title={t('lost-title')} lead={t('lost-text')}>
          <ul class="plain-list outbox">
            {gone.map((entry) => (
              <EntryRow key={entry.key} entry={entry} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('unsent-title')}>
        {unsent.length === 0 ? (
          <EmptyState icon="check" title={t('unsent-none')}>
            {t('unsent-none-text')}
          </EmptyState>
        ) : (
          <>
            {unsent.length > FOUND_BY_EYE && (
              <TextInput id="outbox-find" type="search" label={t('find')} value={sought} onChange={setSought} width="half" />
            )}
            <ul class="plain-list outbox">
              {unsent.filter(fits).map((entry) => (
                <EntryRow key={entry.key} entry={entry} />
              ))}
            </ul>
            <Button small onPress={() => void exportEntries(unsent)}>
              {t('export')}
            </Button>
            <p class="hint">{t('export-hint')}</p>
          </>
        )}
      </Section>
      {arrived.length > 0 && (
        <Section title={t('sent-title')}>
          <ul class="plain-list outbox">
            {arrived.map((entry) => (
              <EntryRow key={entry.key} entry={entry} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
