// SPDX-License-Identifier: AGPL-3.0-or-later
// The questions about secrets, asked the same way wherever they are asked.

import type { VNode } from 'preact'
import { pageWords } from '#access/web/page.words.ts'
import type { Form } from '#platform/web/form.ts'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

type Field = ReturnType<Form<string>['bind']>

/** The password that counts now. */
export function PresentPassword({ field, label }: { readonly field: Field; readonly label: string }): VNode {
  return <TextInput {...field} label={label} type="password" autoComplete="current-password" width="half" maxLength={200} required />
}

/** A new password, typed twice. */
export function NewPassword({ password, repeat }: { readonly password: Field; readonly repeat: Field }): VNode {
  const t = useWords(pageWords)
  const typed = { type: 'password', autoComplete: 'new-password', width: 'half', maxLength: 200, required: true } as const
  return (
    <>
      <TextInput {...password} {...typed} label={t('new-password')} hint={t('password-hint')} />
      <TextInput {...repeat} {...typed} label={t('repeat-password')} />
    </>
  )
}

/** From the authenticator app, or a recovery code. */
export function SignInCode({ field }: { readonly field: Field }): VNode {
  const t = useWords(pageWords)
  return <TextInput {...field} label={t('code')} hint={t('code-hint')} autoComplete="one-time-code" width="short" maxLength={20} required />
}
