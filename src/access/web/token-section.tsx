// SPDX-License-Identifier: AGPL-3.0-or-later
// The tokens of one's own account: seen, made, revoked. A new one is shown here once and kept nowhere.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { tokenWords } from '#access/web/token.words.ts'
import { type MadeToken, TokenForm } from '#access/web/token-form.tsx'
import { TokenTable } from '#access/web/token-table.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

function TokenToKeep(props: { readonly made: MadeToken; readonly onDone: () => void }): VNode {
  const t = useWords(tokenWords)
  const { language } = useReading()
  const { say } = useUndo()
  const { name, token, expires } = props.made
  return (
    <Notice tone="good" title={t('made-title', { name })} live>
      <p>{t('made-text', { when: momentWords(expires, language) })}</p>
      <p>
        <code>{token}</code>
      </p>
      <ButtonRow>
        <Button small icon="document" onPress={() => void navigator.clipboard.writeText(token).then(() => say(t('copied')))}>
          {t('copy')}
        </Button>
        <Button small onPress={props.onDone}>
          {t('copied-done')}
        </Button>
      </ButtonRow>
    </Notice>
  )
}

export function TokenSection(): VNode {
  const t = useWords(tokenWords)
  const tokens = useQuery(accessContracts.ListTokens, {})
  const revoke = useCommand(accessContracts.RevokeToken)
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<MadeToken>()

  return (
    <Section title={t('tokens')} lead={t('tokens-lead')} id="tokens">
      <div class="form">
        {made !== undefined && <TokenToKeep made={made} onDone={() => setMade(undefined)} />}
        {tokens.state === 'loading' && <Skeleton lines={2} />}
        {tokens.state === 'failed' && <ProblemNotice problem={tokens.problem} onRetry={tokens.reload} />}
        {tokens.state === 'ready' && (
          <TokenTable
            caption={t('tokens')}
            empty={t('tokens-none-own')}
            items={tokens.value.items}
            revoke={async (id) => (await revoke.send({ id })).ok}
            busy={revoke.busy}
            problem={revoke.problem}
          />
        )}
        <ButtonRow>
          <Button icon="plus" onPress={() => setMaking(true)}>
            {t('make')}
          </Button>
        </ButtonRow>
      </div>
      <Modal
        open={making}
        title={t('make')}
        onClose={() => setMaking(false)}
        actions={<Button onPress={() => setMaking(false)}>{t('cancel')}</Button>}
      >
        <div class="form">
          <p>{t('make-lead')}</p>
          <TokenForm
            onMade={(token) => {
              setMade(token)
              setMaking(false)
            }}
          />
        </div>
      </Modal>
    </Section>
  )
}
