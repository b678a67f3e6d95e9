// SPDX-License-Identifier: AGPL-3.0-or-later
// The signed original of a letter: printed, signed and scanned back, or signed with the official's certificate; and the step of the file that
// the letter answers, recorded by the file's own command.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { familyContracts } from '#journeys/core/family.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import type { MilestoneCode } from '#journeys/core/worker.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { tellingWitnessings } from '#letters/core/consent.rules.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { keptWitnessings, letterMilestones } from '#letters/core/letter.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { lettersWords } from '#letters/web/letters.words.ts'
import { SignDialog } from '#letters/web/sign-dialog.tsx'
import { addressOf } from '#platform/web/api.ts'
import { refreshAll } from '#platform/web/feed.ts'
import { FileButton } from '#platform/web/file-button.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Letter = OutputOf<typeof letterContracts.GetLetter>

interface Props {
  readonly letter: Letter
  readonly onDone: () => void
}

function Scan({ letter, onDone }: Props): VNode {
  const t = useWords(lettersWords)
  const s = useWords(sheetWords)
  const { say } = useUndo()
  const keep = useCommand(letterContracts.KeepSignedLetter)
  const name = useCommand(familyContracts.SetRelative)
  const [saw, setSaw] = useState('')
  const { consenter } = letter
  const worker = useQuery(workerContracts.GetWorker, consenter === undefined ? undefined : { id: letter.workerId })

  /** By the file's own command, as everything that it says. */
  async function consented(): Promise<void> {
    const family = worker.state === 'ready' ? (worker.value.family ?? []) : []
    const found = family.find((each) => each.name === consenter?.name && each.relation === consenter.relation)
    if (found === undefined || found.consented === true) return
    const { key, ...relative } = found
    const answer = await name.send({ id: letter.workerId, relative: key, ...relative, consented: true })
    if (answer.ok) refreshAll()
  }
  async function send(file: File): Promise<void> {
    const seen = consenter === undefined ? undefined : keptWitnessings.find((each) => each === saw)
    const answer = await keep.send({ id: letter.id, ...(seen === undefined ? {} : { seen }) }, { file })
    if (!answer.ok) return
    if (seen !== undefined && tellingWitnessings.includes(seen)) await consented()
    say(t('was-kept'))
    onDone()
  }
  return (
    <div class="stack">
      {name.problem !== undefined && <ProblemNotice problem={name.problem} />}
      {consenter !== undefined && (
        <RadioChips
          id="scan-seen"
          label={t('scan-seen')}
          hint={t('scan-seen-hint', { name: consenter.name })}
          value={saw}
          onChange={setSaw}
          choices={keptWitnessings.map((value) => ({ value, label: s(value) }))}
        />
      )}
      {keep.problem !== undefined && <ProblemNotice problem={keep.problem} />}
      <FileButton
        large
        label={t(keep.busy ? 'sending' : letter.signed === undefined ? 'scan-back' : 'scan-again')}
        busy={keep.busy}
        tooLarge={t('scan-large')}
        onFile={(file) => void send(file)}
      />
    </div>
  )
}

function Held({ letter }: { readonly letter: Letter }): VNode | null {
  const t = useWords(lettersWords)
  const s = useWords(sheetWords)
  const { language } = useReading()
  const { id, signed } = letter
  if (signed === undefined) return null
  return (
    <>
      <p>
        {t(`signed-${signed.way}`, { date: formatDate(signed.on, language) })}{' '}
        {signed.seen !== undefined && t('signed-seen', { seen: s(signed.seen) })}{' '}
        {signed.scan === 'NOT_SCANNED' && <Badge tone="plain">{t('unscanned')}</Badge>}
      </p>
      {signed.dangers !== undefined && signed.dangers.length > 0 && <p class="hint">{t('signed-danger')}</p>}
      <p>
        <a href={addressOf(letterContracts.GetSignedLetter, { id })} download>
          {t('signed-open')}
        </a>
      </p>
    </>
  )
}

/** One press, where the file still waits for it. */
function Step({ letter, code }: { readonly letter: Letter; readonly code: MilestoneCode }): VNode | null {
  const t = useWords(lettersWords)
  const named = useWords(journeyWords)
  const { say } = useUndo()
  const { role } = useSession()
  const worker = useQuery(workerContracts.GetWorker, { id: letter.workerId })
  const record = useCommand(workerContracts.RecordMilestone)
  const open = worker.state === 'ready' && worker.value.milestones.some((each) => each.code === code && each.status !== 'done')
  if (!open || !workerContracts.RecordMilestone.may.some((each) => each === role)) return null
  async function send(): Promise<void> {
    const answer = await record.send({ id: letter.workerId, code, on: letter.issuedOn, evidence: letter.number })
    if (!answer.ok) return
    say(t('milestone-done'))
    refreshAll()
  }
  return (
    <>
      {record.problem !== undefined && <ProblemNotice problem={record.problem} />}
      <p class="hint">{t('milestone-text', { what: named(`milestone.${code}`) })}</p>
      <Button icon="check" busy={record.busy} onPress={() => void send()}>
        {t('milestone')}
      </Button>
    </>
  )
}

export function Signed({ letter, onDone }: Props): VNode | null {
  const t = useWords(lettersWords)
  const [signing, setSigning] = useState(false)
  const code = letterMilestones[letter.kind]
  if (!letter.mayKeepSigned && letter.signed === undefined) return null
  return (
    <Section id="signed" title={t('sign')}>
      <div class="stack">
        <Held letter={letter} />
        {letter.mayKeepSigned && (
          <>
            {letter.signed === undefined && <p class="hint">{t('sign-hint')}</p>}
            <Scan letter={letter} onDone={onDone} />
            {letter.signsElectronically && (
              <ButtonRow>
                <Button onPress={() => setSigning(true)}>{t('sign-bsre')}</Button>
              </ButtonRow>
            )}
          </>
        )}
        {letter.status === 'valid' && letter.signed !== undefined && !letter.unsigned && code !== undefined && (
          <Step letter={letter} code={code} />
        )}
      </div>
      {signing && <SignDialog id={letter.id} onDone={onDone} onClose={() => setSigning(false)} />}
    </Section>
  )
}
