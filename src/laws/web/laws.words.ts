// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the page of the law.

import { defineWords } from '#kernel/words.ts'

export const lawsWords = defineWords({
  id: {
    title: 'Dasar hukum',
    lead: 'Isi peraturan yang disebut Kawal, dengan kata-kata kami. Yang mengikat ialah teks resminya.',
    official: 'Teks resmi peraturan di peraturan.go.id',
    unknown: 'Tidak ada penjelasan untuk: {basis}',
    all: 'Semua peraturan yang dipakai Kawal',
    rules: 'Yang diatur',
    since: 'Berlaku sejak',
    'since.law': '{day}',
    'since.assumed': '{day} (perkiraan kami, belum dicocokkan dengan teks resminya)',
  },
  en: {
    title: 'The law behind it',
    lead: 'What the texts that Kawal cites say, in our own words. The official text is what binds.',
    official: 'Official texts at peraturan.go.id',
    unknown: 'Nothing is explained here for: {basis}',
    all: 'All texts that Kawal uses',
    rules: 'What it rules',
    since: 'In force since',
    'since.law': '{day}',
    'since.assumed': '{day} (our reading, not yet held to the official text)',
  },
})
