// SPDX-License-Identifier: AGPL-3.0-or-later
// Working without a network: how this device stands, what is not sent yet, and its copy begun, opened again or erased.

import type { VNode } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { deviceContracts } from '#access/core/device.contract.ts'
import { BeginCopy, UnlockCopy } from '#access/web/copy-forms.tsx'
import { call } from '#platform/web/api.ts'
import { forgetCopy, onOpened, openedCopy } from '#platform/web/offline/away.ts'
import { offlineWords } from '#platform/web/offline/offline.words.ts'
import { OutboxList } from '#platform/web/offline/outbox-list.tsx'
import { listVaults } from '#platform/web/offline/shelf.ts'
import { useShell } from '#platform/web/offline/shell.ts'
import { useStanding } from '#platform/web/offline/sign.tsx'
import type { Standing } from '#platform/web/offline/standing.ts'
import { Question } from '#platform/web/question.tsx'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useClockWords, useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Progress, Skeleton } from '#platform/web/ui/waiting.tsx'

interface Locked {
  /** A copy of whoever is signed in that lies here. */
  readonly device?: string | undefined
  /** There was one, and it was ended from elsewhere. */
  readonly ended: boolean
}

/** What lies here locked; `undefined` until that is known. What was ended meanwhile is erased: locked, it asks nothing of the server itself. */
function useLockedCopy(): readonly [locked: Locked | undefined, look: () => void] {
  const [locked, setLocked] = useState<Locked>()
  const look = useCallback(async (): Promise<void> => {
    const rows = await listVaults().catch(() => [])
    const mine = rows.length === 0 ? undefined : await call(deviceContracts.ListDevices, {})
    const known = mine?.ok === true ? mine.value.items : []
    const dead = rows.filter(({ id }) => known.some((each) => each.id === id && each.ended))
    for (const { id } of dead) await forgetCopy(id)
    const device = rows.find(({ id }) => known.some((each) => each.id === id && !each.ended))?.id
    setLocked((before) => ({ device, ended: dead.length > 0 || before?.ended === true }))
  }, [])
  useEffect(() => {
    void look()
    return onOpened(() => void look())
  }, [look])
  return [locked, () => void look()]
}

function useIsPersistent(): boolean {
  const [persistent, setPersistent] = useState(true)
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setPersistent)
  }, [])
  return persistent
}

/** How much of the app itself is here: a page that is not cannot be opened without a network. */
function useAppWords(): string {
  const t = useWords(offlineWords)
  const { language } = useReading()
  const shell = useShell()
  if (shell === undefined) return t('app-looking')
  if (shell === 'none') return t('app-none')
  return shell.kept === shell.of
    ? t('app-whole')
    : t('app-part', { kept: formatNumber(shell.kept, language), of: formatNumber(shell.of, language) })
}

function Forget({ standing }: { readonly standing: Standing }): VNode {
  const t = useWords(offlineWords)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const unsent = standing.entries.filter(({ state }) => state === 'waiting' || state === 'refused').length

  async function forget(): Promise<void> {
    const device = openedCopy()?.device
    if (device === undefined) return
    setBusy(true)
    await forgetCopy(device)
    // Where there is no network the server keeps it among the devices, as last heard of.
    await call(deviceContracts.EndDevice, { id: device })
    setBusy(false)
    setAsking(false)
  }

  return (
    <Section title={t('forget-title')} lead={t('forget-text')}>
      <Button onPress={() => setAsking(true)}>{t('forget')}</Button>
      <Question
        open={asking}
        title={t('forget-title')}
        lead={unsent > 0 ? t('forget-unsent', { count: String(unsent) }) : t('forget-text')}
        kind="danger"
        verb={t('forget-sure')}
        sending={{ busy, problem: undefined }}
        onSend={forget}
        onClose={() => setAsking(false)}
      >
        {null}
      </Question>
    </Section>
  )
}

/** What was done here is counted by the server's clock as far as that is known; beyond it by this one, which can be put right. */
function WrongClock(): VNode | null {
  const clock = useClockWords()
  return clock === undefined ? null : <Notice tone="dawn" icon="clock" title={clock} />
}

function Open({ standing }: { readonly standing: Standing }): VNode {
  const t = useWords(offlineWords)
  const { language } = useReading()
  const persistent = useIsPersistent()
  const app = useAppWords()
  const { coming, heard, busy } = standing
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {standing.full && <Notice tone="late" title={t('device-full')} live />}
      <WrongClock />
      {/* Where something waits, that stands above every page. */}
      {standing.crowded && standing.entries.every(({ state }) => state !== 'waiting') && <Notice tone="dawn" title={t('crowded')} live />}
      <Section title={t('state')}>
        <Facts
          facts={[
            { label: t('network'), value: t(standing.away ? 'not-connected' : 'connected') },
            { label: t('records'), value: formatNumber(standing.records, language) },
            { label: t('app'), value: app },
            { label: t('heard'), value: heard === undefined ? t('never') : momentWords(heard, language) },
          ]}
        />
        {coming !== undefined && coming.total > 0 && (
          <Progress
            id="coming"
            label={t('coming', { done: formatNumber(coming.done, language), total: formatNumber(coming.total, language) })}
            done={coming.done}
            total={coming.total}
          />
        )}
        <p class="outbox-sync">
          <Button busy={busy} onPress={() => void openedCopy()?.engine.sync()}>
            {t('sync')}
          </Button>
        </p>
        {!persistent && <p class="muted">{t('not-persistent')}</p>}
      </Section>
      <OutboxList entries={standing.entries} />
      <Section title={t('check-title')} lead={t('check-text')}>
        <a class="btn btn-quiet" href={`/verify/offline?lang=${language}`} target="_top">
          <Glyph name="check" />
          <span>{t('check-open')}</span>
        </a>
      </Section>
      <Forget standing={standing} />
    </>
  )
}

export function OutboxPage(): VNode {
  const t = useWords(offlineWords)
  const standing = useStanding()
  const [locked, look] = useLockedCopy()
  if (standing !== undefined) return <Open standing={standing} />
  if (locked === undefined) return <Skeleton />
  return (
    <>
      <PageHead title={t('title')} lead={t('begin-lead')} />
      <WrongClock />
      {locked.ended && (
        <Notice tone="late" title={t('ended')} live>
          <p>{t('ended-locked')}</p>
        </Notice>
      )}
      {locked.device === undefined ? (
        <Section title={t('begin-title')}>
          <BeginCopy />
        </Section>
      ) : (
        <Section title={t('locked-title')} lead={t('locked-text')}>
          <UnlockCopy device={locked.device} onEnded={look} />
        </Section>
      )}
    </>
  )
}
