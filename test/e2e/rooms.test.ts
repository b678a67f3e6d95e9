// SPDX-License-Identifier: AGPL-3.0-or-later
// Two offices of different regencies in one room, in a real browser: let in, written to, met, decided, confirmed by each, done, minuted.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createUser, ensureOffices } from '#access/server/provision.ts'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { addDays } from '#kernel/time.ts'
import { findings, shoot } from '../support/findings.ts'
import { today } from '../support/morning.ts'
import { looks, type OfficerApp, openOfficerApp, turn, use } from '../support/officer.ts'

let office: OfficerApp
const Created = z.object({ id: z.string() })
const JEMBER = 'Disnaker Jember'
const jember = {
  id: '3509-00000000-0000-7000-8000-000000000031',
  kind: 'REGENCY',
  area: '35.09',
  areas: ['35.09'],
  names: [{ name: JEMBER, validFrom: '2020-01-01' }],
} as const

beforeAll(async () => {
  office = await openOfficerApp(0)
  const { services } = office.app
  await ensureOffices(services, [jember])
  const account = { login: 'jember', name: 'Pak Bambang', role: 'regency-officer', password: DEMO_PASSWORD } as const
  await createUser(services, { ...account, officeId: jember.id })
})
afterAll(() => office.close())

const words = {
  id: {
    add: 'Buka ruang koordinasi',
    about: 'Tentang apa ruang ini',
    missing: 'Tulis tentang apa ruang ini.',
    another: 'Masukkan kantor lain',
    which: 'Kantor yang dimasukkan',
    letIn: 'Masukkan kantor ini',
    message: 'Pesan Anda',
    say: 'Kirim pesan',
    hidden: 'Kasus lain di luar wewenang kantor Anda: 1',
    schedule: 'Jadwalkan rapat',
    name: 'Nama rapat',
    day: 'Hari',
    time: 'Jam (WIB)',
    call: 'Jadwalkan rapat ini',
    open: 'Buka rapat',
    join: 'Catat bahwa saya hadir',
    take: 'Catat keputusan',
    text: 'Apa yang diputuskan',
    doer: 'Kantor yang mengerjakan',
    what: 'Apa yang dikerjakan',
    who: 'Petugasnya',
    due: 'Sampai kapan',
    save: 'Simpan keputusan ini',
    dueMissing: 'Pilih harinya.',
    agree: 'Setujui atas nama kantor',
    agreed: /: setuju, /,
    minutes: 'Apa yang dibicarakan',
    close: 'Tutup rapat dengan notula ini',
    print: 'Cetak notula',
    done: 'Selesai',
    step: 'Keputusan rapat: kerjakan bagian kantor Anda',
    give: 'Serahkan kepada petugas',
    nobody: 'Belum ditentukan: milik kantor',
    given: 'Simpan',
    before: 'Tindak lanjut rapat sebelumnya',
  },
  en: {
    add: 'Make a room',
    about: 'What this room is about',
    missing: 'Write what this room is about.',
    another: 'Let another office in',
    which: 'The office to let in',
    letIn: 'Let this office in',
    message: 'Your message',
    say: 'Send message',
    hidden: 'Other cases outside the authority of your office: 1',
    schedule: 'Schedule a meeting',
    name: 'Name of the meeting',
    day: 'Day',
    time: 'Time (WIB, UTC+7)',
    call: 'Schedule this meeting',
    open: 'Open the meeting',
    join: 'Record that I am here',
    take: 'Write down a decision',
    text: 'What was decided',
    doer: 'The office that does it',
    what: 'What is done',
    who: 'Which officer',
    due: 'By when',
    save: 'Save this decision',
    dueMissing: 'Choose the day.',
    agree: 'Confirm for the office',
    agreed: /: agreed, /,
    minutes: 'What was spoken about',
    close: 'Close the meeting with these minutes',
    print: 'Print the minutes',
    done: 'Done',
    step: 'Decision: do the part of your office',
    give: 'Give it to an officer',
    nobody: "Not decided yet: it is the office's",
    given: 'Save',
    before: 'What came of the meetings before',
  },
} as const

