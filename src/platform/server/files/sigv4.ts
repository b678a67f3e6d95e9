// SPDX-License-Identifier: AGPL-3.0-or-later
// Signs a request as S3-compatible stores ask (AWS Signature Version 4): the headers that say who asks, when, and over which bytes.

import { createHash, createHmac } from 'node:crypto'

export interface Signer {
  readonly keyId: string
  readonly secret: string
  readonly region: string
}

interface Signing {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  readonly url: URL
  /** SHA-256 of the body, in hex. */
  readonly bodyHash: string
  /** As `20150830T123600Z`. */
  readonly at: string
  readonly service?: string
  /** Beside the host, which is always signed. */
  readonly headers: Readonly<Record<string, string>>
}

export const hashOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
const mac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest()
/** As RFC 3986 has it; encodeURIComponent leaves four more signs as they are. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

function queryOf(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&')
}

/** The value of the header `authorization`. */
export function authorization({ keyId, secret, region }: Signer, { method, url, bodyHash, at, service = 's3', headers }: Signing): string {
  const all = Object.entries({ ...headers, host: url.host })
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const names = all.map(([name]) => name).join(';')
  const lines = all.map(([name, value]) => `${name}:${value}\n`).join('')
  const request = [method, url.pathname, queryOf(url), lines, names, bodyHash].join('\n')
  const day = at.slice(0, 8)
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', at, scope, hashOf(request)].join('\n')
  const key = mac(mac(mac(mac(`AWS4${secret}`, day), region), service), 'aws4_request')
  return `AWS4-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${names}, Signature=${mac(key, text).toString('hex')}`
}
