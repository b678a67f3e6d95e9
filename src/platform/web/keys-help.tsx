// SPDX-License-Identifier: AGPL-3.0-or-later
// The keys of a list, shown by the ? key or a button, with the switch that turns single letters off (WCAG 2.1.4).

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useKey } from '#platform/web/keys.ts'
import { Modal } from '#platform/web/modal.tsx'
import { shellWords } from '#platform/web/shell.words.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Checkbox } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

const keys = [
  ['Ctrl K', 'key-find'],
  ['J', 'key-j'],
  ['K', 'key-k'],
  ['Enter', 'key-enter'],
  ['U', 'key-u'],
  ['?', 'key-help'],
] as const

interface KeysHelpProps {
  readonly on: boolean
  readonly onSet: (on: boolean) => void
  /** Keys of this page, with what each does; without them those of a list. */
  readonly keys?: readonly (readonly [key: string, does: string])[]
}

/** The button, and the list behind it. */
export function KeysHelp(props: KeysHelpProps): VNode {
  const t = useWords(shellWords)
  const [open, setOpen] = useState(false)
  const shown =
    props.keys === undefined ? keys.map(([key, words]) => [key, t(words)] as const) : [...props.keys, ['?', t('key-help')] as const]
  useKey('?', () => setOpen(true))
  return (
    <>
      <span class="wide-only">
        <Button small kind="plain" onPress={() => setOpen(true)}>
          {t('keys')} <kbd>?</kbd>
        </Button>
      </span>
      <Modal
        open={open}
        title={t('keys')}
        onClose={() => setOpen(false)}
        actions={
          <Button kind="main" onPress={() => setOpen(false)}>
            {t('done')}
          </Button>
        }
      >
        <dl class="keys">
          {shown.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <Checkbox id="letter-keys" label={t('keys-setting')} hint={t('keys-setting-hint')} checked={props.on} onChange={props.onSet} />
      </Modal>
    </>
  )
}
