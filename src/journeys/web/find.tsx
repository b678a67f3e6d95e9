// SPDX-License-Identifier: AGPL-3.0-or-later
// People among what Ctrl-K finds: by what they were found, where they live and where in the journey they are.

import { countryName } from '#agencies/core/country.ts'
import { type FoundPerson, findContracts } from '#journeys/core/find.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { findWords } from '#journeys/web/find.words.ts'
import type { Language } from '#kernel/words.ts'
import { call } from '#platform/web/api.ts'
import { AreaText } from '#platform/web/area.tsx'
import type { Find, Found } from '#platform/web/registration.ts'

/** Somebody who was found, in one line: where to, who, and what tells them apart. */
export function shownPerson(person: FoundPerson, language: Language): Found {
  const words = findWords[language]
  const said = [
    ...(person.by === 'alias' ? [words.alias.replace('{name}', person.found ?? '')] : []),
    ...(person.by === 'mother' ? [words.mother.replace('{name}', person.found ?? '')] : []),
    ...(person.born === undefined ? [] : [words.born.replace('{year}', person.born)]),
    journeyWords[language][`state.${person.state}`],
    ...(person.destination === undefined ? [] : [countryName(person.destination, language)]),
  ]
  return {
    href: `/workers/${person.id}`,
    label: person.name,
    detail: (
      <>
        {said.join(' · ')} · <AreaText code={person.area} />
      </>
    ),
  }
}

/** What was typed is understood, and something is asked first. */
const REFUSED = 422

export const findPeople: Find = async (typed, language) => {
  const answer = await call(findContracts.FindPeople, { q: typed, limit: 10 })
  if (!answer.ok) {
    if (answer.problem.status === REFUSED) return answer.problem.title
    throw new Error(answer.problem.code)
  }
  return answer.value.items.map((person) => shownPerson(person, language))
}
