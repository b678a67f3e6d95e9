// SPDX-License-Identifier: AGPL-3.0-or-later
// Every request to an office's provider goes through here. An address that somebody typed must lead to no machine inside: only https, only
// to public addresses, looked up once and connected to as they were looked up; no redirect is followed, and nothing hangs.

import { lookup as lookUp } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const PATIENCE_MS = 5_000
const MOST_BYTES = 1_000_000

/** Addresses that are nobody's in public (RFC 6890 and its registries). */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 23],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Whether a number is one that anybody in public may have; one of the old kind in the new form counts as the old kind. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isPublicAddress(mapped)
  const kind = isIP(address)
  if (kind === 0 || /^::ffff:/i.test(address)) return false
  return !inside.check(address, kind === 6 ? 'ipv6' : 'ipv4')
}

const isLoopbackName = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)

/**
 * Whether a request may go to an address at all.
 * @param development this instance itself is known by this machine's own address: providers on the same machine may be tried out
 */
export function mayAsk(url: URL, development: boolean): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (development && isLoopbackName(url.hostname)) return url.protocol === 'http:' || url.protocol === 'https:'
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:' && (isIP(bare) === 0 || isPublicAddress(bare))
}

/** A name that leads inside is refused when it is looked up, whatever it led to a moment ago. */
const publicOnly: LookupFunction = (hostname, options, done) => {
  lookUp(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, '', 0)
    const [first] = found
    if (first === undefined || found.some(({ address }) => !isPublicAddress(address)))
      return done(new Error(`${hostname} leads to no public address`), '', 0)
    return options.all === true ? done(null, found) : done(null, first.address, first.family)
  })
}

interface Asked {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

export type ProviderFetch = (url: string, asked: Asked) => Promise<Response>

function bodyOf(body: unknown): string | undefined {
  return typeof body === 'string' || body instanceof URLSearchParams ? String(body) : undefined
}

/** @throws where it may not go, where nobody answers in time, where the answer is too large */
export function providerFetch(development: boolean, patience = PATIENCE_MS): ProviderFetch {
  return (address, { method, headers, body }) => {
    const url = new URL(address)
    if (!mayAsk(url, development)) return Promise.reject(new Error(`${url.protocol}//${url.hostname} may not be asked`))
    const own = development && isLoopbackName(url.hostname)
    const text = bodyOf(body)
    return new Promise((resolve, reject) => {
      const open = url.protocol === 'https:' ? requestHttps : requestHttp
      const request = open(
        url,
        { method, headers, signal: AbortSignal.timeout(patience), ...(own ? {} : { lookup: publicOnly }) },
        (answer) => {
          const parts: Buffer[] = []
          let bytes = 0
          answer.on('data', (part: Buffer) => {
            bytes += part.length
            if (bytes > MOST_BYTES) request.destroy(new Error('the answer is too large'))
            else parts.push(part)
          })
          answer.on('error', reject)
          answer.on('end', () => {
            const status = answer.statusCode ?? 502
            const empty = status === 204 || status === 304
            const type = answer.headers['content-type'] ?? ''
            resolve(new Response(empty ? null : Buffer.concat(parts), { status, headers: { 'content-type': type } }))
          })
        },
      )
      request.on('error', reject)
      request.end(text)
    })
  }
}
