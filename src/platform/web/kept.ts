// SPDX-License-Identifier: AGPL-3.0-or-later
// Small things kept on this device. A full or forbidden store is not an error: the thing is then simply not kept.

/** Where what is being typed is kept instead, sealed, so that it outlives the page. */
interface Drafts {
  readonly recall: (name: string) => string | undefined
  readonly keep: (name: string, text: string | undefined) => void
}

let drafts: Drafts | undefined
const isDraft = (store: 'session' | 'device', name: string): boolean => store === 'session' && name.startsWith('form.')

let era = 0

/** Counts the times everything was forgotten: what was begun before may not be kept after. */
export function presentEra(): number {
  return era
}

/** Set while a copy on this device is open. What was sealed under it is kept nowhere else when it is locked or erased. */
export function configureDrafts(to: Drafts | undefined): void {
  if (drafts !== undefined) era += 1
  drafts = to
}

/** The key of a form that is kept only where it is sealed: none where no copy is open. */
export function sealedKey(key: string): string | undefined {
  return drafts === undefined ? undefined : key
}

/** What was typed and lies here unsealed, by its names. */
export function draftNames(): readonly string[] {
  try {
    const names = Array.from({ length: sessionStorage.length }, (_, nth) => (sessionStorage.key(nth) ?? '').replace(/^kawal\./, ''))
    return names.filter((name) => isDraft('session', name))
  } catch {
    return []
  }
}

/** What is kept under a name, as text. */
export function recall(store: 'session' | 'device', name: string): string | undefined {
  if (drafts !== undefined && isDraft(store, name)) return drafts.recall(name)
  try {
    return (store === 'session' ? sessionStorage : localStorage).getItem(`kawal.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text under a name; `undefined` forgets it. */
export function keep(store: 'session' | 'device', name: string, text: string | undefined): void {
  if (drafts !== undefined && isDraft(store, name)) {
    drafts.keep(name, text)
    return
  }
  try {
    const area = store === 'session' ? sessionStorage : localStorage
    if (text === undefined) area.removeItem(`kawal.${name}`)
    else area.setItem(`kawal.${name}`, text)
  } catch {
    // Not kept.
  }
}

/** Forgets everything typed, when someone signs out on a shared device. */
export function forgetSession(): void {
  era += 1
  try {
    sessionStorage.clear()
  } catch {
    // Nothing was kept.
  }
}
