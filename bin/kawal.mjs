#!/usr/bin/env node
// SPDX-License-Identifier: AGPL-3.0-or-later
// The launcher: whatever Node is on the machine, Kawal itself runs on the one it pins.

import { join } from 'node:path'
import { ensureInstalled, handOver, nodeArguments, root } from './install.mjs'

ensureInstalled({ dev: false })
handOver([...nodeArguments(), join(root, 'src', 'apps', 'cli.ts'), ...process.argv.slice(2)])
