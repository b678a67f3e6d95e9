// SPDX-License-Identifier: AGPL-3.0-or-later
// One PostgreSQL for the whole run of tests: a new one of our own, or the one that TEST_DATABASE_URL names.

import { rmSync } from 'node:fs'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#platform/server/embedded/embedded.ts'
import { temporaryFolder } from './folder.ts'
import { fillTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string
  }
}

/** The database that each test file's own is copied from. */
export const TEMPLATE = 'kawal_template'

interface Cluster {
  readonly url: string
  readonly stop: () => Promise<void>
}

async function onCluster(url: string, ...texts: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const text of texts) await client.query(text)
  } finally {
    await client.end()
  }
}

async function openCluster(): Promise<Cluster> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { url: given, stop: () => Promise.resolve() }
  const folder = temporaryFolder('tests')
  const { url, stop } = await startEmbedded({ data: folder })
  // It is thrown away at the end: what outlives a power cut is shown on clusters of their own (embedded.test.ts, kills.test.ts).
  await onCluster(url, 'alter system set fsync = off', 'alter system set full_page_writes = off', 'select pg_reload_conf()')
  return {
    url,
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function makeTemplate(cluster: string): Promise<void> {
  await onCluster(cluster, `drop database if exists ${TEMPLATE}`, `create database ${TEMPLATE}`)
  const url = new URL(cluster)
  url.pathname = `/${TEMPLATE}`
  await fillTemplate(url.href)
}

/** Vitest calls this once before the first test file, and what it returns after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openCluster()
  try {
    await makeTemplate(cluster.url)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  project.provide('clusterUrl', cluster.url)
  return cluster.stop
}
