// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a class stands, in a word, a shape and a colour.

import type { VNode } from 'preact'
import type { IconName } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'
import type { ClassStatus } from '#training/core/class.ts'
import { pageWords } from '#training/web/page.words.ts'

const looks: Readonly<Record<ClassStatus, readonly [Tone, IconName]>> = {
  planned: ['plain', 'calendar'],
  running: ['sea', 'training'],
  finished: ['good', 'check'],
  cancelled: ['plain', 'close'],
}

export function ClassBadge(props: { readonly status: ClassStatus }): VNode {
  const t = useWords(pageWords)
  const [tone, icon] = looks[props.status]
  return (
    <Badge tone={tone} icon={icon}>
      {t(props.status)}
    </Badge>
  )
}
