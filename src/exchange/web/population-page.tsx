// SPDX-License-Identifier: AGPL-3.0-or-later
// A village's population list: checked first, then the homes of people concerned are kept, and nothing else.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { MOST_POPULATION_BYTES, populationContracts } from '#exchange/core/population.contract.ts'
import { FileDrop } from '#exchange/web/file-drop.tsx'
import { populationPageWords } from '#exchange/web/population.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { AreaChooser } from '#platform/web/area.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Found = OutputOf<typeof populationContracts.TakePopulation>

const TYPES = '.csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const VILLAGE_CODE = 'PP.RR.DD.VVVV'.length
const facts = ['rows', 'known', 'placed', 'elsewhere', 'housemates', 'unreadable'] as const

export function PopulationPage(): VNode {
  const t = useWords(populationPageWords)
  const { language } = useReading()
  const { say } = useUndo()
  const { areas } = useSession().office
  const own = areas.length === 1 ? areas.find((area) => area.length === VILLAGE_CODE) : undefined
  const take = useCommand(populationContracts.TakePopulation)
  const [area, setArea] = useState(own ?? '')
  const [file, setFile] = useState<File>()
  const [fault, setFault] = useState<{ readonly field: 'file' | 'area'; readonly message: string }>()
  const [found, setFound] = useState<Found>()
  const count = (value: number): string => formatNumber(value, language)

  async function send(dryRun: 'true' | 'false'): Promise<void> {
    if (area === '') return setFault({ field: 'area', message: t('area-missing') })
    if (file === undefined) return setFault({ field: 'file', message: t('file-missing') })
    if (file.size > MOST_POPULATION_BYTES) return setFault({ field: 'file', message: t('file-too-large') })
    const answer = await take.send({ area, dryRun }, { file })
    if (!answer.ok) return setFound(undefined)
    setFound(answer.value)
    if (!answer.value.dryRun) say(t('saved', { count: count(answer.value.placed) }))
  }
  const of = (field: 'file' | 'area'): string | undefined => (fault?.field === field ? fault.message : undefined)
  return (
    <>
      <PageHead back={{ href: '/imports', label: t('back') }} title={t('title')} lead={t('lead')} />
      <Notice tone="sea" title={t('keeps-title')}>
        <p>{t('keeps-text')}</p>
        <p>{t('how')}</p>
      </Notice>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void send('true')
        }}
      >
        {own === undefined && (
          <AreaChooser
            id="area"
            label={t('area')}
            level="village"
            value={area}
            error={of('area')}
            onChange={(code) => {
              setFault(undefined)
              setFound(undefined)
              setArea(code)
            }}
          />
        )}
        <FileDrop
          id="file"
          label={t('file')}
          hint={t('file-hint')}
          error={of('file')}
          accept={TYPES}
          onFile={(chosen) => {
            setFault(undefined)
            setFound(undefined)
            setFile(chosen)
          }}
        />
        {take.problem !== undefined && <ProblemNotice problem={take.problem} />}
        <ButtonRow>
          <Button kind={found === undefined ? 'main' : 'quiet'} type="submit" icon="check" busy={take.busy}>
            {t('check')}
          </Button>
        </ButtonRow>
      </form>
      {found !== undefined && (
        <Section title={t('checked-title')} lead={found.dryRun ? t('checked-lead') : undefined}>
          <div class="stack">
            <Facts facts={facts.map((field) => ({ label: t(field), value: count(found[field]) }))} />
            {found.dryRun && found.placed > 0 && (
              <ButtonRow>
                <Button kind="main" busy={take.busy} onPress={() => void send('false')}>
                  {t('save', { count: count(found.placed) })}
                </Button>
              </ButtonRow>
            )}
            {found.placed === 0 && <p class="muted">{t(found.known === 0 ? 'nobody' : 'nothing-new')}</p>}
            {!found.dryRun && (
              <ButtonRow>
                <LinkButton href={`/watch?area=${area}`} icon="house">
                  {t('watch')}
                </LinkButton>
              </ButtonRow>
            )}
          </div>
        </Section>
      )}
    </>
  )
}