it.each(looks)('two offices of two regencies meet, decide and do it, in $language at $width px', async (look) => {
  const say = words[look.language]
  const title = look.language === 'id' ? 'Penjemputan di Ketapang' : 'Pick-up at Ketapang'
  const told = { complainant: 'KELUARGA', category: 'INGIN_DIPULANGKAN', account: 'Ia ingin pulang.', callBack: 'Lewat ibunya' }
  const trouble = Created.parse(await office.send('desa', '/cases', told)).id
  const host = await office.signIn('dinas', look)
  const guest = await office.signIn('jember', look)
  const inspect = async (page: typeof host, what: string): Promise<void> => {
    await shoot(page, `rooms-${what}-${look.language}`)
    expect(await findings(page), what).toEqual([])
  }

  // From the case to a room of its own, and the other office into it.
  await host.goto(`${office.address}/cases/${trouble}`)
  await host.locator('#rooms summary', { hasText: say.add }).click()
  await use(host.locator('#rooms').getByRole('button', { name: say.add }), look)
  await host.getByText(say.missing).first().waitFor()
  await host.locator('#rooms').getByLabel(say.about).fill(title)
  await turn(host, () => use(host.locator('#rooms').getByRole('button', { name: say.add }), look))
  await host.getByRole('heading', { name: title, level: 1 }).waitFor()
  await host.getByText(say.another, { exact: true }).click()
  await host.getByLabel(say.which).selectOption({ label: JEMBER })
  await use(host.getByRole('button', { name: say.letIn }), look)
  await host.locator('#offices .row', { hasText: JEMBER }).waitFor()
  const room = host.url()

  // What one writes comes to the other's screen by itself; the case stays closed to it.
  await guest.goto(room)
  await guest.getByText(say.hidden).waitFor()
  await host.getByLabel(say.message).fill('Tiba dengan feri pukul tujuh')
  await use(host.getByRole('button', { name: say.say }), look)
  await guest.locator('#chat').getByText('Tiba dengan feri pukul tujuh').waitFor()
  await inspect(guest, 'guest')

  await host.getByText(say.schedule, { exact: true }).click()
  await host.getByLabel(say.name).fill(`Rapat ${title}`)
  await host.getByLabel(say.day, { exact: true }).fill(addDays(today, 1))
  await host.getByLabel(say.time, { exact: true }).fill('9.30')
  await inspect(host, 'schedule')
  await turn(host, () => use(host.getByRole('button', { name: say.call }), look))
  await use(host.getByRole('button', { name: say.open }), look)
  await host.locator('#attended').getByText('Bu Rini Astuti').waitFor()
  const meeting = host.url()
  await guest.goto(meeting)
  await use(guest.getByRole('button', { name: say.join }), look)
  await host.locator('#attended').getByText('Pak Bambang').waitFor()

  await host.getByText(say.take, { exact: true }).click()
  await host.getByLabel(say.text).fill('Dijemput bersama di pelabuhan')
  await host.getByLabel(say.doer).selectOption({ label: JEMBER })
  await host.getByLabel(say.what).fill('Menyediakan mobil')
  await host.getByLabel(say.who).selectOption({ label: 'Pak Bambang' })
  await use(host.getByRole('button', { name: say.save }), look)
  await host.getByText(say.dueMissing).first().waitFor()
  await host.getByLabel(say.due).fill(addDays(today, 2))
  await inspect(host, 'decide')
  await use(host.getByRole('button', { name: say.save }), look)

  // Each office confirms it with one press.
  for (const page of [host, guest]) {
    await use(page.locator('#decided').getByRole('button', { name: say.agree }), look)
    await page.locator('#decided').getByRole('button', { name: say.agree }).waitFor({ state: 'detached' })
  }
  await host.locator('#decided li', { hasText: say.agreed }).nth(1).waitFor()
  await host.locator('#decided li', { hasText: 'Menyediakan mobil' }).getByText('Pak Bambang').waitFor()
  await host.getByLabel(say.minutes).fill('Dibicarakan siapa yang menjemput.\nSemua setuju.')
  await inspect(host, 'meeting')
  await use(host.getByRole('button', { name: say.close }), look)
  const print = host.getByRole('link', { name: say.print })
  await print.waitFor()
  await inspect(host, 'closed')
  const letter = await host.request.get(new URL((await print.getAttribute('href')) ?? '', office.address).href)
  expect([letter.status(), letter.headers()['content-type']]).toEqual([200, 'application/pdf'])

  // The task stands in the work of who does it, is read back in the next meeting, and leaves both when it is done.
  const startsAt = `${addDays(today, 3)}T02:00:00.000Z`
  const next = Created.parse(
    await office.send('dinas', `/rooms/${new URL(room).pathname.split('/').at(-1)}/meetings`, { title, startsAt }),
  ).id
  await host.goto(`${office.address}/meetings/${next}`)
  await host.getByRole('heading', { name: say.before }).waitFor()
  await host.locator('#before').getByText('Menyediakan mobil').waitFor()
  await guest.goto(office.address)
  await turn(guest, () => use(guest.locator('a[href^="/decisions/"]').first(), look))
  await guest.locator('#open').getByText(say.step).waitFor()
  await inspect(guest, 'decision')
  // Its office takes it back from whom it was given to, and gives it again.
  for (const whom of [say.nobody, 'Pak Bambang']) {
    await use(guest.getByRole('button', { name: `${say.give}: Menyediakan mobil`, exact: true }), look)
    await guest.getByRole('dialog').getByText(whom, { exact: true }).click()
    await inspect(guest, `give-${whom === say.nobody ? 'back' : 'on'}`)
    await use(guest.getByRole('dialog').getByRole('button', { name: say.given, exact: true }), look)
    await guest.getByRole('dialog').waitFor({ state: 'detached' })
    await guest.locator('.row-why', { hasText: 'Pak Bambang' }).waitFor({ state: whom === say.nobody ? 'detached' : 'visible' })
  }
  await use(guest.getByRole('button', { name: `${say.done}: Menyediakan mobil`, exact: true }), look)
  await guest.locator('#open').waitFor({ state: 'detached' })
  await host.locator('#before').getByText('Menyediakan mobil').waitFor({ state: 'detached' })
  await host.context().close()
  await guest.context().close()
})
