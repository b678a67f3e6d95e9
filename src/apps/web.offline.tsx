// SPDX-License-Identifier: AGPL-3.0-or-later
// The root of the page that checks certificates without a network.

import { startOfflineCheck } from '#training/web/offline-check.ts'

const root = document.getElementById('offline-check')
if (root !== null) startOfflineCheck(root)
