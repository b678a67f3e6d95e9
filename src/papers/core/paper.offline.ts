// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers on a village's device without a network: which are there, what is still asked for, and one attached there by the same rules.

import { workerCopy } from '#journeys/core/worker.copy.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { refuse } from '#kernel/decider.ts'
import { mediaTypes } from '#kernel/file.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { type CopyPart, copyPart, type Kept, NOT_HERE, type OfflineCapability, offlineCommand, offlineQuery } from '#kernel/offline.ts'
import { forecastOf, neededPapers } from '#papers/core/needed.rules.ts'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { presentAnswer, presentPaper } from '#papers/core/paper.present.ts'
import { paperDecider } from '#papers/core/paper.rules.ts'
import type { Holder, PaperState } from '#papers/core/paper.ts'
import { paperWords } from '#papers/core/paper.words.ts'

/** How papers stand, and whose they are: what was read in them stays at the office. A village has few; a regency's would be too many. */
export const paperCopy: CopyPart<PaperState> = copyPart<PaperState>({
  type: 'paper',
  may: ['village-officer'],
  take: ({ personal, erased: _erased, ...state }) => ({ ...state, personal: { name: personal?.name ?? '–' } }),
})

function holderOf({ area, personal: { name, sex, birthDate, stated = {} } }: WorkerState): Holder {
  return { name, area, sex, birthDates: [birthDate, ...Object.values(stated)] }
}

/** Ids of one day are ordered by time. */
const newness = ({ id, state }: Kept<PaperState>): string => `${state.attachedOn} ${id.slice(5)}`

export const papersOffline: OfflineCapability = {
  copies: [paperCopy],
  commands: [
    offlineCommand('AttachPaper', paperContracts.AttachPaper, ({ workerId, kind }, here) => {
      const { actor, now, today, file, commandId } = here
      const worker = here.copy.get(workerCopy, workerId)
      if (worker === undefined || file === undefined || !paperCopy.may.includes(actor.role)) return NOT_HERE
      const type = mediaTypes.find((each) => each === file.type)
      if (type === undefined) return { type: 'refused', refusal: refuse('file-unknown').refusal }
      const asked = { type: 'AttachPaper', workerId, kind, file: { type, bytes: file.bytes, dangers: [] }, address: '' } as const
      const decision = paperDecider.decide(undefined, asked, { actor, now, today }, { holder: holderOf(worker.state) })
      if (!decision.ok) return { type: 'refused', refusal: decision.refusal }
      let state: PaperState | undefined
      for (const event of decision.events) state = paperDecider.evolve(state, event)
      if (state === undefined) return NOT_HERE
      const { erased: _erased, ...left } = state
      const kept = { id: formatId({ regency: parseId(workerId).regency, uuid: commandId }), version: decision.events.length, state: left }
      return { type: 'done', part: paperCopy.type, kept, answer: presentAnswer(kept, today), of: workerId }
    }),
  ],
  queries: [
    offlineQuery(paperContracts.ListPapersOf, ({ id }, { actor, copy, today }) => {
      const worker = copy.get(workerCopy, id)
      // Where a device keeps no papers, it cannot say that there are none.
      if (worker === undefined || !paperCopy.may.includes(actor.role)) return undefined
      const { merged = [], plan } = worker.state
      const files = [id, ...merged.map(({ file }) => file)]
      const papers = copy
        .all(paperCopy)
        .filter(({ state }) => files.includes(state.workerId))
        .toSorted((one, other) => (newness(one) < newness(other) ? 1 : -1))
      const forecast = papers.flatMap((paper) => {
        const end = forecastOf(paper.state, plan.destination, today)
        return end === undefined ? [] : [{ paperId: paper.id, ...end }]
      })
      return paperContracts.ListPapersOf.output.parse({
        items: papers.map((paper) => presentPaper(paper, today, (other) => copy.get(paperCopy, other) !== undefined)),
        needed: neededPapers(plan.scheme, today),
        forecast: forecast.toSorted((a, b) => (a.departBy < b.departBy ? -1 : 1)),
      })
    }),
  ],
  labelOf: (copy, id) => copy.get(paperCopy, id)?.state.personal?.name,
  words: paperWords,
}
