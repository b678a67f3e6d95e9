// SPDX-License-Identifier: AGPL-3.0-or-later
// A file that is sent, read while it arrives: nothing of it is gathered in memory, and nobody's file is read before it is known who sends it.

import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify'
import { MalformedBody } from '#platform/server/http/body.ts'

export interface Upload {
  /** As the sender calls it; '' where it has no name. */
  readonly fileName: string
  /** To be read once. Throws where the file is larger than the contract takes, or where its end does not come. */
  readonly bytes: AsyncIterable<Buffer>
  /** What nobody read of it is passed over, so that the answer can be heard. */
  readonly discard: () => void
  /** What is kept of it beside the command goes, once that was done. */
  readonly done?: () => Promise<void>
}

/** Another type, where a form with a file is taken. */
class NoForm extends Error {
  readonly statusCode = 415
}

export class UploadTooLarge extends Error {
  readonly statusCode = 413
}

function takesForm(entry: FastifyContextConfig['entry']): boolean {
  if (typeof entry !== 'object') return false
  if ('contract' in entry) return entry.contract.kind === 'command' && entry.contract.uploads !== undefined
  return entry.form !== undefined
}

/** Forms go on as they come; whatever takes JSON does not take them. */
export function addUploads(app: FastifyInstance): void {
  app.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    const { entry } = request.routeOptions.config
    if (takesForm(entry)) done(null, payload)
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
  return (await takeForm(request, { mostBytes, mostText: MOST_HEADER_BYTES })).upload
}

export interface Form {
  /** What came before the file. */
  readonly fields: ReadonlyMap<string, string>
  readonly upload?: Upload
}

/**
 * A form with the fields before its file.
 * @param limits of the file, and of each field: what is longer is cut there
 * @throws with a status where the body is no form, or one that cannot be read
 */
export async function takeForm(request: FastifyRequest, limits: { readonly mostBytes: number; readonly mostText: number }): Promise<Form> {
  const { body } = request
  const type = request.headers['content-type']
  if (!(body instanceof Readable) || type === undefined) throw new NoForm('no form')
  const form = openForm({ ...request.headers, 'content-type': type }, limits)
  const fields = new Map<string, string>()
  return new Promise((resolve, reject) => {
    let taken: PassThrough | undefined
    form.on('field', (name, value) => void fields.set(name, value))
    form.on('file', (field, stream, fileName) => {
      if (field !== 'file' || taken !== undefined) return void stream.resume()
      // Whose own end may come as an error before anybody reads.
      const through = new PassThrough()
      taken = through
      pipeline(stream, through).catch(() => undefined)
      const bytes = whole(through, () => stream.truncated)
      resolve({ fields, upload: { fileName: fileName ?? '', bytes, discard: () => void through.resume() } })
    })
    pipeline(body, form).then(
      () => resolve({ fields }),
      () => {
        const broken = new MalformedBody('a broken form')
        taken?.destroy(broken)
        reject(broken)
      },
    )
  })
}

type Reader = InstanceType<typeof Busboy>

function openForm(
  headers: ConstructorParameters<typeof Busboy>[0]['headers'],
  { mostBytes, mostText }: { readonly mostBytes: number; readonly mostText: number },
): Reader {
  try {
    return new Busboy({
      headers,
      limits: { fileSize: mostBytes, files: MOST_FILES, fields: MOST_FIELDS, fieldSize: mostText, headerSize: MOST_HEADER_BYTES },
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
