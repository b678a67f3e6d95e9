// SPDX-License-Identifier: AGPL-3.0-or-later
// Asks what the file does not say, and issues the letter: then the paper opens, and the page of the letter lies behind it.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { formContracts } from '#forms/core/form.contract.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { letterContracts, MOST_TEXT } from '#letters/core/letter.contract.ts'
import { deputyForms, type LetterKind, maritalStatuses, witnessings } from '#letters/core/letter.ts'
import { likelyPlace } from '#letters/core/offered.rules.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { signingRole } from '#letters/core/signer.ts'
import { lettersWords } from '#letters/web/letters.words.ts'
import { addressOf } from '#platform/web/api.ts'
import { Modal } from '#platform/web/modal.tsx'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Letters = OutputOf<typeof letterContracts.ListLettersOf>

interface IssueProps {
  readonly workerId: string
  readonly rule: Letters['offered'][number]
  readonly letters: Letters
  readonly onClose: () => void
}

type Field = 'relative' | 'seen' | 'marital' | 'text' | 'recipient' | 'place'
type Values = Readonly<Record<Field, string>>

/** What each kind must say, in the order of asking. */
const needed: Readonly<
  Record<LetterKind, readonly (readonly [Field, 'choose-relative' | 'choose-seen' | 'choose-marital' | 'write-address'])[]>
> = {
  FAMILY_CONSENT: [
    ['relative', 'choose-relative'],
    ['seen', 'choose-seen'],
  ],
  MARITAL_STATUS: [['marital', 'choose-marital']],
  DOMICILE: [['text', 'write-address']],
  INTRODUCTION: [],
  PASSPORT_RECOMMENDATION: [],
  REFERRAL: [],
  COSTS: [],
}

interface AskedProps {
  readonly kind: LetterKind
  readonly letters: Letters
  readonly values: Values
  readonly fault: { readonly field: Field; readonly message: string } | undefined
  readonly set: (field: Field, value: string) => void
}

function Asked({ kind, letters, values, fault, set }: AskedProps): VNode {
  const t = useWords(lettersWords)
  const s = useWords(sheetWords)
  const { language } = useReading()
  const bind = (field: Field) => ({
    id: `letter-${field}`,
    value: values[field],
    error: fault?.field === field ? fault.message : undefined,
    onChange: (value: string) => set(field, value),
  })
  switch (kind) {
    case 'FAMILY_CONSENT':
      return (
        <>
          <RadioChips
            {...bind('relative')}
            label={t('consenter')}
            choices={letters.consenters.map(({ key, name, relation, age }) => ({
              value: key,
              label: name,
              hint: age === 'of-age' ? s(relation) : `${s(relation)}, ${t(age)}`,
            }))}
          />
          <RadioChips
            {...bind('seen')}
            label={t('seen')}
            hint={t('seen-hint')}
            choices={witnessings.map((value) => ({ value, label: s(value) }))}
          />
        </>
      )
    case 'MARITAL_STATUS':
      return <RadioChips {...bind('marital')} label={t('marital')} choices={maritalStatuses.map((value) => ({ value, label: s(value) }))} />
    case 'DOMICILE':
      return <TextInput {...bind('text')} label={t('address')} hint={t('address-hint')} maxLength={MOST_TEXT} />
    case 'REFERRAL':
      return (
        <RadioChips
          {...bind('recipient')}
          label={s('referred-to')}
          choices={letters.referrals.map(({ office, name, purpose, until }) => ({
            value: office,
            label: name,
            hint: `${s(`for-${purpose}`)}, ${t('until', { date: formatDate(until, language) })}`,
          }))}
        />
      )
    case 'COSTS':
      return <p>{t('costs-text')}</p>
    case 'INTRODUCTION':
    case 'PASSPORT_RECOMMENDATION':
      return <TextInput {...bind('text')} label={t('purpose')} hint={t('purpose-hint')} maxLength={MOST_TEXT} />
  }
}

