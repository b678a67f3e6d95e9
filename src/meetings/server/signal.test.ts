// SPDX-License-Identifier: AGPL-3.0-or-later
// Signalling with many real connections to a real instance: who may come and stay, what each is told, and what is done to whoever sends
// anything else.

import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { must } from '#kernel/decider.ts'
import { formatId } from '#kernel/ids.ts'
import { LONGEST_MESSAGE, MOST_SEATS, SIGNAL_PATH } from '#meetings/core/signal.ts'
import { type Caller, callIn } from '../../../test/support/call.ts'
import { type CallerName, type CallInstance, officeOf, openCallInstance } from '../../../test/support/call-instance.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

let on: CallInstance
let cookies: Readonly<Record<CallerName, string>>
const signInAll = async (): Promise<typeof cookies> => ({
  dinas: await on.signIn('dinas'),
  bp2mi: await on.signIn('bp2mi'),
  desa: await on.signIn('desa'),
})
beforeAll(async () => {
  on = await openCallInstance(await freshDatabase())
  cookies = await signInAll()
})
afterAll(async () => {
  await on.close()
  // Nothing that came in was a fault of the server's.
  expect(on.errors).toEqual([])
})

const meet = (...others: readonly CallerName[]) => on.meet(cookies.dinas, ...others)
const close = (meeting: string) => on.send(cookies.dinas, `/meetings/${meeting}/closing`, { said: 'Selesai' })

function enter(login: CallerName, meeting: string, resume?: string): Caller {
  const caller = callIn(on.address, { cookie: cookies[login] })
  caller.send({ type: 'enter', meeting, ...(resume === undefined ? {} : { resume }) })
  return caller
}

const Invited = z.object({ id: z.string(), path: z.string() })
async function invite(
  login: CallerName,
  meeting: string,
  body: object = { role: 'GUEST' },
): Promise<{ readonly id: string; readonly pass: string }> {
  const { id, path } = Invited.parse((await on.send(cookies[login], `/meetings/${meeting}/guests`, body)).json)
  return { id, pass: path.split('#')[1] ?? '' }
}

function enterAsGuest(pass: string, more: { readonly voiceOnly?: boolean; readonly resume?: string } = {}): Caller {
  const caller = callIn(on.address)
  caller.send({ type: 'enter-as-guest', pass, name: 'Sri', voiceOnly: false, ...more })
  return caller
}

const offer = { type: 'offer', sdp: 'v=0\r\nm=audio 9 X 111\r\n', round: 1, fresh: true } as const

it('brings two officers of one room together, and passes on what they say to each other', async () => {
  const { meeting } = await meet('bp2mi')
  const one = enter('dinas', meeting)
  const first = await one.next('welcome')
  expect(first.seats).toMatchObject([{ id: first.you, as: 'MEMBER', place: 'in' }])
  const two = enter('bp2mi', meeting)
  const second = await two.next('welcome')
  expect(second.seats.map(({ name, office }) => [typeof name, typeof office])).toEqual([
    ['string', 'string'],
    ['string', 'string'],
  ])
  expect((await one.next('seat')).seat.id).toBe(second.you)
  two.send({ type: 'signal', to: first.you, description: offer })
  expect(await one.next('signal')).toEqual({ type: 'signal', from: second.you, description: offer })
  one.send({ type: 'show', mic: true, cam: true, screen: false, hand: true })
  expect((await two.next('seat')).seat).toMatchObject({ id: first.you, mic: true, cam: true, hand: true })
  one.send({ type: 'leave' })
  expect(await two.next('gone')).toEqual({ type: 'gone', seat: first.you })
  expect(await one.ended()).toBe(1000)
  two.close()
})

