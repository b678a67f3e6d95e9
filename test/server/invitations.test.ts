// SPDX-License-Identifier: AGPL-3.0-or-later
// Invitations to a meeting by a mail server: each address once for each time of it, nothing of what it is about, and no mail without a server.

import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { meetingContracts } from '#meetings/core/meeting.contract.ts'
import { smtpMailer } from '#platform/server/mail/mailer.ts'
import { custody } from '#platform/server/storage/database.ts'
import { officers, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { ownCertificate } from '../support/own-certificate.ts'
import { freshDatabase } from '../support/postgres.ts'
import { openSmtp, type SmtpServer } from '../support/smtp.ts'

const Made = z.object({ id: z.string() })
const FROM = 'kawal@example.org'
const invite = ['jember@example.org', 'polres@example.org']
let smtp: SmtpServer
let instance: TestInstance
let jobs: TestJobs
let faults: unknown[] = []

beforeAll(async () => {
  smtp = await openSmtp()
  const mailer = smtpMailer({ host: '127.0.0.1', port: smtp.port, secure: false, from: FROM })
  instance = openInstance(await freshDatabase(), { mailer })
  jobs = await openJobs(instance, { retries: 0, onError: (error) => void faults.push(error) })
})
afterAll(async () => {
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
  await smtp.close()
})

async function done(path: string, body: object = {}, method: 'POST' | 'PUT' = 'POST'): Promise<string> {
  const answer = await instance.send(method, path, 'dinas', body)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json()).id
}
async function call(more: object = {}): Promise<string> {
  const room = await done('/rooms', { title: 'Penjemputan Sutinah' })
  await done(`/rooms/${room}/offices`, { officeId: officers.jember.officeId })
  return done(`/rooms/${room}/meetings`, { title: 'Kasus Sutinah', startsAt: '2026-05-04T02:00:00.000Z', ...more })
}
/** What came since this was asked last: to whom, and the calendar in it. */
async function arrived() {
  await jobs.settleAll()
  return smtp.received.splice(0).map(({ from, to, message }) => {
    const part = message.slice(message.indexOf('Content-Type: text/calendar'))
    const begins = part.indexOf('\r\n\r\n')
    const body = part.slice(begins, part.indexOf('\r\n--', begins))
    const decoded = /base64/.test(part.slice(0, begins)) ? Buffer.from(body, 'base64').toString('utf8') : body
    const text = decoded.replaceAll('\r\n ', '')
    const of = (name: string): string | undefined => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(text)?.[1]?.trim()
    return {
      from,
      to,
      message,
      method: of('METHOD'),
      sequence: of('SEQUENCE'),
      attendee: of('ATTENDEE'),
      uid: of('UID'),
      start: of('DTSTART'),
    }
  })
}

/** The addresses of a meeting that stand beside it. */
async function leftOf(id: string): Promise<readonly unknown[]> {
  const sql = 'select address from meeting_invited where stream_id = $1 union select address from meeting_sent where stream_id = $1'
  return instance.db.read(custody, sql, [id.slice(5)])
}

