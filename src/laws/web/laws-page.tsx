// SPDX-License-Identifier: AGPL-3.0-or-later
// What a cited article says, in plain words; below it every text that is used.

import type { VNode } from 'preact'
import { citation } from '#kernel/law.ts'
import { type Cited, readBasis, saidOf } from '#laws/core/basis.ts'
import { inForceFrom } from '#laws/core/in-force.law.ts'
import { lawTexts } from '#laws/core/texts.ts'
import { lawsWords } from '#laws/web/laws.words.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { formatDate, sentenceCase } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

/** A text: its official name, what it rules, and these of its articles. */
function Text({ text, articles }: Cited): VNode {
  const t = useWords(lawsWords)
  const { language } = useReading()
  const first = inForceFrom(text.cite)
  return (
    <>
      <p class="muted" lang="id">
        {text.name}
      </p>
      <Facts
        facts={[
          { label: t('rules'), value: text.rules[language] },
          ...(first === undefined
            ? []
            : [{ label: t('since'), value: t(`since.${first.standing}`, { day: formatDate(first.from, language) }) }]),
          ...articles.flatMap((article) => {
            const said = saidOf(text, article)
            return said === undefined ? [] : [{ label: sentenceCase(citation(`art ${article}`, language)), value: said[language] }]
          }),
        ]}
      />
    </>
  )
}

export function LawsPage(props: PageProps): VNode {
  const t = useWords(lawsWords)
  const { cited, unknown } = readBasis(props.query?.['of'] ?? '')
  const asked = unknown.filter((each) => each !== '')
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {cited.map(({ text, articles }) => (
        <Section key={text.cite} title={text.cite}>
          <Text text={text} articles={articles.length === 0 ? Object.keys(text.articles) : articles} />
        </Section>
      ))}
      {asked.length > 0 && <Notice tone="plain" title={t('unknown', { basis: asked.join('; ') })} />}
      <p class="section-note">
        <a href="https://peraturan.go.id" rel="noopener noreferrer" target="_blank">
          {t('official')}
        </a>
      </p>
      <Section title={t('all')}>
        {lawTexts.map((text) => (
          <details key={text.cite} class="fold">
            <summary>{text.cite}</summary>
            <Text text={text} articles={Object.keys(text.articles)} />
          </details>
        ))}
      </Section>
    </>
  )
}
