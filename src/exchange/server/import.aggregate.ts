// SPDX-License-Identifier: AGPL-3.0-or-later
// How an import is kept: what was asked and what came of it. Nothing of a person stands in it.

import { importDecider } from '#exchange/core/import.rules.ts'
import type { ImportCommand, ImportEvent, ImportFile } from '#exchange/core/import.ts'
import type { Aggregate } from '#kernel/aggregate.ts'

export const IMPORT_TYPE = 'import'

export const importAggregate: Aggregate<ImportFile, ImportCommand, ImportEvent> = {
  type: IMPORT_TYPE,
  decider: importDecider,
  describe: ({ area, state }) => ({ label: area, stage: state }),
  nextSteps: () => [],
  project: ({ area, letIn, state, reading, on, counts }, meta) => [
    {
      table: 'import',
      values: {
        regency: meta.regency,
        stream_id: meta.uuid,
        version: meta.version,
        area,
        let_in: letIn ?? [],
        state,
        dry_run: reading.dryRun,
        handed_in: on,
        ...counts,
      },
    },
  ],
}
