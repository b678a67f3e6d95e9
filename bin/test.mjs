// SPDX-License-Identifier: AGPL-3.0-or-later
// `npm test` on any machine: installs what the checks need, then runs them on the pinned Node.

import { join } from 'node:path'
import { ensureInstalled, handOver, root } from './install.mjs'

ensureInstalled({ dev: true })
handOver(['--disable-warning=ExperimentalWarning', join(root, 'test', 'run.ts'), ...process.argv.slice(2)])
