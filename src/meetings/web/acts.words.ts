// SPDX-License-Identifier: AGPL-3.0-or-later
// What the log calls acts and looks on rooms.

import { defineWords } from '#kernel/words.ts'

export const roomActs = defineWords({
  id: {
    CreateRoom: 'Membuka ruang koordinasi',
    ListRooms: 'Daftar ruang koordinasi',
    GetRoom: 'Ruang koordinasi',
    AddRoomOffice: 'Memasukkan kantor ke ruang koordinasi',
    RemoveRoomOffice: 'Mengeluarkan kantor dari ruang koordinasi',
    LinkRoomCase: 'Menghubungkan ruang koordinasi dengan kasus',
    SetAgenda: 'Menulis agenda ruang koordinasi',
    SayInRoom: 'Menulis pesan di ruang koordinasi',
    ScheduleMeeting: 'Menjadwalkan rapat',
    GetMeeting: 'Rapat',
    OpenMeeting: 'Membuka rapat',
    JoinMeeting: 'Hadir dalam rapat',
    CloseMeeting: 'Menutup rapat dengan notula',
    ForgetRoom: 'Menghapus isi ruang koordinasi tentang orang yang dihapus',
    ForgetMeeting: 'Menghapus isi rapat tentang orang yang dihapus',
    'by.case': 'menurut kasus',
  },
  en: {
    CreateRoom: 'Made a room',
    ListRooms: 'The list of rooms',
    GetRoom: 'A room',
    AddRoomOffice: 'Let an office into a room',
    RemoveRoomOffice: 'Took an office out of a room',
    LinkRoomCase: 'Linked a room to a case',
    SetAgenda: 'Wrote the agenda of a room',
    SayInRoom: 'Wrote a message in a room',
    ScheduleMeeting: 'Scheduled a meeting',
    GetMeeting: 'A meeting',
    OpenMeeting: 'Opened a meeting',
    JoinMeeting: 'Was at a meeting',
    CloseMeeting: 'Closed a meeting with its minutes',
    ForgetRoom: 'Erased what a room said of an erased person',
    ForgetMeeting: 'Erased what a meeting said of an erased person',
    'by.case': 'by case',
  },
})
