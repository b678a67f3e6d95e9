// SPDX-License-Identifier: AGPL-3.0-or-later
// The letters of a case: what its stage offers, and what was made.

import type { VNode } from 'preact'
import { caseWords } from '#cases/core/case.words.ts'
import { letterContracts, MOST_LETTER } from '#cases/core/letter.contract.ts'
import { letterSectionWords } from '#cases/web/letters.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { MOST_PAPER_REASON } from '#letters/core/paper-after.ts'
import { addressOf } from '#platform/web/api.ts'
import { useForm } from '#platform/web/form.ts'
import { PaperAfter, type PaperCause } from '#platform/web/paper-after.tsx'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { TextArea } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Letters = OutputOf<typeof letterContracts.ListCaseLetters>
type Offered = Letters['offered'][number]

function Offer({ id, kind, legalBasis, standing, writes }: Offered & { readonly id: string }): VNode {
  const t = useWords(letterSectionWords)
  const c = useWords(caseWords)
  const { say } = useUndo()
  const make = useCommand(letterContracts.MakeLetter)
  // Several stand on one page, each with a field of its own.
  const field = `letter-${kind}`
  const form = useForm<string>(`${field}-${id}`, { [field]: '' })
  async function send(): Promise<void> {
    const text = form.values[field]?.trim() ?? ''
    if (writes && text === '') return form.show([{ field, message: t('text-missing') }])
    const answer = await make.send({ id, kind, ...(writes ? { text } : {}) })
    if (!answer.ok) return
    form.clear()
    say(t('saved'))
  }
  return (
    <details class="fold">
      <summary>{c(kind)}</summary>
      <div class="stack">
        <p>
          <Article article={legalBasis} standing={standing} linked />
        </p>
        {make.problem !== undefined && <ProblemNotice problem={make.problem} />}
        {writes && <TextArea {...form.bind(field)} label={t('text')} hint={t('text-hint')} rows={6} maxLength={MOST_LETTER} />}
        <Button busy={make.busy} onPress={() => void send()}>
          {t('make')}
        </Button>
      </div>
    </details>
  )
}

function MadeLetter({ id, withheld, letter, onDone }: MadeProps & { readonly letter: Letters['made'][number] }): VNode {
  const t = useWords(letterSectionWords)
  const c = useWords(caseWords)
  const { language } = useReading()
  const revoke = useCommand(letterContracts.RevokeCaseLetter)
  const keep = useCommand(letterContracts.KeepSignedCaseLetter)
  const { nth, kind, on, number, user, office } = letter
  const name = t('made', { letter: c(kind), date: formatDate(on, language) })
  async function onRevoke(cause: PaperCause, reason: string): Promise<Problem | undefined> {
    const answer = await revoke.send({ id, nth, cause, reason })
    if (!answer.ok) return answer.problem
    onDone()
    return undefined
  }
  async function onKeep(file: File): Promise<boolean> {
    const answer = await keep.send({ id, nth }, { file })
    if (answer.ok) onDone()
    return answer.ok
  }
  return (
    <li>
      {withheld ? name : <a href={addressOf(letterContracts.GetCaseLetter, { id, nth })}>{name}</a>}
      <span class="hint"> {[number, user, office].filter((each) => each !== undefined).join(', ')}</span>
      <PaperAfter
        name={number ?? name}
        after={letter}
        signedHref={addressOf(letterContracts.GetSignedCaseLetter, { id, nth })}
        most={MOST_PAPER_REASON}
        revoking={revoke}
        onRevoke={onRevoke}
        keeping={keep}
        onKeep={onKeep}
      />
    </li>
  )
}

interface MadeProps {
  readonly id: string
  readonly withheld: boolean
  readonly onDone: () => void
}

function Made({ letters, onDone }: { readonly letters: Letters; readonly onDone: () => void }): VNode {
  const t = useWords(letterSectionWords)
  const { id, withheld, made } = letters
  if (made.length === 0) return <p class="muted">{t('none')}</p>
  return (
    <ul class="stack">
      {made.map((letter) => (
        <MadeLetter key={letter.nth} id={id} withheld={withheld} letter={letter} onDone={onDone} />
      ))}
    </ul>
  )
}

export function CaseLetters({ id }: SectionProps): VNode {
  const t = useWords(letterSectionWords)
  const { role } = useSession()
  const letters = useQuery(letterContracts.ListCaseLetters, { id })
  if (letters.state === 'loading') return <Skeleton />
  if (letters.state === 'failed') return <ProblemNotice problem={letters.problem} />
  const { offered, withheld } = letters.value
  const mayMake = letterContracts.MakeLetter.may.some((each) => each === role)
  return (
    <div class="stack">
      <p class="hint">{t(withheld ? 'withheld' : 'lead')}</p>
      <Made letters={letters.value} onDone={letters.reload} />
      {mayMake &&
        (offered.length === 0 ? (
          <p class="muted">{t('none-offered')}</p>
        ) : (
          offered.map((each) => <Offer key={each.kind} id={id} {...each} />)
        ))}
    </div>
  )
}
