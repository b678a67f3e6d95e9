// SPDX-License-Identifier: AGPL-3.0-or-later
// What a paper is called, how it stands, and its picture.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { MilestoneCode } from '#journeys/core/worker.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { kindWords } from '#papers/core/kind.words.ts'
import { paperContracts } from '#papers/core/paper.contract.ts'
import type { PaperKind, PaperStanding } from '#papers/core/paper.ts'
import { papersWords } from '#papers/web/papers.words.ts'
import { actingUnder } from '#platform/web/acting.ts'
import { addressOf, readPicture } from '#platform/web/api.ts'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'

export type ListedPaper = OutputOf<typeof paperContracts.ListPapersOf>['items'][number]
export type FullPaper = OutputOf<typeof paperContracts.GetPaper>

const tones: Readonly<Record<PaperStanding, Tone>> = {
  RECEIVED: 'dawn',
  QUARANTINED: 'late',
  VERIFIED: 'good',
  EXPIRED: 'late',
  REFUSED: 'late',
  SUPERSEDED: 'plain',
  WITHDRAWN: 'plain',
}

/** Names of kinds: as they stand in a sentence, and as they begin one. */
export function useKindName(): { readonly inside: (kind: PaperKind) => string; readonly first: (kind: PaperKind) => string } {
  const t = useWords(kindWords)
  const inside = (kind: PaperKind): string => t(`document.${kind}`)
  return { inside, first: (kind) => inside(kind).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) }
}

/** What the milestone is called that a paper shows. */
export function useMilestoneName(): (code: MilestoneCode) => string {
  const t = useWords(kindWords)
  return (code) => t(`milestone.${code}`)
}

/** Flags that nobody has settled. */
export const openFlags = (paper: Pick<ListedPaper, 'flags'>): ListedPaper['flags'] =>
  paper.flags.filter((flag) => flag.settled === undefined)

export function PaperBadges(props: { readonly paper: Pick<ListedPaper, 'standing' | 'scan' | 'flags'> }): VNode {
  const t = useWords(papersWords)
  const { standing, scan } = props.paper
  const flags = openFlags(props.paper).length
  return (
    <span class="paper-marks">
      <Badge tone={tones[standing]}>{t(standing)}</Badge>
      {scan !== 'CLEAN' && <Badge tone={scan === 'INFECTED' ? 'late' : 'plain'}>{t(scan)}</Badge>}
      {flags > 0 && (
        <Badge tone="dawn" icon="flag">
          {t('flags', { count: flags })}
        </Badge>
      )}
    </span>
  )
}

/** Whether its file can be shown as a picture of ours. */
export function isShown({ standing, file }: Pick<ListedPaper, 'standing' | 'file'>): boolean {
  return file.type !== 'application/pdf' && standing !== 'QUARANTINED' && standing !== 'WITHDRAWN'
}

/** The picture of a paper; nothing until it is there. */
export function PaperImage(props: { readonly id: string; readonly alt: string }): VNode | null {
  const { id, alt } = props
  const acting = actingUnder()
  const [src, setSrc] = useState(acting === undefined ? addressOf(paperContracts.GetPaperFile, { id }) : undefined)
  useEffect(() => {
    if (acting !== undefined) void readPicture(paperContracts.GetPaperFile, { id }).then(setSrc)
  }, [id, acting])
  return src === undefined ? null : <img src={src} alt={alt} />
}

/**
 * A sign where a list has a paper. No picture: it is kept whole and sealed and nothing is decoded here, so that a list of them would be
 * megabytes on a telephone, and each a look that is recorded. The words beside it say what it is, so it says nothing to a screen reader.
 */
export function PaperSign(props: { readonly paper: ListedPaper | undefined }): VNode {
  const { paper } = props
  if (paper === undefined)
    return (
      <span class="paper-sign paper-sign-empty">
        <Glyph name="document" />
      </span>
    )
  return (
    <span class="paper-sign">
      <Glyph name={paper.standing === 'QUARANTINED' ? 'warning' : 'document'} />
    </span>
  )
}