it('asks the same of whoever comes as a request would: a session, an office in the room, an open meeting, our own page', async () => {
  const { meeting } = await meet()
  const strangers = [
    [callIn(on.address), 'session-over'],
    [callIn(on.address, { cookie: 'kawal_session=3510.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }), 'session-over'],
    [callIn(on.address, { cookie: cookies.bp2mi }), 'not-here'],
  ] as const
  for (const [caller, why] of strangers) {
    caller.send({ type: 'enter', meeting })
    expect(await caller.ended()).toBe(why)
    expect(caller.told).toEqual([])
  }
  const absent = enter('dinas', formatId({ regency: '35.10', uuid: '00000000-0000-7000-8000-00000000ffff' }))
  expect(await absent.ended()).toBe('not-here')
  const { meeting: closed } = await meet()
  await close(closed)
  expect(await enter('dinas', closed).ended()).toBe('closed')
  expect(await callIn(on.address, { cookie: cookies.dinas, origin: 'https://elsewhere.example' }).ended()).toBe(403)
  expect(await callIn(on.address, { cookie: cookies.dinas, origin: 'null' }).ended()).toBe(403)
})

it('lets a guest with a link wait, tells them of nobody, and lets them in when a member says so', async () => {
  const { meeting } = await meet()
  const host = enter('dinas', meeting)
  const { you } = await host.next('welcome')
  const { pass } = await invite('dinas', meeting, { role: 'INTERPRETER' })
  const guest = enterAsGuest(pass)
  const waiting = await guest.next('welcome')
  expect(waiting).toMatchObject({ seats: [{ id: waiting.you, name: 'Sri', as: 'INTERPRETER', place: 'waiting' }], ice: [] })
  expect((await host.next('seat')).seat).toMatchObject({ id: waiting.you, place: 'waiting' })
  host.send({ type: 'admit', seat: waiting.you })
  const inside = await guest.next('welcome')
  expect(inside.seats.map(({ id }) => id)).toEqual([you, waiting.you])
  // The link is used up; what came for it brings the guest back, also as a page that was loaded anew.
  expect(await enterAsGuest(pass).ended()).toBe('not-here')
  guest.cut()
  expect((await host.next('seat')).seat).toMatchObject({ id: waiting.you, place: 'in', away: false })
  expect((await host.next('seat')).seat).toMatchObject({ id: waiting.you, away: true })
  const again = enterAsGuest(must(inside.pass, 'pass'))
  expect((await again.next('welcome')).seats).toHaveLength(2)
  const { pass: other } = await invite('dinas', meeting)
  const turned = enterAsGuest(other)
  host.send({ type: 'turn-away', seat: (await turned.next('welcome')).you })
  expect(await turned.ended()).toBe('turned-away')
  for (const caller of [host, again]) caller.close()
})

it('lets one of many who show one link at once in, and none with a link that is false, old, ended, or of a meeting that is over', async () => {
  const { meeting } = await meet()
  const { pass, id } = await invite('dinas', meeting)
  const rush = Array.from({ length: 6 }, () => enterAsGuest(pass))
  const got = await Promise.all(rush.map((caller) => Promise.race([caller.next('welcome').then(() => 'in'), caller.ended()])))
  expect(got.toSorted()).toEqual(['in', ...Array.from({ length: 5 }, () => 'not-here')])
  // The one that is in goes out with the end of its link, at once.
  const inside = must(rush[got.indexOf('in')], 'the one')
  expect((await on.send(cookies.dinas, `/guest-links/${id}/end`)).status).toBe(200)
  expect(await inside.ended()).toBe('not-here')
  expect(await on.send(cookies.dinas, `/guest-links/${id}/end`)).toMatchObject({ status: 422, json: { code: 'guest-link-over' } })

  const fresh = await invite('dinas', meeting)
  const falsified = `${fresh.pass.slice(0, -2)}${fresh.pass.endsWith('AA') ? 'BB' : 'AA'}`
  for (const odd of [falsified, 'x'.repeat(80), `${fresh.id}.`, `${formatId({ regency: '35.10', uuid: fresh.id.slice(5) })}.AAAA`])
    expect(await enterAsGuest(odd).ended()).toBe(odd.length > 10 ? 'not-here' : 'malformed')
  const { meeting: closing } = await meet()
  const late = await invite('dinas', closing)
  const there = await invite('dinas', closing)
  const guest = enterAsGuest(there.pass)
  const officer = enter('dinas', closing)
  await Promise.all([guest.next('welcome'), officer.next('welcome')])
  await close(closing)
  expect(await officer.ended()).toBe('closed')
  expect(await guest.ended()).toBe('not-here')
  expect(await enterAsGuest(late.pass).ended()).toBe('not-here')
})

it('forgets a link that is two days old', async () => {
  const { meeting } = await meet()
  const { pass } = await invite('dinas', meeting)
  on.wait(48 * 3600)
  expect(await enterAsGuest(pass).ended()).toBe('not-here')
  cookies = await signInAll()
  const list = await on.send(cookies.dinas, `/meetings/${meeting}/guests`, undefined, 'GET')
  expect(list.json).toMatchObject({ items: [{ role: 'GUEST', voiceOnly: false, state: 'ENDED' }] })
})

it('ends a seat at once when its session ends or its office leaves the room, and a guest of that office with it', async () => {
  const { meeting, room } = await meet('bp2mi', 'desa')
  const cookie = await on.signIn('desa')
  const one = callIn(on.address, { cookie })
  one.send({ type: 'enter', meeting })
  const two = enter('bp2mi', meeting)
  const three = enter('dinas', meeting)
  await Promise.all([one, two, three].map((caller) => caller.next('welcome')))
  await on.send(cookie, '/session', undefined, 'DELETE')
  expect(await one.ended()).toBe('session-over')
  const guest = enterAsGuest((await invite('bp2mi', meeting)).pass)
  await guest.next('welcome')
  await on.send(cookies.dinas, `/rooms/${room}/offices/${officeOf('bp2mi')}`, undefined, 'DELETE')
  expect(await two.ended()).toBe('not-here')
  expect(await guest.ended()).toBe('not-here')
  three.send({ type: 'ping' })
  await three.next('pong')
  three.close()
})

it('keeps the seat of whoever fell out of the line: with what they were given they sit there again, and the line that was there ends', async () => {
  const { meeting } = await meet('bp2mi')
  const [one, two] = [enter('dinas', meeting), enter('bp2mi', meeting)]
  await one.next('welcome')
  const { you, resume } = await two.next('welcome')
  two.cut()
  const told = async (away: boolean): Promise<void> => {
    for (;;) if ((await one.next('seat')).seat.away === away) return
  }
  await told(true)
  const again = enter('bp2mi', meeting, resume)
  expect(await again.next('welcome')).toMatchObject({ you, resume })
  await told(false)
  // Also before anybody noticed that the old line is dead.
  const third = enter('bp2mi', meeting, resume)
  expect((await third.next('welcome')).you).toBe(you)
  expect(await again.ended()).toBe('elsewhere')
  // What is another's opens nobody's seat.
  const other = enter('dinas', meeting, resume)
  expect((await other.next('welcome')).you).not.toBe(you)
  for (const caller of [one, third, other]) caller.close()
})

it('has eight seats', async () => {
  const { meeting } = await meet()
  const callers = Array.from({ length: MOST_SEATS }, () => enter('dinas', meeting))
  await Promise.all(callers.map((caller) => caller.next('welcome')))
  expect(await enter('dinas', meeting).ended()).toBe('full')
  for (const caller of callers) caller.close()
})

it('ends whoever offers a picture and is to be heard alone', async () => {
  const { meeting } = await meet()
  const host = enter('dinas', meeting)
  const { you } = await host.next('welcome')
  const guest = enterAsGuest((await invite('dinas', meeting, { role: 'GUEST', voiceOnly: true })).pass)
  const { you: seat } = await guest.next('welcome')
  host.send({ type: 'admit', seat })
  expect((await guest.next('welcome')).seats.find(({ id }) => id === seat)?.voiceOnly).toBe(true)
  guest.send({ type: 'signal', to: you, description: { ...offer, sdp: `${offer.sdp}m=video 9 X 96\r\n` } })
  expect(await guest.ended()).toBe('malformed')
  expect(await host.next('gone')).toEqual({ type: 'gone', seat })
  host.close()
})

it('ends whoever sends what is no message of ours, too much or too fast, and nobody else', async () => {
  const { meeting } = await meet()
  const calm = enter('dinas', meeting)
  await calm.next('welcome')
  const junk = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.json(),
    fc.constantFrom('', '{}', '[]', 'null', '{"type":"admit"}', '{"type":"enter","meeting":{"$ne":1}}', '{"type":"__proto__"}', '\u0000'),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  )
  for (const data of fc.sample(junk, { seed: 7, numRuns: 120 })) {
    const odd = enter('dinas', meeting)
    await odd.next('welcome')
    odd.sendRaw(data)
    expect(await odd.ended(), String(data)).toBe('malformed')
  }
  const early = callIn(on.address)
  early.send({ type: 'ping' })
  expect(await early.ended()).toBe('malformed')
  const twice = enter('dinas', meeting)
  await twice.next('welcome')
  twice.send({ type: 'enter', meeting })
  expect(await twice.ended()).toBe('malformed')
  const loud = enter('dinas', meeting)
  await loud.next('welcome')
  for (let nth = 0; nth < 500; nth += 1) loud.send({ type: 'ping' })
  expect(await loud.ended()).toBe('too-fast')
  const long = enter('dinas', meeting)
  await long.next('welcome')
  long.sendRaw('x'.repeat(LONGEST_MESSAGE + 1))
  // RFC 6455, 7.4.1: too big to be taken.
  expect(await long.ended()).toBe(1009)
  calm.send({ type: 'ping' })
  await calm.next('pong')
  calm.close()
})

/** What comes back to bytes that are hardly a handshake. */
async function raw(lines: readonly string[]): Promise<string> {
  const { port } = new URL(on.address)
  const socket = connect(Number(port), '127.0.0.1')
  socket.end(`${lines.join('\r\n')}\r\n\r\n`)
  return (await text(socket)).split('\r\n')[0] ?? ''
}

it('opens nothing to a handshake that is none, and answers requests that ask for another protocol as if they had not', async () => {
  const { host } = new URL(on.address)
  const head = [`Host: ${host}`, `Origin: ${on.address}`, 'Connection: Upgrade', 'Upgrade: websocket']
  const good = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']
  expect(await raw([`GET ${SIGNAL_PATH} HTTP/1.1`, ...head, 'Sec-WebSocket-Version: 13'])).toContain('400')
  expect(await raw([`GET ${SIGNAL_PATH} HTTP/1.1`, ...head, 'Sec-WebSocket-Version: 1', good[1] ?? ''])).toContain('400')
  expect(await raw([`POST ${SIGNAL_PATH} HTTP/1.1`, ...head, ...good])).toContain('405')
  expect(await raw([`GET ${SIGNAL_PATH} HTTP/1.1`, `Host: ${host}`, 'Connection: Upgrade', 'Upgrade: websocket', ...good])).toContain('403')
  expect(await raw([`GET ${SIGNAL_PATH}x HTTP/1.1`, ...head, ...good, 'Connection: close'])).toContain('404')
  expect(await raw(['GET /healthz HTTP/1.1', `Host: ${host}`, 'Connection: Upgrade, close', 'Upgrade: h2c'])).toContain('200')
})
