// SPDX-License-Identifier: AGPL-3.0-or-later
// Where files lie, how they are sealed, and what a scanner says of them.

import { execFile } from 'node:child_process'
import { createSecretKey, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { begun } from '#platform/server/files/begun.ts'
import { folderStore } from '#platform/server/files/folder-store.ts'
import { gathered } from '#platform/server/files/gather.ts'
import { s3Options, s3Store } from '#platform/server/files/s3-store.ts'
import { clamdScanner } from '#platform/server/files/scanner.ts'
import { openPieces, sealPieces } from '#platform/server/files/sealed.ts'
import { authorization, hashOf } from '#platform/server/files/sigv4.ts'
import type { FileStore } from '#platform/server/files/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { memoryStore } from '../support/memory-store.ts'
import { openS3, type S3Server } from '../support/s3.ts'
import { openPackagedS3, type PackagedS3 } from '../support/s3rver.ts'

async function read(chunks: AsyncIterable<Buffer> | undefined): Promise<Buffer | undefined> {
  if (chunks === undefined) return undefined
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}
async function namesIn(store: FileStore, prefix: string): Promise<readonly string[]> {
  const found: string[] = []
  for await (const { name, at } of store.list(prefix)) {
    expect(Number.isFinite(at)).toBe(true)
    found.push(name)
  }
  return found.toSorted()
}

let s3: S3Server
let packaged: PackagedS3
beforeAll(async () => {
  s3 = await openS3()
  packaged = await openPackagedS3()
})
afterAll(async () => {
  await s3.close()
  await packaged.close()
})
const now = (): Date => new Date()
const stores: readonly (readonly [string, () => FileStore])[] = [
  ['memory', memoryStore],
  ['a folder', () => folderStore(temporaryFolder('files'))],
  ['S3', () => s3Store(s3Options(s3.address, now))],
  ['S3 of a package', () => s3Store(s3Options(packaged.address, now))],
]

describe.each(stores)('a store of files: %s', (_name, open) => {
  it('keeps, gives back, lists and removes', async () => {
    const store = open()
    for (const name of ['3510/a/1', '3510/a/2', '3510/a/3', '3510/b/1'])
      expect(await store.put(name, [Buffer.from(name), Buffer.from('!')])).toBe('kept')
    expect((await read(await store.get('3510/a/2')))?.toString()).toBe('3510/a/2!')
    expect(await store.get('3510/a/4')).toBeUndefined()
    expect(await store.put('3510/a/2', [Buffer.from('anew')])).toBe('kept')
    expect((await read(await store.get('3510/a/2')))?.toString()).toBe('anew')
    expect(await namesIn(store, '3510/a/')).toEqual(['3510/a/1', '3510/a/2', '3510/a/3'])
    expect(await namesIn(store, '')).toHaveLength(4)
    for (const name of await namesIn(store, '')) await store.remove(name)
    await store.remove('3510/a/1')
    expect(await namesIn(store, '')).toEqual([])
  })
})

describe('a store that speaks S3 and that others wrote', () => {
  it('gives back a large file as it was, and lists more than fit into one of its answers', async () => {
    const store = s3Store(s3Options(packaged.address, now))
    const large = randomBytes(3 * 1024 * 1024 + 7)
    expect(await store.put('3510/large', [large.subarray(0, 99), large.subarray(99)])).toBe('kept')
    expect((await read(await store.get('3510/large')))?.equals(large)).toBe(true)
    const names = Array.from({ length: 1001 }, (_, nth) => `3509/many/${String(nth).padStart(4, '0')}`)
    for (let nth = 0; nth < names.length; nth += 50)
      await Promise.all(names.slice(nth, nth + 50).map((name) => store.put(name, [Buffer.from('x')])))
    expect(await namesIn(store, '3509/')).toEqual(names)
    expect(await namesIn(store, '3510/')).toEqual(['3510/large'])
  })

  it('refuses another secret and an account that it does not know, and nothing is kept', async () => {
    const put = (address: string) => s3Store(s3Options(address, now)).put('3510/wrong', [Buffer.from('x')])
    await expect(put(packaged.address.replace(':S3RVER@', ':OTHER@'))).rejects.toThrow('answers 403 SignatureDoesNotMatch')
    await expect(put(packaged.address.replace('/S3RVER:', '/OTHER:'))).rejects.toThrow('answers 403 InvalidAccessKeyId')
    await expect(put(packaged.address.replace(/kawal$/, 'none'))).rejects.toThrow('answers 404 NoSuchBucket')
    const unknown = s3Store(s3Options(packaged.address.replace('/S3RVER:', '/OTHER:'), now))
    await expect(unknown.get('3510/wrong')).rejects.toThrow('answers 403 InvalidAccessKeyId')
    expect(await s3Store(s3Options(packaged.address, now)).get('3510/wrong')).toBeUndefined()
  })
})

describe('what was begun is closed', () => {
  function source() {
    const seen = { closed: 0 }
    async function* pieces(): AsyncGenerator<Buffer> {
      try {
        yield Buffer.from('one')
        yield Buffer.from('two')
      } finally {
        seen.closed += 1
      }
    }
    return { seen, pieces: pieces() }
  }

  it('once it was read to its end, whole', async () => {
    const { seen, pieces } = source()
    const { first, all } = await begun(pieces)
    expect([first.toString(), (await read(all))?.toString(), seen.closed]).toEqual(['one', 'onetwo', 1])
  })
  it('where its reader goes away, even before the first piece', async () => {
    const [some, none] = [source(), source()]
    for await (const _ of (await begun(some.pieces)).all) break
    const stream = Readable.from((await begun(none.pieces)).all).destroy()
    await once(stream, 'close')
    expect([some.seen.closed, none.seen.closed]).toEqual([1, 1])
  })
  it('where it is not given out', async () => {
    const { seen, pieces } = source()
    await (await begun(pieces)).end()
    expect(seen.closed).toBe(1)
  })
})

describe('uploads', () => {
  async function* coming(end: Promise<void>): AsyncGenerator<Buffer> {
    yield Buffer.from('x')
    await end
  }
  const said = async (bytes: Buffer | string) => bytes.toString()

  it('of one account are two at once, and those of another go on', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const gather = (account: string) => gathered({ chunks: coming(promise), account }, said)
    const [one, two, third, other] = [gather('a'), gather('a'), gather('a'), gather('b')]
    expect(await third).toBe('too-many-of-yours')
    resolve()
    expect(await Promise.all([one, two, other])).toEqual(['x', 'x', 'x'])
    expect(await gather('a')).toBe('x')
  })
  it('of which nothing comes any more are over, and make room', async () => {
    const never = Promise.withResolvers<void>().promise
    for (let nth = 0; nth < 3; nth += 1)
      expect(await gathered({ chunks: coming(never), account: 'a', idleMs: 1 }, said)).toBe('upload-stalled')
  })
})

