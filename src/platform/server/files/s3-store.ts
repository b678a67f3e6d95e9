// SPDX-License-Identifier: AGPL-3.0-or-later
// Files in a store that speaks S3: addressed by path, one request a file. What is put there is sealed already.

import { authorization, hashOf, type Signer } from '#platform/server/files/sigv4.ts'
import type { FileStore, KeptFile } from '#platform/server/files/store.ts'

export interface S3Options extends Signer {
  /** With the bucket as its path: `https://store.example.org/kawal`. */
  readonly address: URL
  readonly now: () => Date
  /** How long the store may be silent, before it answers and between the pieces of its answer. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 60_000
/** 507 of stores on a disk of their own, and what quotas are called. */
const full = /<Code>(?:QuotaExceeded|XMinioStorageFull|InsufficientStorage|StorageFull)<\/Code>/

/** An answer of the store, of which every piece is waited for, but not whoever reads them. */
interface Asked {
  readonly status: number
  readonly ok: boolean
  readonly pieces: () => AsyncGenerator<Buffer>
}

async function* piecesOf(answer: Response, awaited: <T>(coming: Promise<T>) => Promise<T>): AsyncGenerator<Buffer> {
  const reader = answer.body?.getReader()
  if (reader === undefined) return
  try {
    for (let next = await awaited(reader.read()); !next.done; next = await awaited(reader.read())) yield Buffer.from(next.value)
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function textOf({ pieces }: Asked): Promise<string> {
  const parts: Buffer[] = []
  for await (const piece of pieces()) parts.push(piece)
  return Buffer.concat(parts).toString()
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** Where the secret and the key stand in an address: `https://KEY:SECRET@host/bucket?region=…`. */
export function s3Options(address: string, now: () => Date): S3Options {
  const url = new URL(address)
  const [keyId, secret] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
  const region = url.searchParams.get('region') ?? 'us-east-1'
  const plain = new URL(url.pathname.replace(/\/+$/, ''), `${url.protocol}//${url.host}`)
  return { keyId, secret, region, address: plain, now }
}

export function s3Store(options: S3Options): FileStore {
  const { address, now, patienceMs = PATIENCE_MS } = options

  async function ask(method: 'GET' | 'PUT' | 'DELETE', path: string, body?: Buffer): Promise<Asked> {
    const url = new URL(`${address.pathname}${path}`, address)
    const bodyHash = hashOf(body ?? '')
    const at = now()
      .toISOString()
      .replaceAll(/[-:]|\.\d{3}/g, '')
    const headers = { 'x-amz-content-sha256': bodyHash, 'x-amz-date': at }
    const over = new AbortController()
    const awaited = async <T>(coming: Promise<T>): Promise<T> => {
      const timer = setTimeout(() => over.abort(new Error('the store of files is silent')), patienceMs)
      return coming.finally(() => clearTimeout(timer))
    }
    const answer = await awaited(
      fetch(url, {
        method,
        headers: { ...headers, authorization: authorization(options, { method, url, bodyHash, at, headers }) },
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
        signal: over.signal,
      }).catch((error: unknown) => {
        const because = error instanceof TypeError && error.cause instanceof Error ? error.cause.message : undefined
        throw because === undefined ? error : new Error(`the store of files cannot be reached: ${because}`, { cause: error })
      }),
    )
    return { status: answer.status, ok: answer.ok, pieces: () => piecesOf(answer, awaited) }
  }

  async function failed(status: number, text: string, what: string): Promise<never> {
    const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(text) ?? []
    throw new Error(`the store of files answers ${status} ${code} to ${what}`)
  }

  return {
    put: async (name, chunks) => {
      const parts: Buffer[] = []
      for await (const chunk of chunks) parts.push(chunk)
      const answer = await ask('PUT', `/${name}`, Buffer.concat(parts))
      const text = await textOf(answer)
      if (answer.ok) return 'kept'
      return answer.status === 507 || full.test(text) ? 'full' : failed(answer.status, text, 'a file')
    },
    get: async (name) => {
      const answer = await ask('GET', `/${name}`)
      if (answer.ok) return answer.pieces()
      const text = await textOf(answer)
      return answer.status === 404 ? undefined : failed(answer.status, text, 'a question for a file')
    },
    remove: async (name) => {
      const answer = await ask('DELETE', `/${name}`)
      const text = await textOf(answer)
      if (!answer.ok && answer.status !== 404) await failed(answer.status, text, 'a removal')
    },
    list: async function* (prefix): AsyncGenerator<KeptFile> {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const asked = new URLSearchParams({ 'list-type': '2', prefix, ...(after === '' ? {} : { 'start-after': after }) })
        const answer = await ask('GET', `?${asked}`)
        const text = await textOf(answer)
        if (!answer.ok) return failed(answer.status, text, 'a list')
        let last: string | undefined
        for (const [, entry = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const name = unescaped(/<Key>(.*?)<\/Key>/s.exec(entry)?.[1] ?? '')
          last = name
          yield { name, at: Date.parse(/<LastModified>(.*?)<\/LastModified>/.exec(entry)?.[1] ?? '') }
        }
        after = /<IsTruncated>true<\/IsTruncated>/.test(text) ? last : undefined
      }
    },
  }
}