export function IssueDialog({ workerId, rule, letters, onClose }: IssueProps): VNode {
  const t = useWords(lettersWords)
  const s = useWords(sheetWords)
  const { route } = useLocation()
  const { language } = useReading()
  const { say } = useUndo()
  const issue = useCommand(letterContracts.IssueLetter)
  const { kind, legalBasis } = rule
  const { signs } = letters
  const { office } = useSession()
  // A file may be open to several offices at once, each with a letter of its own; what another office issued stands beside ours.
  const standing = kind === 'REFERRAL' ? [] : letters.items.filter((each) => each.ours && each.kind === kind && each.status === 'valid')
  const likelyPlaced = standing.length === 0 ? 'beside' : likelyPlace(kind, letters.consenters.length)
  // Whoever is most likely to consent is chosen already; what the officer saw never is.
  const likely = letters.consenters.find(({ age }) => age !== 'under')
  const [values, setValues] = useState<Values>({
    relative: likely?.key ?? '',
    seen: '',
    marital: '',
    text: '',
    recipient: letters.referrals.at(-1)?.office ?? '',
    place: likelyPlaced === 'instead' ? (standing[0]?.id ?? '') : (likelyPlaced ?? ''),
  })
  const [deputyAs, setDeputyAs] = useState<string>('AN')
  const [fault, setFault] = useState<AskedProps['fault']>()
  const nobody = kind === 'FAMILY_CONSENT' && letters.consenters.length === 0

  function set(field: Field, value: string): void {
    setFault(undefined)
    setValues((before) => ({ ...before, [field]: value }))
  }
  async function send(): Promise<void> {
    const missing = [...needed[kind], ['place', 'choose-place'] as const].find(([field]) => values[field].trim() === '')
    if (missing !== undefined) return setFault({ field: missing[0], message: t(missing[1]) })
    const text = values.text.trim()
    const as = deputyForms.find((each) => each === deputyAs)
    const answer = await issue.send({
      id: workerId,
      kind,
      ...(kind === 'FAMILY_CONSENT' ? { relative: values.relative, seen: witnessings.find((each) => each === values.seen) } : {}),
      ...(kind === 'MARITAL_STATUS' ? { marital: maritalStatuses.find((each) => each === values.marital) } : {}),
      ...(kind === 'REFERRAL' ? { recipient: values.recipient } : {}),
      ...(text === '' ? {} : { text }),
      ...(letters.acting && as !== undefined ? { deputyAs: as } : {}),
      ...(values.place === 'beside' ? {} : { replaces: values.place }),
    })
    if (!answer.ok) return
    const { id, number } = answer.value
    // Without a network there is a draft: nothing to print that could be taken for a letter.
    if (number === '') {
      say(t('was-drafted'))
      return onClose()
    }
    say(t('was-issued', { number }))
    onClose()
    route(`/letters/${id}`)
    // The paper is what somebody waits for at the counter; the page lies behind it.
    location.assign(addressOf(letterContracts.GetLetterPaper, { id }))
  }

  return (
    <Modal
      open
      title={t('issue-title', { letter: s(kind) })}
      onClose={onClose}
      actions={
        <>
          {!nobody && (
            <Button kind="main" busy={issue.busy} onPress={() => void send()}>
              {t('issue')}
            </Button>
          )}
          <Button onPress={onClose}>{t('keep')}</Button>
        </>
      }
    >
      <div class="stack">
        {issue.problem !== undefined && <ProblemNotice problem={issue.problem} />}
        {nobody ? <p>{t('consenter-none')}</p> : <Asked kind={kind} letters={letters} values={values} fault={fault} set={set} />}
        {letters.acting && !nobody && (
          <RadioChips
            id="letter-deputy"
            label={t('deputy-as')}
            value={deputyAs}
            onChange={setDeputyAs}
            choices={deputyForms.map((value) => ({ value, label: t(value) }))}
          />
        )}
        {signs !== undefined && !nobody && (
          <p>{t('signs-as', { role: signingRole(language, { office: office.name, deputyAs: signs.as, caretaker: signs.caretaker }) })}</p>
        )}
        {standing.length > 0 && !nobody && (
          <RadioChips
            id="letter-place"
            label={t('place')}
            value={values.place}
            error={fault?.field === 'place' ? fault.message : undefined}
            onChange={(value) => set('place', value)}
            choices={[
              { value: 'beside', label: t('place-beside'), hint: t('place-beside-hint') },
              ...standing.map(({ id, number, issuedOn }) => ({
                value: id,
                label: number === '' ? t('place-draft', { date: formatDate(issuedOn, language) }) : t('place-instead', { number }),
                hint: t('place-instead-hint'),
              })),
            ]}
          />
        )}
        <p>
          <Article article={legalBasis} standing={rule.standing} />
        </p>
        <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: kind === 'FAMILY_CONSENT' ? 'CONSENT' : 'LETTER', language })} />
      </div>
    </Modal>
  )
}
