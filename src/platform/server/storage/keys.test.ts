// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import { open, openKeyring, seal } from '#platform/server/storage/keys.ts'

test('of two first keys made at once for one subject, only the one that was kept counts', () => {
  const keyring = openKeyring(Buffer.alloc(32, 7))
  const kept = keyring.newSubjectKey('3510-x')
  // A second writer makes one too, and loses the race to keep it.
  keyring.newSubjectKey('3510-x')
  const sealed = seal(kept.key, 'Siti', 'state')
  expect(open(keyring.unwrap('3510-x', kept.wrapped), sealed, 'state')).toBe('Siti')
})