describe('a full disk', () => {
  it('is said, and nothing half-written is left in the folder', async () => {
    const folder = temporaryFolder('small')
    const program = fileURLToPath(new URL('../support/small-disk.ts', import.meta.url))
    // A limit on the size of files stands for the disk's: the system refuses in the same place.
    const run = `ulimit -f 400; exec "${process.execPath}" "${program}" "${folder}"`
    const { stdout } = await promisify(execFile)('bash', ['-c', run])
    expect(JSON.parse(stdout)).toEqual({ small: 'kept', large: 'full', left: ['small'] })
  })

  it('of an S3 store is said too, and another refusal is a fault', async () => {
    const other = await openS3()
    other.fill()
    expect(await s3Store(s3Options(other.address, now)).put('3510/a/1', [Buffer.from('x')])).toBe('full')
    await expect(s3Store(s3Options(other.address.replace('SECRET', 'WRONG'), now)).put('3510/a/1', [Buffer.from('x')])).rejects.toThrow(
      'answers 403 SignatureDoesNotMatch',
    )
    await other.close()
  })

  it('of S3 that falls silent is told of, before its answer and within it; how slowly it is read does not matter', async () => {
    const silent = createHttpServer((request, response) => {
      const { url = '' } = request
      if (url.endsWith('/1')) return
      response.writeHead(200).write('one')
      if (url.endsWith('/3')) response.end('two')
    })
    await once(silent.listen(0, '127.0.0.1'), 'listening')
    const at = silent.address()
    const address = `http://KEY:SECRET@127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/bucket`
    const store = s3Store({ ...s3Options(address, now), patienceMs: 400 })
    await expect(store.get('1')).rejects.toThrow('silent')
    await expect(store.get('2').then(read)).rejects.toThrow('silent')
    const slow = await store.get('3')
    const parts: string[] = []
    // A reader slower than the store may be: longer than its patience between two pieces.
    for await (const piece of slow ?? []) {
      parts.push(piece.toString())
      await expect(store.get('1')).rejects.toThrow('silent')
    }
    expect(parts.join('')).toBe('onetwo')
    silent.closeAllConnections()
    silent.close()
  })

  it('a name that leads elsewhere is none', async () => {
    const folder = temporaryFolder('names')
    for (const name of ['../x', '/x', 'a//b', 'a/./b', '']) await expect(folderStore(folder).put(name, [])).rejects.toThrow('no name')
    expect(readdirSync(folder)).toEqual([])
  })
})

