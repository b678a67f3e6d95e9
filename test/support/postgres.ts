// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { TEMPLATE } from './postgres.setup.ts'

async function onCluster(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/**
 * A migrated, empty database for this test file, dropped after its last test.
 * @returns its address for the role that owns the tables
 */
export async function freshDatabase(): Promise<string> {
  const name = `kawal_test_${randomBytes(6).toString('hex')}`
  await onCluster(`create database ${name} template ${TEMPLATE}`)
  afterAll(() => onCluster(`drop database if exists ${name} with (force)`))
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${name}`
  return url.href
}
