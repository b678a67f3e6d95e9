// SPDX-License-Identifier: AGPL-3.0-or-later

import { onGround } from '#apps/cli/ground.ts'
import { text } from '#apps/cli/instance-text.ts'
import type { Command } from '#platform/cli/command.ts'
import { speaker } from '#platform/cli/help.ts'
import { readSettings } from '#platform/server/settings.ts'

export const migrate: Command = {
  name: 'migrate',
  summary: text('migrate'),
  group: 'instance',
  options: [],
  run: async ({ screen, json, language }) => {
    const say = speaker(language)
    const applied = await onGround(readSettings(process.env), screen.err, async (ground) => ground.applied)
    if (json) screen.out(JSON.stringify({ applied }))
    else
      screen.out(applied.length === 0 ? say('up-to-date') : say('migrated', { count: String(applied.length), names: applied.join(', ') }))
    return 0
  },
}
