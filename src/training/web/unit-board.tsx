// SPDX-License-Identifier: AGPL-3.0-or-later
// The units of a scheme, each with its result one tap away.

import type { VNode } from 'preact'
import { Button } from '#platform/web/ui/button.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { type UnitResult, unitResults } from '#training/core/assessment.ts'
import type { Unit } from '#training/core/body.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'

export type Results = ReadonlyMap<string, UnitResult>

/** Results as one text, so that what was tapped survives a reload with the rest of the form. */
export function writeResults(results: Results): string {
  return [...results].map(([code, result]) => `${code}=${result}`).join(',')
}

export function readResults(text: string): Results {
  return new Map(
    text.split(',').flatMap((pair): readonly [string, UnitResult][] => {
      const [code = '', word] = pair.split('=')
      const result = unitResults.find((each) => each === word)
      return result === undefined ? [] : [[code, result]]
    }),
  )
}

interface UnitBoardProps {
  readonly units: readonly Unit[]
  readonly results: Results
  /** Competent before and not tested again. */
  readonly carried: ReadonlySet<string>
  readonly onChange: (results: Results) => void
}

export function UnitBoard({ units, results, carried, onChange }: UnitBoardProps): VNode {
  const t = useWords(certificatePageWords)
  const set = (code: string, result: UnitResult): void => onChange(new Map(results).set(code, result))
  const open = units.filter(({ code }) => !carried.has(code))
  const done = open.filter(({ code }) => results.has(code)).length + carried.size
  const competent = open.every(({ code }) => results.get(code) === 'COMPETENT')
  return (
    <>
      <Button icon="check" onPress={() => onChange(new Map(open.map(({ code }) => [code, 'COMPETENT'])))}>
        {t('all-competent')}
      </Button>
      <ol class="rows unit-rows">
        {units.map(({ code, title }) => (
          <li key={code} class="row">
            <div>
              <span class="row-step">{title}</span>
              <span class="row-why">{code}</span>
            </div>
            {carried.has(code) ? (
              <div class="row-side">
                <Badge tone="good">{t('carried')}</Badge>
                <Button small label={`${t('test-too')}: ${title}`} onPress={() => set(code, 'COMPETENT')}>
                  {t('test-too')}
                </Button>
              </div>
            ) : (
              <fieldset class="radio-chips">
                <legend class="vh">{title}</legend>
                {unitResults.map((result) => (
                  <label key={result} class="radio-chip">
                    <input
                      type="radio"
                      name={`unit-${code}`}
                      value={result}
                      checked={results.get(code) === result}
                      onChange={() => set(code, result)}
                    />
                    <span>{t(`tap-${result}`)}</span>
                  </label>
                ))}
              </fieldset>
            )}
          </li>
        ))}
      </ol>
      <p role="status" class="result-count">
        {done < units.length ? t('so-far', { done, all: units.length }) : t('will-be', { result: t(competent ? 'COMPETENT' : 'NOT_YET') })}
      </p>
    </>
  )
}
