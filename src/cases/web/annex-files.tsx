// SPDX-License-Identifier: AGPL-3.0-or-later
// The files of an annex: its own office adds them and takes them back; whoever reads the annex opens them.

import type { VNode } from 'preact'
import { annexContracts } from '#cases/core/annex.contract.ts'
import { annexPageWords } from '#cases/web/annex.words.ts'
import type { FullAnnex } from '#cases/web/annex-fields.ts'
import { addressOf } from '#platform/web/api.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { SealedFile, SendFile } from '#platform/web/sealed-files.tsx'
import { sealedFileWords } from '#platform/web/sealed-files.words.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

interface Props {
  readonly value: FullAnnex
  readonly onDone: () => void
}

/** @param annex asked when a file was chosen: it may begin there */
function Add({ annex, onDone }: { readonly annex: () => Promise<string | undefined>; readonly onDone: () => void }): VNode {
  const t = useWords(annexPageWords)
  const add = useCommand(annexContracts.AddAnnexFile)
  async function send(file: File): Promise<boolean> {
    const id = await annex()
    const taken = id !== undefined && (await add.send({ id }, { file })).ok
    if (taken) onDone()
    return taken
  }
  return <SendFile label={t('file-add')} said={t('file-added')} sending={add} onFile={send} />
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
  const { language } = useReading()
  const withdraw = useCommand(annexContracts.WithdrawAnnexFile)
  const { nth, user, on } = file
  async function send(): Promise<boolean> {
    const { ok } = await withdraw.send({ id: value.id, nth })
    if (ok) onDone()
    return ok
  }
  return (
    <SealedFile
      {...file}
      href={addressOf(annexContracts.GetAnnexFile, { id: value.id, nth })}
      why={[[user, formatDate(on, language)].filter((each) => each !== undefined).join(' · ')]}
      withdrawing={withdraw}
      onWithdraw={value.access === 'OWN' ? send : undefined}
    />
  )
}

export function AnnexFiles({ value, onDone }: Props): VNode | null {
  const t = useWords(annexPageWords)
  const f = useWords(sealedFileWords)
  const mayAdd = value.access === 'OWN' && !value.withheld
  if (value.files.length === 0 && !mayAdd) return null
  return (
    <>
      <h3>{t('files')}</h3>
      {value.files.length === 0 ? (
        <p class="muted">{f('none')}</p>
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
