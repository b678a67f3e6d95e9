// SPDX-License-Identifier: AGPL-3.0-or-later
// The list of what the command line can do.

import { resolve } from 'node:path'
import { backupCommands } from '#apps/cli/backups.ts'
import { bench } from '#apps/cli/bench.ts'
import { certificateCommands } from '#apps/cli/certificates.ts'
import { chainCommands } from '#apps/cli/chains.ts'
import { doctor } from '#apps/cli/doctor.ts'
import { erasureCommands } from '#apps/cli/erasures.ts'
import { jobCommands } from '#apps/cli/jobs.ts'
import { keyRotate } from '#apps/cli/key.ts'
import { migrate } from '#apps/cli/migrate.ts'
import { peopleCommands } from '#apps/cli/people.ts'
import { demo, start } from '#apps/cli/start.ts'
import { contracts } from '#apps/contracts.ts'
import { VERSION } from '#apps/version.ts'
import type { Connect } from '#platform/cli/connection.ts'
import { contractCommands } from '#platform/cli/contract-command.ts'
import type { Program } from '#platform/cli/program.ts'
import { findInstance } from '#platform/server/embedded/lock.ts'
import { readSettings } from '#platform/server/settings.ts'

const connect: Connect = () => {
  const data = resolve(readSettings(process.env).data)
  const { address, door } = findInstance(data) ?? {}
  return address === undefined || door === undefined ? { data } : { address, secret: door.secret }
}

export const program: Program = {
  title: `kawal ${VERSION}`,
  commands: [
    start,
    demo,
    migrate,
    ...peopleCommands,
    ...chainCommands,
    ...certificateCommands,
    ...jobCommands,
    ...backupCommands,
    keyRotate,
    ...erasureCommands(connect),
    doctor,
    bench,
    ...contractCommands(contracts, connect),
  ],
}
