// SPDX-License-Identifier: AGPL-3.0-or-later
// Inviting somebody who has no account: a link that is shown once, and which links there are.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { guestLinkContracts } from '#meetings/core/guest-link.contract.ts'
import type { GuestRole } from '#meetings/core/guest-link.ts'
import { callWords } from '#meetings/web/call.words.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Checkbox, RadioChips } from '#platform/web/ui/inputs.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Made {
  readonly path: string
  readonly until: string
}

function Handed({ made }: { readonly made: Made }): VNode {
  const t = useWords(callWords)
  const { language } = useReading()
  const { say } = useUndo()
  const link = location.origin + made.path
  return (
    <Notice tone="good" title={t('link-title')} live>
      <p>{t('link-text', { when: momentWords(made.until, language) })}</p>
      <p>
        <code>{link}</code>
      </p>
      <Button small icon="link" onPress={() => void navigator.clipboard.writeText(link).then(() => say(t('copied')))}>
        {t('copy')}
      </Button>
    </Notice>
  )
}

function Links({ meetingId }: { readonly meetingId: string }): VNode | null {
  const t = useWords(callWords)
  const { language } = useReading()
  const list = useQuery(guestLinkContracts.ListGuestLinks, { id: meetingId })
  const ending = useCommand(guestLinkContracts.EndGuestLink)
  if (list.state !== 'ready' || list.value.items.length === 0) return null
  return (
    <>
      <h2>{t('links')}</h2>
      <ul class="call-door">
        {list.value.items.map(({ id, role, voiceOnly, state, until }) => {
          const what = `${t(role === 'INTERPRETER' ? 'interpreter' : 'guest')}${voiceOnly ? ` (${t('link-voice')})` : ''}`
          return (
            <li key={id}>
              <span>
                {what} <span class="muted">{t(`link-${state}`, { when: momentWords(until, language) })}</span>
              </span>
              {state !== 'ENDED' && (
                <Button small label={t('end-link-of', { what })} onPress={() => void ending.send({ id }).then(list.reload)}>
                  {t('end-link')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

export function GuestLinks({ meetingId }: { readonly meetingId: string }): VNode {
  const t = useWords(callWords)
  const [as, setAs] = useState<GuestRole>('GUEST')
  const [voiceOnly, setVoiceOnly] = useState(false)
  const [made, setMade] = useState<Made>()
  const inviting = useCommand(guestLinkContracts.InviteGuest)
  return (
    <details class="fold">
      <summary>{t('invite')}</summary>
      <div class="stack">
        <p class="muted">{t('invite-text')}</p>
        {inviting.problem !== undefined && <ProblemNotice problem={inviting.problem} />}
        {made !== undefined && <Handed made={made} />}
        <RadioChips
          id="guest-as"
          label={t('invite-as')}
          value={as}
          choices={[
            { value: 'GUEST', label: t('invite-guest') },
            { value: 'INTERPRETER', label: t('invite-interpreter') },
          ]}
          onChange={(value) => setAs(value === 'INTERPRETER' ? 'INTERPRETER' : 'GUEST')}
        />
        <Checkbox id="guest-voice" label={t('invite-voice')} checked={voiceOnly} onChange={setVoiceOnly} />
        <Button
          busy={inviting.busy}
          onPress={() =>
            void inviting.send({ id: meetingId, role: as, voiceOnly }).then((answer) => {
              if (answer.ok) setMade(answer.value)
            })
          }
        >
          {t('make-link')}
        </Button>
        <Links meetingId={meetingId} />
      </div>
    </details>
  )
}
