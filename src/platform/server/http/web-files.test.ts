// SPDX-License-Identifier: AGPL-3.0-or-later

import { fastify } from 'fastify'
import { expect, it } from 'vitest'
import { webFiles } from '#platform/server/http/web-files.ts'

it('whoever has the present worker is sent nothing', async () => {
  const app = fastify()
  webFiles([], '', { script: '1', shell: ['/'], later: [] }).add(app, [])
  const first = await app.inject({ url: '/sw.js' })
  expect([first.statusCode, first.body]).toEqual([200, expect.stringContaining('const kawal=')])
  const ask = async (tag: string): Promise<readonly [number, string]> => {
    const { statusCode, body } = await app.inject({ url: '/sw.js', headers: { 'if-none-match': tag } })
    return [statusCode, body]
  }
  const tag = String(first.headers['etag'])
  expect([await ask(tag), await ask(`W/${tag}`)]).toEqual([
    [304, ''],
    [304, ''],
  ])
  expect(await ask('"another"')).toEqual([200, first.body])
})
