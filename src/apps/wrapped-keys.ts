// SPDX-License-Identifier: AGPL-3.0-or-later
// Every column of keys that are closed under the instance key; a test names the one that is forgotten here.

import { deviceKeys } from '#access/server/device.store.ts'
import { totpKeys } from '#access/server/secrets.ts'
import { importKeys } from '#exchange/server/file.store.ts'
import { subjectKeys, type WrappedKeys } from '#platform/server/storage/rotate.ts'

export const wrappedKeys: readonly WrappedKeys[] = [subjectKeys, ...totpKeys, deviceKeys, importKeys]
