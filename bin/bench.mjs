// SPDX-License-Identifier: AGPL-3.0-or-later
// `npm run bench` on any machine: installs what it needs, then measures on the pinned Node.

import { join } from 'node:path'
import { ensureInstalled, handOver, nodeArguments, root } from './install.mjs'

ensureInstalled({ dev: true })
handOver([...nodeArguments(), join(root, 'bench', 'run.ts'), ...process.argv.slice(2)])