describe('an invitation', () => {
  it('goes to each address once, again when the time changes, and is taken back when the meeting is', async () => {
    const id = await call({ invite })
    const first = await arrived()
    const sent = (sequence: string, method: string, start: string) =>
      invite.map((to) => ({ from: FROM, to: [to], method, sequence, attendee: `mailto:${to}`, uid: `${id}@127.0.0.1`, start }))
    const known = (mails: typeof first) => mails.map(({ message: _, ...mail }) => mail)
    expect(known(first)).toEqual(sent('0', 'REQUEST', '20260504T020000Z'))
    // One more is invited: those who were, are not told again.
    await done(`/meetings/${id}/invitations`, { invite: ['bp2mi@example.org', 'jember@example.org'] })
    expect((await arrived()).map(({ to }) => to)).toEqual([['bp2mi@example.org']])
    await done(`/meetings/${id}/time`, { startsAt: '2026-05-05T10:00:00.000+07:00', minutes: 30 }, 'PUT')
    const moved = await arrived()
    expect(known(moved).filter(({ to }) => invite.includes(to[0] ?? ''))).toEqual(sent('1', 'REQUEST', '20260505T030000Z'))
    expect(moved).toHaveLength(3)
    await done(`/meetings/${id}/cancellation`)
    const over = await arrived()
    expect(known(over).filter(({ to }) => invite.includes(to[0] ?? ''))).toEqual(sent('2', 'CANCEL', '20260505T030000Z'))
    for (const { message } of [...first, ...moved, ...over])
      for (const text of ['Sutinah', 'Kasus', 'dinas', 'Penjemputan']) expect(message.includes(text), text).toBe(false)
    expect(await leftOf(id)).toEqual([])
  })

  it('waits for a mail server that is away, and asks no address again that it refused', async () => {
    smtp.faultOf = (address) => (address.startsWith('polres') ? '550 nobody' : address.startsWith('lambat') ? '451 later' : undefined)
    const id = await call({ invite: [...invite, 'lambat@example.org'] })
    await jobs.settleAll()
    const before = smtp.received.splice(0).map(({ to }) => to[0])
    expect(before).toEqual(['jember@example.org'])
    expect(faults.length).toBeGreaterThan(0)
    faults = []
    smtp.faultOf = () => undefined
    await jobs.retryFailed()
    expect((await arrived()).map(({ to }) => to[0])).toEqual(['lambat@example.org'])
    const full = meetingContracts.GetMeeting.output.parse((await instance.send('GET', `/meetings/${id}`, 'jember')).json())
    expect(full.refused).toEqual(['polres@example.org'])
    await done(`/meetings/${id}/cancellation`)
    expect((await arrived()).map(({ to }) => to[0])).toEqual(['jember@example.org', 'lambat@example.org'])
  })

  it('leaves nothing behind of a meeting that is over', async () => {
    const id = await call({ invite })
    await arrived()
    await done(`/meetings/${id}/opening`)
    await done(`/meetings/${id}/closing`, { said: 'Selesai' })
    expect(await arrived()).toEqual([])
    expect(await leftOf(id)).toEqual([])
  })

  it('is taken as a file by who is in the room, and by nobody else', async () => {
    const id = await call()
    const file = await instance.send('GET', `/meetings/${id}/invitation`, 'jember')
    expect([file.statusCode, file.headers['content-type'], file.body.includes('METHOD:PUBLISH'), file.body.includes('Sutinah')]).toEqual([
      200,
      'text/calendar',
      true,
      false,
    ])
    expect((await instance.send('GET', `/meetings/${id}/invitation`, 'pusat')).statusCode).toBe(404)
    const full = meetingContracts.GetMeeting.output.parse((await instance.send('GET', `/meetings/${id}`, 'jember')).json())
    expect(full).toMatchObject({ mails: true, invited: [] })
  })

  it.each([
    ['an address that is none', { invite: ['dinas@'] }],
    ['another header in an address', { invite: ['a@example.org\r\nBcc: b@example.org'] }],
  ])('is not sent to %s', async (_name, wrong) => {
    const id = await call()
    const answer = await instance.send('POST', `/meetings/${id}/invitations`, 'dinas', wrong)
    expect([answer.statusCode, (await arrived()).length]).toEqual([400, 0])
  })
})

describe('a mail server that speaks TLS', () => {
  const mail = { to: 'jember@example.org', subject: 'Rapat', text: 'Masuk untuk membaca.' }
  // An address that no rule takes for this machine.
  const elsewhere = '0.0.0.0'
  const trusted = getCACertificates()
  let tls: ReturnType<typeof ownCertificate>
  beforeAll(() => {
    tls = ownCertificate()
  })
  afterEach(() => setDefaultCACertificates(trusted))

  it.each(['first-byte', 'starttls'] as const)(
    'takes it (%s) where its certificate is trusted, and nothing where it is not',
    async (from) => {
      const server = await openSmtp({ tls, from })
      const mailer = smtpMailer({ host: elsewhere, port: server.port, secure: from === 'first-byte', from: FROM })
      await expect(mailer.send(mail)).rejects.toThrow(/self-signed|certificate/i)
      expect(server.received).toEqual([])
      setDefaultCACertificates([...trusted, tls.cert])
      expect(await mailer.send(mail)).toBe('sent')
      expect(server.received.map(({ to }) => to)).toEqual([['jember@example.org']])
      await server.close()
    },
  )

  it('and does not offer it is given no mail, but on this machine', async () => {
    const server = await openSmtp()
    await expect(smtpMailer({ host: elsewhere, port: server.port, secure: false, from: FROM }).send(mail)).rejects.toThrow(/STARTTLS/)
    expect(server.received).toEqual([])
    await server.close()
  })
})
