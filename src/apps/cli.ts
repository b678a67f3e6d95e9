// SPDX-License-Identifier: AGPL-3.0-or-later
// The command line's root: a process of its own, from what was typed to its end.

import { program } from '#apps/cli/program.ts'
import { tellThrown } from '#platform/cli/failure.ts'
import { languageOf, runProgram, wantsJson } from '#platform/cli/program.ts'

const screen = { out: (line: string) => console.log(line), err: (line: string) => console.error(line) }
const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG']

const args = process.argv.slice(2)

runProgram(program, { args, locale, screen }).then(
  (code) => {
    if (code !== undefined) process.exitCode = code
  },
  (error: unknown) => {
    tellThrown({ screen, json: wantsJson(args) }, error, languageOf(args, locale))
    process.exit(1)
  },
)
