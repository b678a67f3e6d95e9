// SPDX-License-Identifier: AGPL-3.0-or-later
// Who bears which name among the files that a device keeps. For a whole village that takes a slow telephone seconds: it is made file by file, before
// anybody asks where there is time, and kept up file by file.

import { workerCopy } from '#journeys/core/worker.copy.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import type { Copy, Kept } from '#kernel/offline.ts'
import { rememberFor } from '#kernel/remember.ts'
import { searchKey } from '#people/core/name.ts'
import { createNameSearch, type NameSearch } from '#people/core/name-search.ts'

export type File = Kept<WorkerState>

/** Somebody by one of their names, or that of their mother. */
interface Bearer {
  readonly file: File
  readonly by: 'name' | 'alias' | 'mother'
  readonly found: string
}

interface Names {
  readonly search: NameSearch
  /** By the number of a name. */
  readonly bearers: Map<number, readonly Bearer[]>
  /** Each file as it was when its names were put here, and their numbers. */
  readonly files: Map<string, { readonly file: File; readonly numbers: readonly number[] }>
  /** The list of which all names are here. */
  whole?: readonly File[]
}

/** As a name is sought; made once for each file, since all of them are gone through at every search. */
export const keyOf: (file: File) => string = rememberFor(({ state }) => searchKey(state.personal.name))

const namesOf: (copy: Copy) => Names = rememberFor(() => ({ search: createNameSearch(), bearers: new Map(), files: new Map() }))

function drop({ search, bearers, files }: Names, id: string): void {
  for (const number of files.get(id)?.numbers ?? []) {
    search.drop(number)
    bearers.set(
      number,
      (bearers.get(number) ?? []).filter(({ file }) => file.id !== id),
    )
  }
  files.delete(id)
}

function put({ search, bearers, files }: Names, file: File): void {
  const { name, alias, motherName } = file.state.personal
  const borne = [
    ['name', name],
    ['alias', alias],
    ['mother', motherName],
  ] as const
  const numbers = borne.flatMap(([by, found]) => {
    if (found === undefined) return []
    const number = search.add(found)
    bearers.set(number, [...(bearers.get(number) ?? []), { file, by, found }])
    return [number]
  })
  files.set(file.id, { file, numbers })
}

/** Makes what names are sought in, a file at each step; ends early where something moves meanwhile. */
export function* readNames(copy: Copy): Generator<void> {
  const all = copy.all(workerCopy)
  const names = namesOf(copy)
  if (names.whole === all) return
  const isCurrent = (): boolean => copy.all(workerCopy) === all
  for (const file of all) {
    keyOf(file)
    yield
    if (!isCurrent()) return
  }
  for (const file of all) {
    if (names.files.get(file.id)?.file === file) continue
    drop(names, file.id)
    put(names, file)
    yield
    if (!isCurrent()) return
  }
  const here = new Set(all.map(({ id }) => id))
  for (const id of [...names.files.keys()].filter((each) => !here.has(each))) drop(names, id)
  names.whole = all
}

/** Those whose names are near to what was typed, the nearest first. */
export function findBearers(copy: Copy, words: string, limit: number): readonly Bearer[] {
  const reading = readNames(copy)
  while (reading.next().done !== true);
  const { search, bearers } = namesOf(copy)
  return search
    .search(words, { limit })
    .flatMap(({ name }) => bearers.get(name) ?? [])
    .slice(0, limit)
}
