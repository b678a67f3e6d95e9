// SPDX-License-Identifier: AGPL-3.0-or-later
// A session that was held, written down.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { formContracts } from '#forms/core/form.contract.ts'
import { addressOf } from '#platform/web/api.ts'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { outreachContracts } from '#village/core/outreach.contract.ts'
import { outreachPageWords } from '#village/web/outreach.words.ts'
import { OutreachForm } from '#village/web/outreach-form.tsx'

const VILLAGE_CODE = 'PP.RR.DD.VVVV'.length

export function AddOutreachPage(): VNode {
  const t = useWords(outreachPageWords)
  const { language } = useReading()
  const { route } = useLocation()
  const { say } = useUndo()
  const { areas } = useSession().office
  const hold = useCommand(outreachContracts.HoldOutreach)
  const own = areas.length === 1 ? areas.find((area) => area.length === VILLAGE_CODE) : undefined
  return (
    <OutreachForm
      name="hold-outreach"
      head={
        <PageHead
          back={{ href: '/outreach', label: t('back') }}
          title={t('new-title')}
          lead={t('new-lead')}
          actions={<PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'OUTREACH', language })} />}
        />
      }
      verb={t('save')}
      asksArea={own === undefined}
      sending={hold}
      onSend={async (session, area, form) => {
        const answer = await hold.send({ area: own ?? area, ...session })
        if (!answer.ok) return form.showProblem(answer.problem)
        form.clear()
        say(t('saved'))
        route(`/outreach/${answer.value.id}`)
      }}
    />
  )
}
