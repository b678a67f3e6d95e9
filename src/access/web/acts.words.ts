// SPDX-License-Identifier: AGPL-3.0-or-later
// Acts on accounts and offices, as the log names them.

import { defineWords } from '#kernel/words.ts'

export const accessActs = defineWords({
  id: {
    AddUser: 'Menambahkan petugas',
    ChangeRole: 'Mengganti peran petugas',
    DeactivateUser: 'Menutup akun',
    ReactivateUser: 'Membuka kembali akun',
    InviteUser: 'Membuat tautan kata sandi',
    RevokeUserToken: 'Mencabut token petugas',
    OpenOffice: 'Membuka kantor',
    RenameOffice: 'Mengganti nama kantor',
    ChangeOfficeAreas: 'Mengubah wilayah kantor',
    EndSession: 'Mengakhiri sesi masuk',
    ChangePassword: 'Mengganti kata sandi',
    StartTotp: 'Menyiapkan kode kedua',
    ConfirmTotp: 'Menyalakan kode kedua',
    NewRecoveryCodes: 'Membuat kode pemulihan baru',
    CreateToken: 'Membuat token',
    RevokeToken: 'Mencabut token',
    SignIn: 'Masuk',
    CommandLine: 'Bertindak lewat baris perintah',
  },
  en: {
    AddUser: 'Added an officer',
    ChangeRole: 'Changed the role of an officer',
    DeactivateUser: 'Closed an account',
    ReactivateUser: 'Opened a closed account again',
    InviteUser: 'Made a link for a new password',
    RevokeUserToken: 'Revoked a token of an officer',
    OpenOffice: 'Opened an office',
    RenameOffice: 'Renamed an office',
    ChangeOfficeAreas: 'Changed the places of an office',
    EndSession: 'Ended a session',
    ChangePassword: 'Changed the password',
    StartTotp: 'Prepared a second factor',
    ConfirmTotp: 'Switched a second factor on',
    NewRecoveryCodes: 'Made new recovery codes',
    CreateToken: 'Made a token',
    RevokeToken: 'Revoked a token',
    SignIn: 'Signed in',
    CommandLine: 'Acted on the command line',
  },
})
