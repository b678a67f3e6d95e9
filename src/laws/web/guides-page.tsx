// SPDX-License-Identifier: AGPL-3.0-or-later
// Guides for what comes to a village again and again; for everybody, also without an account and without a network.

import type { VNode } from 'preact'
import { guideCodes, guideRules, guideSteps } from '#laws/core/guide.law.ts'
import { guideWords } from '#laws/web/guides.words.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export function GuidesPage(): VNode {
  const t = useWords(guideWords)
  const { language } = useReading()
  return (
    <div class="form">
      <PageHead title={t('title')} lead={t('lead')} />
      <nav aria-label={t('title')}>
        <ul class="plain-list">
          {guideCodes.map((code) => (
            <li key={code}>
              <a href={`#${code.toLowerCase()}`}>{t(code)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {guideCodes.map((code) => (
        <Section key={code} id={code.toLowerCase()} title={t(code)}>
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
          {code === 'CALL' && <Notice tone="plain" title={t('number')} />}
        </Section>
      ))}
    </div>
  )
}
