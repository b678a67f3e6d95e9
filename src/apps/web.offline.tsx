// SPDX-License-Identifier: AGPL-3.0-or-later
// The root of the page that checks certificates and letters without a network.

import { readLetter } from '#letters/web/offline-letter.ts'
import { readCertificate, startOfflineCheck } from '#training/web/offline-check.ts'

const root = document.getElementById('offline-check')
if (root !== null) startOfflineCheck(root, [readCertificate, readLetter])