it('a request is signed as the published example is (Amazon S3, “Authenticating Requests”, GET Object)', () => {
  const empty = hashOf('')
  const at = '20130524T000000Z'
  const signer = { keyId: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' }
  const headers = { range: 'bytes=0-9', 'x-amz-content-sha256': empty, 'x-amz-date': at }
  const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt')
  expect(authorization(signer, { method: 'GET', url, bodyHash: empty, at, headers })).toContain(
    'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  )
})

describe('a sealed file', () => {
  const key = createSecretKey(randomBytes(32))
  const PIECE = 64 * 1024
  const opened = (sealed: readonly Buffer[], context = 'a', with_ = key) =>
    read(
      openPieces(
        with_,
        (async function* () {
          yield* sealed
        })(),
        context,
      ),
    )

  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])('of %i bytes comes back, however it is cut', async (size) => {
    const plain = randomBytes(size)
    const sealed = Buffer.concat([...sealPieces(key, plain, 'a')])
    expect(await opened([sealed])).toEqual(plain)
    const cut = Array.from({ length: Math.ceil(sealed.length / 999) }, (_, nth) => sealed.subarray(nth * 999, (nth + 1) * 999))
    expect(await opened(cut)).toEqual(plain)
    if (size > 64) expect(sealed.includes(plain.subarray(0, 64))).toBe(false)
  })

  it('does not open elsewhere, with another key, changed, cut, or in another order', async () => {
    const pieces = [...sealPieces(key, randomBytes(3 * PIECE), 'a')]
    const [head = Buffer.alloc(0), one = head, two = head, three = head] = pieces
    const changed = Buffer.from(two)
    changed[5] = (changed[5] ?? 0) ^ 1
    await expect(opened(pieces, 'b')).rejects.toThrow()
    await expect(opened(pieces, 'a', createSecretKey(randomBytes(32)))).rejects.toThrow()
    for (const wrong of [
      [head, one, changed, three],
      [head, one, two],
      [head, two, one, three],
      [head, one, three],
      [head],
      [one, two],
      [],
    ])
      await expect(opened(wrong)).rejects.toThrow()
  })
})

describe('a scanner', () => {
  const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'
  /** Speaks as clamd does: `zINSTREAM`, pieces with their length before them, an empty one at the end. */
  async function fakeClamd(reply?: string) {
    const server = createServer((socket) => {
      let held = Buffer.alloc(0)
      socket.on('error', () => undefined)
      socket.on('data', (data: Buffer) => {
        held = Buffer.concat([held, data])
        if (!held.subarray(held.length - 4).equals(Buffer.alloc(4)) || held.length < 14) return
        const command = held.toString('latin1', 0, 10)
        const parts: Buffer[] = []
        for (let at = 10; at < held.length - 4; at += 4 + held.readUInt32BE(at))
          parts.push(held.subarray(at + 4, at + 4 + held.readUInt32BE(at)))
        const found = Buffer.concat(parts).includes(EICAR)
        socket.end(
          command === 'zINSTREAM\0' ? (reply ?? (found ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')) : 'UNKNOWN COMMAND\0',
        )
      })
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const at = server.address()
    return { server, scan: clamdScanner({ host: '127.0.0.1', port: typeof at === 'object' && at !== null ? at.port : 0 }) }
  }
  const file = (...parts: readonly string[]) =>
    (async function* () {
      for (const part of parts) yield Buffer.from(part)
    })()

  it('finds what is infected and what is not', async () => {
    const { server, scan } = await fakeClamd()
    expect(await scan(file('a paper', ' of two pieces'))).toBe('CLEAN')
    expect(await scan(file(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${EICAR}!$H+H*`))).toBe('INFECTED')
    server.close()
  })

  it.each(['stream: UNKNOWN COMMAND ERROR\0', '', 'stream: OKAY\0'])('that says %j has not said that it is clean', async (reply) => {
    const { server, scan } = await fakeClamd(reply)
    await expect(scan(file('x'))).rejects.toThrow('did not say')
    server.close()
  })

  it('that is not there is told of', async () => {
    const { server, scan } = await fakeClamd()
    server.close()
    await once(server, 'close')
    await expect(scan(file('x'))).rejects.toThrow('ECONNREFUSED')
  })
})
