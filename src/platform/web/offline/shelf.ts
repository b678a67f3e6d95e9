// SPDX-License-Identifier: AGPL-3.0-or-later
// Where what is kept on a device lies: in the browser's own database, sealed, by kind and name. What cannot be kept is thrown: whoever keeps says so.

import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb'
import { sealJson, unsealJson } from '#platform/web/offline/seal.ts'
import { isClosedBy } from '#platform/web/offline/tries.ts'

/** Blocks of the copy, how far it goes, the same of those for acting in another's place, what was done here, the files that go with it, what is being typed, who it belongs to. */
export type Kind = 'block' | 'head' | 'lent-block' | 'lent-head' | 'outbox' | 'file' | 'draft' | 'session'

/** The device is full, or forbids it. */
export class CannotKeep extends Error {}

export interface Shelf {
  /** By name, in its order, those whose name begins so. What does not open is left out. */
  readonly all: (kind: Kind, begins?: string) => Promise<readonly { readonly name: string; readonly value: unknown }[]>
  readonly names: (kind: Kind, begins?: string) => Promise<readonly string[]>
  readonly put: (kind: Kind, name: string, value: unknown) => Promise<void>
  readonly drop: (kind: Kind, names: readonly string[]) => Promise<void>
}

/** What stands unsealed of somebody's copy on this device. */
export interface VaultRow {
  /** The device's id. */
  readonly id: string
  readonly name: string
  readonly office: string
  /** The key wrapped by the PIN; absent once the way by PIN is closed. `tries`: wrong ones, where no rows lie ready that count them. */
  readonly byPin?: { readonly salt: Uint8Array<ArrayBuffer>; readonly wrapped: Uint8Array<ArrayBuffer>; readonly tries: number } | undefined
  /** The key wrapped by the half that the server keeps. */
  readonly byServer: Uint8Array<ArrayBuffer>
  /** Cannot be read out of this browser. */
  readonly bound: CryptoKey
  /** When the server was last heard of, and how many days the copy may do without. */
  readonly heard: string
  readonly keepDays: number
}

interface Kept {
  readonly sealed: Uint8Array<ArrayBuffer>
}

interface Schema extends DBSchema {
  vaults: { key: string; value: VaultRow }
  kept: { key: string; value: Kept }
}

