// SPDX-License-Identifier: AGPL-3.0-or-later
// Why Kawal cannot start, and what to do, for the person at the terminal.

import { defineWords } from '#kernel/words.ts'

export const startWords = defineWords({
  id: {
    'one-setting': 'Satu setelan salah:',
    'many-settings': '{count} setelan salah:',
    fault: '  - {what}',
    'no-setting': '{name} bukan setelan Kawal. Yang paling mirip: {nearest}.',
    'both-set': '{name} dan {name}_FILE keduanya diisi. Isi salah satunya saja.',
    'setting-file': '{name}_FILE menunjuk {file}, yang tidak dapat dibaca. Isinya harus {accepts}.',
    'setting-is': '{name} berisi "{text}". Isinya harus {accepts}, misalnya {example}.',
    'setting-is-other': '{name} berisi sesuatu yang lain. Isinya harus {accepts}, misalnya {example}.',
    'accepts-port': 'porta dari 1 sampai 65535, atau 0 untuk sembarang yang bebas',
    'accepts-host': 'alamat atau nama host tempat mendengarkan',
    'accepts-data': 'folder untuk data',
    'accepts-database': 'alamat PostgreSQL 15 atau yang lebih baru',
    'accepts-otlp': 'alamat pengumpul OpenTelemetry (OTLP lewat HTTP), diawali https:// atau http://',
    'accepts-public-url': 'alamat tempat orang mencapai Kawal, diawali https:// atau http://',
    'accepts-level': 'salah satu dari {levels}',
    'accepts-key-file': 'berkas yang memuat kunci instansi ini',
    'accepts-pool': 'banyaknya sambungan ke basis data yang dipertahankan, dari 2 sampai 50',
    'accepts-files': 'alamat penyimpanan S3 beserta kunci dan wadahnya',
    'accepts-smtp': 'alamat server surel beserta alamat pengirimnya (from)',
    'accepts-stun': 'alamat server STUN, dipisahkan koma',
    'accepts-turn': 'alamat server TURN, dipisahkan koma',
    'accepts-turn-secret': 'rahasia bersama server TURN (static-auth-secret), paling sedikit 16 huruf',
    'accepts-call-paths': 'any atau relay',
    'accepts-livekit': 'alamat server LiveKit yang dicapai peramban (wss:), tanpa jalur',
    'accepts-livekit-key': 'nama kunci LiveKit: 3 sampai 100 huruf, angka, _ atau -',
    'accepts-livekit-secret': 'rahasia kunci LiveKit, paling sedikit 32 huruf',
    'livekit-part': 'KAWAL_LIVEKIT_URL, KAWAL_LIVEKIT_KEY dan KAWAL_LIVEKIT_SECRET diisi bersama, atau tidak ketiganya.',
    'turn-half': 'KAWAL_TURN dan KAWAL_TURN_SECRET diisi bersama, atau tidak keduanya.',
    'relay-without': 'KAWAL_CALL_PATHS=relay memerlukan KAWAL_TURN: tanpa server itu tidak ada jalan yang tersisa.',
    'accepts-clamd': 'soket atau host:porta tempat clamd mendengarkan',
    'example-host': '127.0.0.1 (hanya mesin ini) atau 0.0.0.0 (siapa saja)',
    'regencies-unusable': '{file} tidak dapat dipakai:',
    'regencies-fault': '  - di {place}: {message}',
    top: 'bagian paling atas',
    'regency-twice': '{file} memuat dua isian untuk {code}. Pertahankan satu.',
    'picture-missing': '{file} menyebut gambar {path}, yang tidak ada.',
    'picture-no-png': '{path}, yang disebut {file}, bukan PNG.',
    'picture-large': '{path} berukuran {bytes} bita. Jadikan paling banyak {most}.',
    'no-json': '{file} tidak dapat dibaca sebagai JSON: {reason}.',
    'key-unreadable': 'KAWAL_KEY_FILE menunjuk {file}, yang tidak dapat dibaca.',
    'key-no-key': 'KAWAL_KEY_FILE menunjuk {file}, yang harus memuat {bytes} bita acak sebagai base64url.',
    'key-missing': 'Kunci instansi hilang: kembalikan {file} dari salinan Anda. Tanpa kunci itu, nama dan NIK tidak terbaca.',
    'rotate-stopped-only': 'Kawal berjalan pada {data}. Hentikan dahulu, lalu ganti kuncinya.',
    'rotate-others-there':
      'Masih ada {count} sambungan Kawal lain ke basis data ini, mungkin dari mesin lain. Hentikan semuanya dahulu, lalu ganti kuncinya.',
    'key-foreign': 'Kunci instansi bukan kunci yang dipakai menulis basis data ini. Kembalikan kunci yang benar dari cadangan Anda.',
    'database-not-made': 'Basis data tidak dapat dibuat: {reason}.',
    'database-not-made-in': 'Basis data tidak dapat dibuat di {folder}:\n{said}',
    'database-not-started': 'Basis data tidak mau berjalan. Katanya:\n{said}\nCatatannya ada di {log}.',
    nothing: '(tidak ada)',
    'database-ends': 'Basis data terus berhenti sendiri.',
    'database-of-other':
      'Basis data di {cluster} milik pengguna lain di mesin ini. Jalankan Kawal sebagai pengguna itu atau sebagai root, atau arahkan KAWAL_DATA ke folder Anda sendiri.',
    'password-missing': 'Kata sandi basis data hilang: kembalikan {file} dari cadangan Anda.',
    'password-wrong': 'Basis data menolak kata sandi dalam {file}: kembalikan yang benar dari cadangan Anda.',
    'folder-not-made': 'Folder data {data} tidak dapat dibuat: {reason}. Arahkan KAWAL_DATA ke folder lain.',
    'folder-not-written': 'Folder data {data} tidak dapat ditulisi: {reason}.',
    'runs-already':
      'Kawal sudah berjalan pada folder data {data}{who}. Pakai yang itu, hentikan dahulu, atau arahkan KAWAL_DATA ke folder lain (dan KAWAL_PORT ke porta lain).',
    'who-at': ', proses {pid}, di {address}',
    'who-starting': ', proses {pid}, masih bersiap',
    'libraries-not-linked':
      'Pustaka basis data tidak dapat ditautkan di {folder}. Jalankan Kawal sekali sebagai pengguna yang memasangnya.',
    'no-postgresql':
      'Kawal tidak membawa PostgreSQL untuk {platform} pada {arch}. Isi KAWAL_DATABASE_URL dengan PostgreSQL 15 atau yang lebih baru milik Anda.',
    'orphan-stays': 'Sebuah PostgreSQL masih berjalan pada {cluster} (proses {pids}) dan tidak dapat dihentikan.',
    'no-owner':
      'PostgreSQL tidak berjalan sebagai root, dan mesin ini tidak punya pengguna "postgres" atau "nobody" untuk menjalankannya. Jalankan Kawal sebagai pengguna biasa.',
    'owner-cannot-run':
      'Sebagai root, Kawal menjalankan basis datanya sebagai pengguna "{owner}", yang tidak dapat menjalankan {program}{blocked}.',
    'closed-to-others': ': {folder} tertutup bagi yang lain',
    'owner-cannot-enter':
      'Sebagai root, Kawal menjalankan basis datanya sebagai pengguna "{owner}", yang tidak dapat masuk ke {folder} dalam perjalanan ke {data}.',
    'any-helps': 'Salah satu dari ini menolong:',
    'move-checkout': '  - pindahkan folder Kawal ke tempat yang dapat dimasuki siapa saja, seperti /opt/kawal',
    'keep-elsewhere': '  - simpan data di tempat lain:     KAWAL_DATA=/var/lib/kawal npm start',
    'let-through': '  - izinkan yang lain lewat:        chmod o+x {path}',
    'be-ordinary': '  - jalankan Kawal sebagai pengguna biasa, bukan root',
    'migration-changed': 'Migrasi {name} diubah setelah dijalankan. Jalankan versi yang membuat basis data ini.',
    'database-newer':
      'Basis data ini dibuat oleh versi Kawal yang lebih baru (ada {name}). Jalankan versi itu, atau pulihkan dari cadangan.',
    'port-used': 'Porta {port} di {host} dipakai program lain. Hentikan program itu, atau isi KAWAL_PORT dengan porta lain.',
    'port-denied': 'Porta {port} tidak boleh dibuka oleh pengguna ini. Isi KAWAL_PORT dengan porta 1024 ke atas.',
    'host-elsewhere':
      '{host} bukan alamat mesin ini. Isi KAWAL_HOST dengan alamat yang dimilikinya: 127.0.0.1 (hanya mesin ini) atau 0.0.0.0 (siapa saja).',
    'postgres-silent':
      'Tidak ada PostgreSQL yang menjawab di {at} ({said}). Jalankan PostgreSQL itu, beri mesin ini jalan ke sana, atau perbaiki KAWAL_DATABASE_URL.',
    'postgres-unknown-host':
      'Tidak ada mesin yang dikenal dengan nama dalam {at}. Perbaiki KAWAL_DATABASE_URL, atau layanan nama mesin ini.',
    'postgres-busy': 'PostgreSQL di {at} sedang tidak menerima siapa pun ({said}). Coba lagi sebentar lagi.',
    'postgres-unusable': 'Yang menjawab di {at} tidak dapat dipakai ({said}). Perbaiki KAWAL_DATABASE_URL.',
    'postgres-forbidden':
      'Di {at}, "{user}" tidak boleh membuat yang diperlukan Kawal dalam basis data "{database}" ({said}). Administratornya mengizinkannya dengan:\n  create role kawal_app;   -- kecuali sudah ada\n  grant kawal_app to "{user}";\n  alter database "{database}" owner to "{user}";',
    'postgres-password': 'PostgreSQL di {at} menolak kata sandi "{user}". Perbaiki kata sandi itu dalam KAWAL_DATABASE_URL.',
    'postgres-not-let-in':
      'PostgreSQL di {at} tidak mengizinkan "{user}" masuk ({said}). Perbaiki KAWAL_DATABASE_URL, atau pg_hba.conf di sana.',
    'postgres-no-database':
      'PostgreSQL di {at} tidak punya basis data "{database}". Administratornya membuatnya dengan: create database "{database}" owner "{user}"; atau perbaiki KAWAL_DATABASE_URL.',
    'postgres-reads-only': 'PostgreSQL di {at} adalah salinan yang hanya dapat dibaca. Sebut yang dapat ditulisi dalam KAWAL_DATABASE_URL.',
    'postgres-old':
      'PostgreSQL di {at} adalah versi {version}; Kawal memerlukan versi 15 atau yang lebih baru. Perbarui, atau sebut yang lain dalam KAWAL_DATABASE_URL.',
    'demonstration-interrupted':
      'Peragaan tidak dapat dimuat lebih jauh: {path} dijawab dengan {status}. Jalankan lagi; pemuatan dilanjutkan dari sini.',
    'heads-unreadable': '{file} tidak dapat dibaca sebagai kepala harian. Berkas itu harus buatan "kawal heads export".',
    'backup-there': '{file} sudah ada. Sebut berkas lain, atau tambahkan --replace bila yang lama boleh diganti.',
    'backup-inside': '{file} terletak di dalam folder data {data}. Cadangan yang hilang bersama datanya tidak menolong: sebut tempat lain.',
    'backup-no-room':
      'Tidak ada cukup ruang untuk {file}. Tidak ada yang tertinggal di sana. Kosongkan disk itu, atau sebut tempat di disk lain.',
    'backup-not-written': '{file} tidak dapat ditulisi di sana. Buat foldernya, atau sebut tempat yang boleh ditulisi pengguna ini.',
    'backup-differs':
      '{file} tidak terbaca kembali seperti yang ditulis, lalu dibuang. Periksa disknya (dmesg, smartctl), dan sebut tempat di disk lain.',
    'backup-unreadable': '{file} tidak dapat dibaca. Periksa namanya, dan apakah pengguna ini boleh membacanya.',
    'backup-foreign': '{file} bukan cadangan Kawal.',
    'backup-damaged': '{file} rusak atau tidak lengkap. Salin lagi dari tempat asalnya, atau pakai cadangan lain.',
    'backup-needs-passphrase':
      '{file} ditutup dengan kata kunci. Tulis kata kunci itu dalam sebuah berkas, dan sebut: --passphrase-file BERKAS',
    'backup-no-key':
      '{file} tidak terbuka dengan kunci yang ada. Sebut kunci yang cocok: --key BERKAS, yaitu kunci instansi pada waktu cadangan dibuat atau identitas yang Anda simpan; atau --passphrase-file BERKAS.',
    'restore-not-empty':
      'Folder data {data} tidak kosong ({what}). Tambahkan --move-aside agar isinya disimpan di subfolder before-…, atau arahkan KAWAL_DATA ke folder baru.',
    'restore-database-used':
      'Basis data yang disebut KAWAL_DATABASE_URL tidak kosong. Buat basis data baru yang kosong, dan sebut itu; yang lama tetap seperti adanya.',
    'restore-key-differs':
      '{file}, yang disebut KAWAL_KEY_FILE, memuat kunci lain daripada cadangan ini. Pindahkan berkas itu, lalu ulangi.',
    'backup-papers-unread':
      'Surat di penyimpanan S3 (KAWAL_FILES) tidak dapat dibaca: {why}. Tidak ada cadangan yang dibuat. Periksa penyimpanan itu, lalu ulangi.',
    'restore-papers-unkept':
      'Surat tidak dapat ditaruh di penyimpanan S3 (KAWAL_FILES): {why}. Folder data tidak berubah. Periksa penyimpanan itu, lalu ulangi.',
    'restore-papers-full':
      'Tidak ada cukup ruang untuk surat di penyimpanan S3 (KAWAL_FILES). Folder data tidak berubah. Tambah ruangnya, lalu ulangi.',
    'restore-no-room': 'Tidak ada cukup ruang untuk memulihkan di {data}. Tidak ada yang berubah di sana. Kosongkan disk, lalu ulangi.',
    'restore-broken':
      'Yang dipulihkan tidak lolos pemeriksaan ({count} kerusakan, yang pertama: {first}), jadi tidak dipasang. Pakai cadangan lain, atau tambahkan --accept-breaks bila cadangan ini yang terbaik.',
    'restore-unfinished': 'Pemulihan di {data} terputus. Jalankan lagi: npx kawal restore BERKAS; bila tidak jadi, hapus {draft}.',
    'database-unfinished': 'Pemulihan ke basis data ini terputus. Jalankan lagi: npx kawal restore BERKAS',
    'erasures-unreadable': '{file} tidak dapat dibaca sebagai daftar penghapusan. Berkas itu harus salinan erasures.jsonl.',
    'passphrase-unreadable': '{file} tidak dapat dibaca, atau kosong. Berkas itu harus memuat kata kunci pada baris pertamanya.',
    'passphrase-short': 'Kata kunci dalam {file} terlalu pendek. Pakai sedikitnya {least} huruf, misalnya enam kata acak.',
    'no-recipient': '“{text}” bukan penerima. Penerima dimulai dengan age1, dan dicetak oleh: npx kawal backup key',
    'identity-unreadable': '{file} tidak memuat kunci. Berkas itu harus kunci instansi, atau identitas yang dicetak npx kawal backup key.',
    'own-office': 'Kantor Anda sendiri tinggal di {data}; peragaan memerlukan folder sendiri. Arahkan KAWAL_DATA ke folder lain.',
  },
  en: {
    'one-setting': 'One setting is wrong:',
    'many-settings': '{count} settings are wrong:',
    fault: '  - {what}',
    'no-setting': '{name} is no setting of Kawal. The nearest that is: {nearest}.',
    'both-set': '{name} and {name}_FILE are both set. Set one of them.',
    'setting-file': '{name}_FILE names {file}, which cannot be read. It must be a file that holds {accepts}.',
    'setting-is': '{name} is "{text}". It must be {accepts}, for example {example}.',
    'setting-is-other': '{name} is set to something else. It must be {accepts}, for example {example}.',
    'accepts-port': 'a port from 1 to 65535, or 0 for any free one',
    'accepts-host': 'an address or host name to listen on',
    'accepts-data': 'a folder for the data',
    'accepts-database': 'the address of a PostgreSQL 15 or newer',
    'accepts-otlp': 'the address of an OpenTelemetry collector (OTLP over HTTP), starting with https:// or http://',
    'accepts-public-url': 'the address under which people reach Kawal, starting with https:// or http://',
    'accepts-level': 'one of {levels}',
    'accepts-key-file': 'a file that holds the key of this instance',
    'accepts-pool': 'how many connections to the database to keep, from 2 to 50',
    'accepts-files': 'the address of an S3-compatible store with its key, secret and bucket',
    'accepts-smtp': 'the address of a mail server, with the address of the sender (from)',
    'accepts-stun': 'addresses of STUN servers, parted by commas',
    'accepts-turn': 'addresses of TURN servers, parted by commas',
    'accepts-turn-secret': 'the secret shared with the TURN server (static-auth-secret), of 16 letters at least',
    'accepts-call-paths': 'any or relay',
    'accepts-livekit': 'the address of a LiveKit server as browsers reach it (wss:), without a path',
    'accepts-livekit-key': 'the name of a LiveKit key: 3 to 100 letters, digits, _ or -',
    'accepts-livekit-secret': 'the secret of that LiveKit key, of 32 letters at least',
    'livekit-part': 'KAWAL_LIVEKIT_URL, KAWAL_LIVEKIT_KEY and KAWAL_LIVEKIT_SECRET are set together, or none of them.',
    'turn-half': 'KAWAL_TURN and KAWAL_TURN_SECRET are set together, or neither.',
    'relay-without': 'KAWAL_CALL_PATHS=relay needs KAWAL_TURN: without that server no way is left.',
    'accepts-clamd': 'the socket, or the host:port, on which clamd listens',
    'example-host': '127.0.0.1 (this machine only) or 0.0.0.0 (everybody)',
    'regencies-unusable': '{file} cannot be used:',
    'regencies-fault': '  - at {place}: {message}',
    top: 'the top',
    'regency-twice': '{file} has two entries for {code}. Keep one.',
    'picture-missing': '{file} names the picture {path}, which is not there.',
    'picture-no-png': '{path}, named by {file}, is no PNG.',
    'picture-large': '{path} has {bytes} bytes. Make it at most {most}.',
    'no-json': '{file} cannot be read as JSON: {reason}.',
    'key-unreadable': 'KAWAL_KEY_FILE names {file}, which cannot be read.',
    'key-no-key': 'KAWAL_KEY_FILE names {file}, which must hold {bytes} random bytes as base64url.',
    'key-missing': 'The key of the instance is missing: put {file} back from your copy. Without it names and NIK cannot be read.',
    'rotate-stopped-only': 'Kawal runs on {data}. Stop it first, then replace its key.',
    'rotate-others-there':
      'There are still {count} other connections of Kawal to this database, perhaps from another machine. Stop them all first, then replace the key.',
    'key-foreign': 'The key of the instance is not the one with which this database was written. Put the right one back from your backup.',
    'database-not-made': 'The database could not be created: {reason}.',
    'database-not-made-in': 'The database could not be created in {folder}:\n{said}',
    'database-not-started': 'The database did not start. It said:\n{said}\nIts log is {log}.',
    nothing: '(nothing)',
    'database-ends': 'The database keeps ending by itself.',
    'database-of-other':
      'The database in {cluster} belongs to another user of this machine. Start Kawal as that user or as root, or set KAWAL_DATA to a folder of your own.',
    'password-missing': 'The password of the database is missing: put {file} back from your backup.',
    'password-wrong': 'The database refuses the password in {file}: put the right one back from your backup.',
    'folder-not-made': 'The data folder {data} cannot be made: {reason}. Set KAWAL_DATA to another.',
    'folder-not-written': 'The data folder {data} cannot be written: {reason}.',
    'runs-already':
      'Kawal already runs on the data folder {data}{who}. Use that one, stop it first, or set KAWAL_DATA to another folder (and KAWAL_PORT to another port).',
    'who-at': ', process {pid}, at {address}',
    'who-starting': ', process {pid}, still starting',
    'libraries-not-linked': "The database's libraries could not be linked in {folder}. Start Kawal once as the user who installed it.",
    'no-postgresql':
      'No PostgreSQL comes with Kawal for {platform} on {arch}. Set KAWAL_DATABASE_URL to a PostgreSQL 15 or newer of your own.',
    'orphan-stays': 'A PostgreSQL still runs on {cluster} (process {pids}) and could not be stopped.',
    'no-owner':
      'PostgreSQL does not run as root, and this machine has no user "postgres" or "nobody" to run it as. Start Kawal as an ordinary user.',
    'owner-cannot-run': 'As root, Kawal runs its database as the user "{owner}", who cannot run {program}{blocked}.',
    'closed-to-others': ': {folder} is closed to others',
    'owner-cannot-enter': 'As root, Kawal runs its database as the user "{owner}", who cannot enter {folder} on the way to {data}.',
    'any-helps': 'Any one of these helps:',
    'move-checkout': '  - move the checkout to a folder that everybody can enter, such as /opt/kawal',
    'keep-elsewhere': '  - keep the data elsewhere:      KAWAL_DATA=/var/lib/kawal npm start',
    'let-through': '  - let others pass through:      chmod o+x {path}',
    'be-ordinary': '  - run Kawal as an ordinary user instead of root',
    'migration-changed': 'The migration {name} was changed after it had been applied. Start the version that made this database.',
    'database-newer': 'This database was made by a newer version of Kawal (it has {name}). Start that version, or restore a backup.',
    'port-used': 'Port {port} of {host} is used by another program. Stop that one, or set KAWAL_PORT to another port.',
    'port-denied': 'Port {port} may not be opened by this user. Set KAWAL_PORT to a port of 1024 or above.',
    'host-elsewhere':
      '{host} is no address of this machine. Set KAWAL_HOST to one it has: 127.0.0.1 (this machine only) or 0.0.0.0 (everybody).',
    'postgres-silent': 'No PostgreSQL answers at {at} ({said}). Start it, let this machine through to it, or correct KAWAL_DATABASE_URL.',
    'postgres-unknown-host': 'No machine is known by the name in {at}. Correct KAWAL_DATABASE_URL, or the name service of this machine.',
    'postgres-busy': 'The PostgreSQL at {at} takes nobody in at present ({said}). Try again in a moment.',
    'postgres-unusable': 'What answers at {at} cannot be used ({said}). Correct KAWAL_DATABASE_URL.',
    'postgres-forbidden':
      'At {at}, "{user}" may not make what Kawal needs in the database "{database}" ({said}). Its administrator lets it:\n  create role kawal_app;   -- unless it is there\n  grant kawal_app to "{user}";\n  alter database "{database}" owner to "{user}";',
    'postgres-password': 'The PostgreSQL at {at} refuses the password of "{user}". Correct it in KAWAL_DATABASE_URL.',
    'postgres-not-let-in': 'The PostgreSQL at {at} does not let "{user}" in ({said}). Correct KAWAL_DATABASE_URL, or its pg_hba.conf.',
    'postgres-no-database':
      'The PostgreSQL at {at} has no database "{database}". Its administrator makes it by: create database "{database}" owner "{user}"; or correct KAWAL_DATABASE_URL.',
    'postgres-reads-only': 'The PostgreSQL at {at} is a copy that only reads. Name the one that is written to in KAWAL_DATABASE_URL.',
    'postgres-old':
      'The PostgreSQL at {at} is version {version}; Kawal needs 15 or newer. Upgrade it, or name another in KAWAL_DATABASE_URL.',
    'demonstration-interrupted':
      'The demonstration could not be loaded further: {path} was answered with {status}. Start it again; it goes on from here.',
    'heads-unreadable': '{file} cannot be read as heads. It must be a file that "kawal heads export" made.',
    'backup-there': '{file} is there already. Name another file, or add --replace if the old one may go.',
    'backup-inside': '{file} lies inside the data folder {data}. A backup that is lost with its data is of no help: name another place.',
    'backup-no-room': 'There is no room for {file}. Nothing was left there. Make room on that disk, or name a place on another.',
    'backup-not-written': '{file} cannot be written there. Make its folder, or name a place that this user may write to.',
    'backup-differs':
      '{file} did not read back as it was written, and was thrown away. Look at the disk (dmesg, smartctl), and name a place on another.',
    'backup-unreadable': '{file} cannot be read. Look at its name, and whether this user may read it.',
    'backup-foreign': '{file} is no backup of Kawal.',
    'backup-damaged': '{file} is damaged or not whole. Copy it again from where it came, or use another backup.',
    'backup-needs-passphrase': '{file} is closed with a passphrase. Write it into a file, and name that: --passphrase-file FILE',
    'backup-no-key':
      '{file} does not open with the keys at hand. Name the one that fits: --key FILE, the instance key of when the backup was made or the identity that you kept; or --passphrase-file FILE.',
    'restore-not-empty':
      'The data folder {data} is not empty ({what}). Add --move-aside to keep what is there in a subfolder before-…, or set KAWAL_DATA to a new folder.',
    'restore-database-used':
      'The database that KAWAL_DATABASE_URL names is not empty. Make a new, empty one and name that; the old one stays as it is.',
    'restore-key-differs': '{file}, named by KAWAL_KEY_FILE, holds another key than this backup. Move that file away, and repeat.',
    'backup-papers-unread':
      'The papers in the S3 store (KAWAL_FILES) cannot be read: {why}. No backup was made. See to the store, and repeat.',
    'restore-papers-unkept':
      'The papers cannot be put into the S3 store (KAWAL_FILES): {why}. The data folder was not changed. See to the store, and repeat.',
    'restore-papers-full':
      'There is no room for the papers in the S3 store (KAWAL_FILES). The data folder was not changed. Make room, and repeat.',
    'restore-no-room': 'There is no room to restore in {data}. Nothing was changed there. Make room, and repeat.',
    'restore-broken':
      'What was restored does not verify ({count} breaks, the first: {first}), so it was not put in place. Use another backup, or add --accept-breaks if this is the best there is.',
    'restore-unfinished': 'A restore in {data} was interrupted. Run it again: npx kawal restore FILE; if it is not wanted, remove {draft}.',
    'database-unfinished': 'A restore into this database was interrupted. Run it again: npx kawal restore FILE',
    'erasures-unreadable': '{file} cannot be read as a list of erasures. It must be a copy of erasures.jsonl.',
    'passphrase-unreadable': '{file} cannot be read, or is empty. It must hold the passphrase on its first line.',
    'passphrase-short': 'The passphrase in {file} is too short. Use at least {least} letters, for instance six random words.',
    'no-recipient': '“{text}” is no recipient. One begins with age1, and is printed by: npx kawal backup key',
    'identity-unreadable': '{file} holds no key. It must be an instance key, or an identity that npx kawal backup key printed.',
    'own-office': 'An office of your own lives in {data}; the demonstration needs a folder of its own. Set KAWAL_DATA to another one.',
  },
})
export type StartWord = keyof typeof startWords.en
