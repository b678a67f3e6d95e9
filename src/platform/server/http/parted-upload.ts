// SPDX-License-Identifier: AGPL-3.0-or-later
// A file that came in parts before the command that takes it: the command names it in its headers and has no body.

import type { FastifyRequest } from 'fastify'
import { type Actor, signs } from '#kernel/authority.ts'
import type { CommandContract } from '#kernel/contract.ts'
import type { Parts } from '#platform/server/files/parts.ts'
import type { Upload } from '#platform/server/http/uploads.ts'

/** Its id, its SHA-256 in hexadecimal, and its name, percent-encoded. */
const [UPLOAD, HASH, NAME] = ['x-upload', 'x-upload-hash', 'x-upload-name'] as const
export const UPLOAD_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const SHA256 = /^[0-9a-f]{64}$/

function textOf(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : ''
}

function plain(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}

/** @returns the file that a command names, or why it cannot be had; undefined where it names none */
export async function takeParts(
  request: FastifyRequest,
  actor: Actor,
  { uploads = 0 }: CommandContract,
  parts: Parts,
): Promise<Upload | 'upload-incomplete' | 'upload-differs' | undefined> {
  const [id, hash] = [request.headers[UPLOAD], textOf(request.headers[HASH])]
  if (id === undefined) return undefined
  if (typeof id !== 'string' || !UPLOAD_ID.test(id) || !SHA256.test(hash)) return 'upload-incomplete'
  const file = { whose: signs(actor), id }
  if ((await parts.kept(file)) > uploads) return 'upload-incomplete'
  const bytes = await parts.whole(file, hash)
  if (typeof bytes === 'string') return bytes
  return { fileName: plain(textOf(request.headers[NAME])), bytes, discard: () => undefined, done: () => parts.drop(file) }
}
