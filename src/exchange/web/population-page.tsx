// SPDX-License-Identifier: AGPL-3.0-or-later
// A village's population list: checked first, then the homes of people concerned are kept, and nothing else.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { MOST_POPULATION_BYTES, populationContracts } from '#exchange/core/population.contract.ts'
import { FileDrop } from '#exchange/web/file-drop.tsx'
import { populationPageWords } from '#exchange/web/population.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { AreaChooser } from '#platform/web/area.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Checkbox } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Found = OutputOf<typeof populationContracts.TakePopulation>

const TYPES = '.csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const VILLAGE_CODE = 'PP.RR.DD.VVVV'.length
const facts = ['rows', 'known', 'placed', 'carded', 'named', 'elsewhere', 'housemates', 'unreadable'] as const
/** As many signs of an id tell the files of a village apart. */
const SHORT = 12

type Person = Found['people'][number]

/** What an officer chose: who was left out, and whose address gives way to the one of the list. */
interface Chosen {
  readonly out: readonly string[]
  readonly replaced: readonly string[]
}

/** Everybody is in, and what somebody wrote stands. */
const FIRST: Chosen = { out: [], replaced: [] }

/** Whether the list says anything of them beside another address than the one that stands. */
function saysNew({ place, replaces, familyCard, relatives }: Person): boolean {
  return (place !== undefined && replaces === undefined) || familyCard || relatives.length > 0
}

function isChosen(person: Person, { out, replaced }: Chosen): boolean {
  return !out.includes(person.id) && (saysNew(person) || replaced.includes(person.id))
}

interface PersonProps {
  readonly person: Person
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
}

/** One person with what would be kept of them; whoever is unticked is left as they are, and so is an address that stands otherwise. */
function PersonRow({ person, chosen: { out, replaced }, onChange }: PersonProps): VNode {
  const t = useWords(populationPageWords)
  const f = useWords(sheetWords)
  const { language } = useReading()
  const { id, name, place, replaces, familyCard, relatives } = person
  const textOf = ({ hamlet, rt, rw }: NonNullable<Person['place']>): string =>
    [hamlet, rt && t('rt', { rt }), rw && t('rw', { rw })].filter(Boolean).join(', ')
  const news = [
    ...(place === undefined || replaces !== undefined ? [] : [textOf(place)]),
    ...(familyCard ? [t('card')] : []),
    ...relatives.map(({ relation, name: relative, birthDate }) =>
      t(birthDate === undefined ? 'relative' : 'relative-born', {
        relation: f(relation),
        name: relative,
        date: birthDate === undefined ? '' : formatDate(birthDate, language),
      }),
    ),
  ]
  const others = (ids: readonly string[]): readonly string[] => ids.filter((each) => each !== id)
  return (
    <li class="row">
      <div>
        {saysNew(person) ? (
          <Checkbox
            id={`keep-${id}`}
            label={name}
            checked={!out.includes(id)}
            onChange={(keep) => onChange({ out: [...others(out), ...(keep ? [] : [id])], replaced: keep ? replaced : others(replaced) })}
          />
        ) : (
          <span class="row-step">{name}</span>
        )}
        {news.length > 0 && <span class="row-why">{news.join(' · ')}</span>}
        {place !== undefined && replaces !== undefined && !out.includes(id) && (
          <Checkbox
            id={`replace-${id}`}
            label={t('replace', { name, place: textOf(place) })}
            hint={t('stands', { place: textOf(replaces) })}
            checked={replaced.includes(id)}
            onChange={(replace) => onChange({ out, replaced: [...others(replaced), ...(replace ? [id] : [])] })}
          />
        )}
      </div>
    </li>
  )
}

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
  const [chosen, setChosen] = useState(FIRST)
  const count = (value: number): string => formatNumber(value, language)

  /** What a new look at the list begins with. */
  function begin(): void {
    setFault(undefined)
    setFound(undefined)
    setChosen(FIRST)
  }

  async function send(dryRun: 'true' | 'false'): Promise<void> {
    if (area === '') return setFault({ field: 'area', message: t('area-missing') })
    if (file === undefined) return setFault({ field: 'file', message: t('file-missing') })
    if (file.size > MOST_POPULATION_BYTES) return setFault({ field: 'file', message: t('file-too-large') })
    const endsOf = (ids: readonly string[]): string => (dryRun === 'true' ? '' : ids.map((id) => id.slice(-SHORT)).join(','))
    const [except, replace] = [endsOf(chosen.out), endsOf(chosen.replaced)]
    const answer = await take.send({ area, dryRun, ...(except === '' ? {} : { except }), ...(replace === '' ? {} : { replace }) }, { file })
    if (!answer.ok) return setFound(undefined)
    setFound(answer.value)
    if (answer.value.dryRun) return
    const { kept: written = kept } = answer.value
    say(t(written < kept ? 'saved-some' : 'saved', { count: count(written), chosen: count(kept) }))
  }
  const kept = found?.people.filter((person) => isChosen(person, chosen)).length ?? 0
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
              begin()
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
          onFile={(picked) => {
            begin()
            setFile(picked)
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
            {found.people.length > 0 && (
              <fieldset class="field">
                <legend class="field-label">{t('choose')}</legend>
                <ul class="rows">
                  {found.people.map((person) => (
                    <PersonRow key={person.id} person={person} chosen={chosen} onChange={setChosen} />
                  ))}
                </ul>
              </fieldset>
            )}
            {found.dryRun && kept > 0 && (
              <ButtonRow>
                <Button kind="main" busy={take.busy} onPress={() => void send('false')}>
                  {t('save', { count: count(kept) })}
                </Button>
              </ButtonRow>
            )}
            {found.dryRun && found.people.length === 0 && <p class="muted">{t(found.known === 0 ? 'nobody' : 'nothing-new')}</p>}
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
