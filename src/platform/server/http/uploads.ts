// SPDX-License-Identifier: AGPL-3.0-or-later
// A file that is sent, read while it arrives: nothing of it is gathered in memory, and nobody's file is read before it is known who sends it.

import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { MalformedBody } from '#platform/server/http/body.ts'

export interface Upload {
  /** As the sender calls it; '' where it has no name. */
  readonly fileName: string
  /** To be read once. Throws where the file is larger than the contract takes, or where its end does not come. */
  readonly bytes: AsyncIterable<Buffer>
  /** What nobody read of it is passed over, so that the answer can be heard. */
  readonly discard: () => void
}

/** Another type, where a form with a file is taken. */
class NoForm extends Error {
  readonly statusCode = 415
}

export class UploadTooLarge extends Error {
  readonly statusCode = 413
}

/** Forms go on as they come; whatever takes JSON does not take them. */
export function addUploads(app: FastifyInstance): void {
  app.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    const { entry } = request.routeOptions.config
    const takes =
      typeof entry === 'object' && 'contract' in entry && entry.contract.kind === 'command' && entry.contract.uploads !== undefined
    if (takes) done(null, payload)
    else done(new NoForm('a form'))
  })
}

const MOST_FIELDS = 20
const MOST_FILES = 5
const MOST_HEADER_BYTES = 8 * 1024

/**
 * The part `file` of a form.
 * @returns undefined where the form has none
 * @throws with a status where the body is no form, or one that cannot be read
 */
export async function takeUpload(request: FastifyRequest, mostBytes: number): Promise<Upload | undefined> {
  const { body } = request
  const type = request.headers['content-type']
  if (!(body instanceof Readable) || type === undefined) throw new NoForm('no form')
  const form = openForm({ ...request.headers, 'content-type': type }, mostBytes)
  return new Promise((resolve, reject) => {
    let taken: PassThrough | undefined
    form.on('file', (field, stream, fileName) => {
      if (field !== 'file' || taken !== undefined) return void stream.resume()
      // Whose own end may come as an error before anybody reads.
      const through = new PassThrough()
      taken = through
      pipeline(stream, through).catch(() => undefined)
      const bytes = whole(through, () => stream.truncated)
      resolve({ fileName: fileName ?? '', bytes, discard: () => void through.resume() })
    })
    pipeline(body, form).then(
      () => resolve(undefined),
      () => {
        const broken = new MalformedBody('a broken form')
        taken?.destroy(broken)
        reject(broken)
      },
    )
  })
}

type Form = InstanceType<typeof Busboy>

function openForm(headers: ConstructorParameters<typeof Busboy>[0]['headers'], mostBytes: number): Form {
  try {
    return new Busboy({
      headers,
      limits: { fileSize: mostBytes, files: MOST_FILES, fields: MOST_FIELDS, fieldSize: MOST_HEADER_BYTES, headerSize: MOST_HEADER_BYTES },
    })
  } catch {
    throw new MalformedBody('no boundary')
  }
}

async function* whole(stream: Readable, isCut: () => boolean): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk
  } catch {
    throw new MalformedBody('a broken form')
  }
  if (isCut()) throw new UploadTooLarge('too large')
}
