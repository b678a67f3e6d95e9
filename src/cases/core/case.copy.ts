// SPDX-License-Identifier: AGPL-3.0-or-later
// A case as a village officer's device keeps it: where it stands, what is due, how to call back. What was told, claimed, screened, planned and
// written never goes there, and of a case whose account the neighbourhood does not read nothing goes but that a record is there.

import { untoldNear } from '#cases/core/case.present.ts'
import type { CaseFile } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import type { Homecoming } from '#cases/core/homecoming.ts'
import { returnMarks } from '#cases/core/homecoming.ts'
import { type CopyPart, copyPart } from '#kernel/offline.ts'

export interface CaseOnDevice {
  readonly area: string
  readonly file?: CaseFile
}

/** That something was done for a return, and when; by whom it was received stays with the case. */
function bare({ marks, ...rest }: Homecoming): Homecoming {
  const days = returnMarks.flatMap((mark) => {
    const marked = marks[mark]
    return marked === undefined ? [] : [[mark, { on: marked.on }] as const]
  })
  return { ...rest, marks: Object.fromEntries(days) }
}

export function onDevice(file: CaseFile): CaseOnDevice {
  const { area, personal } = file
  if (personal === undefined || file.erased === true || withholds(file, 'VILLAGE')) return { area }
  const {
    letIn: _let,
    letters: _letters,
    after: _after,
    recordId: _record,
    elsewhere: _place,
    history,
    personal: _words,
    family,
    ...open
  } = file
  const { name, callBack, callWhen, homecoming } = personal
  return {
    area,
    file: {
      ...open,
      ...(family === undefined ? {} : { family: { ...family, documents: [] } }),
      // Who did it is asked of the server: a device keeps no colleagues.
      history: history.flatMap(({ what, on, officeId }) => (untoldNear(what) ? [] : [{ what, on, userId: '', officeId }])),
      personal: {
        account: '',
        ...(name === undefined ? {} : { name }),
        ...(callBack === undefined ? {} : { callBack }),
        ...(callWhen === undefined ? {} : { callWhen }),
        ...(homecoming === undefined ? {} : { homecoming: bare(homecoming) }),
      },
    },
  }
}

export const caseCopy: CopyPart<CaseOnDevice> = copyPart<CaseFile, CaseOnDevice>({ type: 'case', may: ['village-officer'], take: onDevice })
