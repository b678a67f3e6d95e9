// SPDX-License-Identifier: AGPL-3.0-or-later

import { formContracts } from '#forms/core/form.contract.ts'
import type { BlankForms } from '#forms/core/form.ts'
import { formPaper } from '#forms/server/form.paper.ts'
import type { LocalDate } from '#kernel/time.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { type Capability, handleQuery } from '#platform/server/http/capability.ts'

export interface FormPlugs {
  /** What each asks, in the words of its screen. */
  readonly forms: BlankForms
  /** Offices by their names of that day. */
  readonly nameActs: (
    acts: readonly { readonly userId: string; readonly officeId: string; readonly on: LocalDate }[],
  ) => Promise<readonly { readonly office?: string }[]>
}

export function formsCapability({ forms, nameActs }: FormPlugs): Capability {
  return {
    name: 'forms',
    words: { id: {}, en: {} },
    bound: [
      handleQuery('GetBlankForm', formContracts.GetBlankForm, async ({ input: { form, language }, actor, today }) => {
        const { userId, officeId } = actor
        const [own] = await nameActs([{ userId, officeId, on: today }])
        const paper = formPaper(forms[form], { language, office: own?.office ?? officeId, today })
        return { body: null, file: { name: `${form.toLowerCase()}-${language}.pdf`, bytes: await renderPdf(paper) } }
      }),
    ],
  }
}
