// SPDX-License-Identifier: AGPL-3.0-or-later
// What the signs in a case suggest, and why; earlier screenings stay readable below.

import type { VNode } from 'preact'
import { caseContracts } from '#cases/core/case.contract.ts'
import { closedCases } from '#cases/core/case.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { mayAct } from '#cases/core/case-guest.rules.ts'
import type { Sign } from '#cases/core/screening.ts'
import type { FullCase } from '#cases/web/case-acts.tsx'
import { screeningWords } from '#cases/web/screening.words.ts'
import { ScreeningForm } from '#cases/web/screening-form.tsx'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Article } from '#platform/web/ui/article.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'

type Read = FullCase['screenings'][number]
const tones = { NO_SIGN: 'plain', UNCLEAR: 'dawn', SIGNS: 'dawn', POSSIBLE: 'late', LIKELY: 'late' } as const satisfies Record<
  Read['suggestion'],
  Tone
>

function Found({ screening }: { readonly screening: Read }): VNode {
  const t = useWords(screeningWords)
  const { language } = useReading()
  const { version, on, user, office, suggestion, legalBasis, standing, parts, wouldChange, changed, findings } = screening
  const list = (signs: readonly Sign[]): string => signs.map((sign) => t(sign)).join('; ')
  return (
    <div class="stack">
      <p>
        <Badge tone={tones[suggestion]}>{t(suggestion)}</Badge> <Article article={legalBasis} standing={standing} />
      </p>
      <p class="hint">
        {[t('version', { version, date: formatDate(on, language) }), user, office].filter((each) => each !== undefined).join(' · ')}
      </p>
      <Facts
        facts={[
          ...parts.map(({ element, by }) => ({
            label: t(element),
            value: by.length === 0 ? t('no-by') : list(by.map(({ sign }) => sign)),
          })),
          ...(wouldChange.length === 0 ? [] : [{ label: t('would-change'), value: list(wouldChange) }]),
          ...(version === 1 || changed.length === 0 ? [] : [{ label: t('changed'), value: list(changed) }]),
        ]}
      />
      <details class="fold">
        <summary>{t('findings')}</summary>
        <Facts
          facts={findings.map(({ sign, mark, source, confidence }) => ({
            label: t(sign),
            value: `${t(mark)} · ${t(source)} · ${t(confidence)}`,
          }))}
        />
      </details>
    </div>
  )
}

export function CaseScreening(props: { readonly value: FullCase; readonly onDone: () => void }): VNode | null {
  const t = useWords(screeningWords)
  const c = useWords(caseWords)
  const { role } = useSession()
  const { screenings, moves, state, near, purpose } = props.value
  if (near || !caseContracts.RecordScreening.may.some((each) => each === role)) return null
  const [newest, ...earlier] = screenings
  const track = newest?.track
  return (
    <Section id="screening" title={t('screening')}>
      <div class="stack">
        <p class="hint">{t('screening-lead')}</p>
        {newest === undefined ? <p class="muted">{t('none')}</p> : <Found screening={newest} />}
        {track !== undefined && track !== state && <p>{t(moves.includes(track) ? 'track-now' : 'track-first', { state: c(track) })}</p>}
        {earlier.length > 0 && (
          <details class="fold">
            <summary>
              {t('earlier')} ({earlier.length})
            </summary>
            {earlier.map((screening) => (
              <Found key={screening.version} screening={screening} />
            ))}
          </details>
        )}
        {!closedCases.includes(state) && mayAct(purpose, 'RecordScreening') && <ScreeningForm key={String(screenings.length)} {...props} />}
      </div>
    </Section>
  )
}
