// SPDX-License-Identifier: AGPL-3.0-or-later
// Files in a store that speaks S3: addressed by path, one request a file. What is put there is sealed already.

import { authorization, hashOf, type Signer } from '#platform/server/files/sigv4.ts'
import type { FileStore, KeptFile } from '#platform/server/files/store.ts'

export interface S3Options extends Signer {
  /** With the bucket as its path: `https://store.example.org/kawal`. */
  readonly address: URL
  readonly now: () => Date
}

const PATIENCE_MS = 60_000
/** 507 of stores on a disk of their own, and what quotas are called. */
const full = /<Code>(?:QuotaExceeded|XMinioStorageFull|InsufficientStorage|StorageFull)<\/Code>/

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
  const { address, now } = options

  async function ask(method: 'GET' | 'PUT' | 'DELETE', path: string, body?: Buffer): Promise<Response> {
    const url = new URL(`${address.pathname}${path}`, address)
    const bodyHash = hashOf(body ?? '')
    const at = now()
      .toISOString()
      .replaceAll(/[-:]|\.\d{3}/g, '')
    const headers = { 'x-amz-content-sha256': bodyHash, 'x-amz-date': at }
    return fetch(url, {
      method,
      headers: { ...headers, authorization: authorization(options, { method, url, bodyHash, at, headers }) },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  }

  async function failed(answer: Response, what: string): Promise<never> {
    const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(await answer.text()) ?? []
    throw new Error(`the store of files answers ${answer.status} ${code} to ${what}`)
  }

  return {
    put: async (name, chunks) => {
      const parts: Buffer[] = []
      for await (const chunk of chunks) parts.push(chunk)
      const answer = await ask('PUT', `/${name}`, Buffer.concat(parts))
      if (answer.ok) return 'kept'
      const text = await answer.clone().text()
      return answer.status === 507 || full.test(text) ? 'full' : failed(answer, 'a file')
    },
    get: async (name) => {
      const answer = await ask('GET', `/${name}`)
      if (answer.status === 404) return undefined
      if (!answer.ok || answer.body === null) return failed(answer, 'a question for a file')
      const { body } = answer
      return (async function* () {
        for await (const chunk of body) yield Buffer.from(chunk)
      })()
    },
    remove: async (name) => {
      const answer = await ask('DELETE', `/${name}`)
      if (!answer.ok && answer.status !== 404) await failed(answer, 'a removal')
    },
    list: async function* (prefix): AsyncGenerator<KeptFile> {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const asked = new URLSearchParams({ 'list-type': '2', prefix, ...(after === '' ? {} : { 'start-after': after }) })
        const answer = await ask('GET', `?${asked}`)
        if (!answer.ok) return failed(answer, 'a list')
        const text = await answer.text()
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
