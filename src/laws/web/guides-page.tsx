// SPDX-License-Identifier: AGPL-3.0-or-later
// Guides for what comes to a village again and again; for everybody, also without an account and without a network.

import type { VNode } from 'preact'
import { guideCodes, guideRules, guideSteps } from '#laws/core/guide.law.ts'
import { phoneCodes, phones } from '#laws/core/phone.law.ts'
import { guideWords } from '#laws/web/guides.words.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

function Phones(): VNode {
  const t = useWords(guideWords)
  const { language } = useReading()
  return (
    <>
      <ul class="then">
        {phoneCodes.map((code) => {
          const { dial, shown, source, toldOn } = phones[code]
          return (
            <li key={code}>
              {t(code)}: <a href={`tel:${dial}`}>{shown}</a>
              <br />
              <span class="muted">{t('told', { source, day: formatDate(toldOn, language) })}</span>
            </li>
          )
        })}
      </ul>
      <p class="hint">{t('number')}</p>
    </>
  )
}

export function GuidesPage(): VNode {
  const t = useWords(guideWords)
  const { language } = useReading()
  return (
    <div class="form">
      <PageHead title={t('title')} lead={t('lead')} />
      {guideCodes.map((code) => (
        <details key={code} class="fold" id={code.toLowerCase()}>
          <summary>{t(code)}</summary>
          <ol class="then">
            {guideSteps[code].map((step) => {
              const { legalBasis, standing, validFrom } = guideRules[step]
              return (
                <li key={step}>
                  {t(step)}
                  <br />
                  <span class="muted">
                    <Article article={legalBasis} standing={standing} linked /> · {t('since', { day: formatDate(validFrom, language) })}
                  </span>
                </li>
              )
            })}
          </ol>
          {code === 'CALL' && <Phones />}
        </details>
      ))}
    </div>
  )
}
