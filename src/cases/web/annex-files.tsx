// SPDX-License-Identifier: AGPL-3.0-or-later
// The files of an annex: its own office adds them and takes them back; whoever reads the annex opens them.

import type { VNode } from 'preact'
import { annexContracts } from '#cases/core/annex.contract.ts'
import { annexPageWords } from '#cases/web/annex.words.ts'
import type { FullAnnex } from '#cases/web/annex-fields.ts'
import { addressOf } from '#platform/web/api.ts'
import { FileButton } from '#platform/web/file-button.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly value: FullAnnex
  readonly onDone: () => void
}

/** @param annex asked when a file was chosen: it may begin there */
function Add({ annex, onDone }: { readonly annex: () => Promise<string | undefined>; readonly onDone: () => void }): VNode {
  const t = useWords(annexPageWords)
  const { say } = useUndo()
  const add = useCommand(annexContracts.AddAnnexFile)
  async function send(file: File): Promise<void> {
    const id = await annex()
    if (id === undefined) return
    const answer = await add.send({ id }, { file })
    if (!answer.ok) return
    say(t('file-added'))
    onDone()
  }
  return (
    <>
      {add.problem !== undefined && <ProblemNotice problem={add.problem} />}
      <FileButton
        label={t(add.busy ? 'file-sending' : 'file-add')}
        busy={add.busy}
        tooLarge={t('file-large')}
        onFile={(file) => void send(file)}
      />
    </>
  )
}

/** A file that comes before any note: the annex begins with it. */
export function FirstFile(props: { readonly caseId: string; readonly onDone: () => void }): VNode {
  const begin = useCommand(annexContracts.BeginAnnex)
  async function annex(): Promise<string | undefined> {
    const answer = await begin.send({ id: props.caseId })
    return answer.ok ? answer.value.id : undefined
  }
  return (
    <>
      {begin.problem !== undefined && <ProblemNotice problem={begin.problem} />}
      <Add annex={annex} onDone={props.onDone} />
    </>
  )
}

function Row({ value, file, onDone }: Props & { readonly file: FullAnnex['files'][number] }): VNode {
  const t = useWords(annexPageWords)
  const { language } = useReading()
  const { say } = useUndo()
  const withdraw = useCommand(annexContracts.WithdrawAnnexFile)
  const { nth, name, user, on, scan, dangers } = file
  async function send(): Promise<void> {
    const answer = await withdraw.send({ id: value.id, nth })
    if (!answer.ok) return
    say(t('file-withdrawn'))
    onDone()
  }
  return (
    <li class="row">
      <div>
        <a class="row-step" href={addressOf(annexContracts.GetAnnexFile, { id: value.id, nth })} download>
          {name}
        </a>
        <span class="row-why">{[user, formatDate(on, language)].filter((each) => each !== undefined).join(' · ')}</span>
        {dangers.length > 0 && <span class="row-why">{t('file-danger')}</span>}
        {withdraw.problem !== undefined && <ProblemNotice problem={withdraw.problem} />}
      </div>
      <div class="row-side">
        {scan === 'NOT_SCANNED' && <Badge tone="plain">{t('file-unscanned')}</Badge>}
        {value.access === 'OWN' && (
          <Button small busy={withdraw.busy} label={`${t('file-withdraw')}: ${name}`} onPress={() => void send()}>
            {t('file-withdraw')}
          </Button>
        )}
      </div>
    </li>
  )
}

export function AnnexFiles({ value, onDone }: Props): VNode | null {
  const t = useWords(annexPageWords)
  const mayAdd = value.access === 'OWN' && !value.withheld
  if (value.files.length === 0 && !mayAdd) return null
  return (
    <>
      <h3>{t('files')}</h3>
      {value.files.length === 0 ? (
        <p class="muted">{t('files-none')}</p>
      ) : (
        <ul class="rows">
          {value.files.map((file) => (
            <Row key={file.nth} value={value} file={file} onDone={onDone} />
          ))}
        </ul>
      )}
      {mayAdd && <Add annex={async () => value.id} onDone={onDone} />}
    </>
  )
}