const VERSION = 1
let opened: Promise<IDBPDatabase<Schema>> | undefined

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('kawal', VERSION, {
    upgrade: (db) => {
      db.createObjectStore('vaults', { keyPath: 'id' })
      db.createObjectStore('kept')
    },
    // Closed by the browser, or another page waits for a newer one.
    terminated: () => {
      opened = undefined
    },
    blocking: (_current, _blocked, event) => {
      opened = undefined
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

type Store = 'vaults' | 'kept'

/** A connection that was closed under this page, and has not told it yet, is opened anew. */
async function begin<S extends Store, M extends 'readonly' | 'readwrite'>(stores: readonly S[], mode: M, options?: IDBTransactionOptions) {
  try {
    return (await database()).transaction(stores, mode, options)
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
    opened = undefined
    return (await database()).transaction(stores, mode, options)
  }
}

const within = (place: string): IDBKeyRange => IDBKeyRange.bound(place, `${place}\uffff`)

const triesOf = (id: string): string => `${id}/pin/`

async function readTries(
  kept: { readonly getAllKeys: (range: IDBKeyRange) => Promise<string[]> },
  id: string,
): Promise<ReadonlySet<string>> {
  return new Set((await kept.getAllKeys(within(triesOf(id)))).map((place) => place.slice(triesOf(id).length)))
}

export async function listVaults(): Promise<readonly VaultRow[]> {
  const transaction = await begin(['vaults', 'kept'], 'readonly')
  const rows: VaultRow[] = []
  for (const row of await transaction.objectStore('vaults').getAll())
    rows.push(isClosedBy(await readTries(transaction.objectStore('kept'), row.id)) ? { ...row, byPin: undefined } : row)
  return rows
}

export async function findVault(id: string): Promise<VaultRow | undefined> {
  return (await begin(['vaults'], 'readonly')).objectStore('vaults').get(id)
}

/** Changes a row in one step, so that two pages do not count one try between them. */
export async function changeVault(id: string, change: (row: VaultRow) => VaultRow): Promise<VaultRow | undefined> {
  const transaction = await begin(['vaults'], 'readwrite', { durability: 'strict' })
  const vaults = transaction.objectStore('vaults')
  const row = await vaults.get(id)
  const next = row && change(row)
  if (next !== undefined) await vaults.put(next)
  await transaction.done
  return next
}

export interface TriesChange {
  /** Rows that count tries of the PIN, by their names. */
  readonly put: readonly string[]
  readonly drop: readonly string[]
  readonly row?: VaultRow | undefined
}

/** Changes what counts the tries of a PIN, and with it the device's own row, all in one step or not at all. */
export async function changeTries<Change extends TriesChange>(
  id: string,
  decide: (names: ReadonlySet<string>, row: VaultRow | undefined) => Change | undefined,
): Promise<Change | undefined> {
  const transaction = await begin(['vaults', 'kept'], 'readwrite', { durability: 'strict' })
  const [vaults, kept] = [transaction.objectStore('vaults'), transaction.objectStore('kept')]
  transaction.done.catch(() => undefined)
  try {
    const change = decide(await readTries(kept, id), await vaults.get(id))
    const place = (name: string): string => triesOf(id) + name
    await Promise.all([
      ...(change?.row === undefined ? [] : [vaults.put(change.row)]),
      ...(change?.put ?? []).map((name) => kept.put({ sealed: new Uint8Array() }, place(name))),
      ...(change?.drop ?? []).map((name) => kept.delete(place(name))),
    ])
    await transaction.done
    return change
  } catch (error) {
    try {
      transaction.abort()
    } catch {
      // It is over already.
    }
    throw error
  }
}

/** Everything of it, and that it was there. */
export async function eraseVault(id: string): Promise<void> {
  const transaction = await begin(['vaults', 'kept'], 'readwrite', { durability: 'strict' })
  await transaction.objectStore('kept').delete(within(`${id}/`))
  await transaction.objectStore('vaults').delete(id)
  await transaction.done
}

type Writable = IDBPObjectStore<Schema, readonly 'kept'[], 'kept', 'readwrite'>

/** What is only a copy may be lost to a cut of the power; what was done here may not. */
async function writing(kind: Kind, work: (kept: Writable) => readonly Promise<unknown>[]): Promise<void> {
  try {
    const transaction = await begin(['kept'], 'readwrite', { durability: kind.endsWith('block') ? 'relaxed' : 'strict' })
    await Promise.all([...work(transaction.objectStore('kept')), transaction.done])
  } catch (error) {
    throw new CannotKeep('this device keeps nothing more', { cause: error })
  }
}

/** As much as what is done in a minute takes. */
const TRIED_BYTES = 8192

/** Whether the device keeps something again that kept nothing more. */
export async function hasRoom(shelf: Shelf): Promise<boolean> {
  try {
    await shelf.put('head', 'room', ' '.repeat(TRIED_BYTES))
    await shelf.drop('head', ['room'])
    return true
  } catch {
    return false
  }
}

export function openShelf(vault: string, key: CryptoKey): Shelf {
  const placeOf = (kind: Kind, name: string): string => `${vault}/${kind}/${name}`
  const nameOf = (kind: Kind, place: string): string => place.slice(placeOf(kind, '').length)
  return {
    all: async (kind, begins = '') => {
      const those = within(placeOf(kind, begins))
      // In one step: what another page writes between would put every value beside the name of the next.
      const store = (await begin(['kept'], 'readonly')).objectStore('kept')
      const [places, values] = await Promise.all([store.getAllKeys(those), store.getAll(those)])
      const found: { readonly name: string; readonly value: unknown }[] = []
      for (const [nth, place] of places.entries()) {
        const sealed = values[nth]?.sealed
        if (sealed === undefined) continue
        try {
          found.push({ name: nameOf(kind, place), value: await unsealJson(key, place, sealed) })
        } catch {
          // Altered, or cut off by a full disk: the server has what was of the copy.
        }
      }
      return found
    },
    names: async (kind, begins = '') => {
      const store = (await begin(['kept'], 'readonly')).objectStore('kept')
      return (await store.getAllKeys(within(placeOf(kind, begins)))).map((place) => nameOf(kind, place))
    },
    put: async (kind, name, value) => {
      const sealed = await sealJson(key, placeOf(kind, name), value)
      await writing(kind, (kept) => [kept.put({ sealed }, placeOf(kind, name))])
    },
    drop: async (kind, names) => {
      if (names.length > 0) await writing(kind, (kept) => names.map((name) => kept.delete(placeOf(kind, name))))
    },
  }
}
