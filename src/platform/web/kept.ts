// SPDX-License-Identifier: AGPL-3.0-or-later
// Small things kept on this device. A full or forbidden store is not an error: the thing is then simply not kept.

/** What is kept under a name, as text. */
export function recall(store: 'session' | 'device', name: string): string | undefined {
  try {
    return (store === 'session' ? sessionStorage : localStorage).getItem(`kawal.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text under a name; `undefined` forgets it. */
export function keep(store: 'session' | 'device', name: string, text: string | undefined): void {
  try {
    const area = store === 'session' ? sessionStorage : localStorage
    if (text === undefined) area.removeItem(`kawal.${name}`)
    else area.setItem(`kawal.${name}`, text)
  } catch {
    // Not kept.
  }
}

let era = 0

/** Counts the times everything was forgotten: what was begun before may not be kept after. */
export function presentEra(): number {
  return era
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
