// SPDX-License-Identifier: AGPL-3.0-or-later
// Names are few and people many: who shares a name in a class is told apart by the village, so that nobody is marked for another.

interface Named {
  readonly workerId: string
  readonly name: string | null
}

/** Those whose name somebody else in the class has too. */
export function namesakes(trainees: readonly Named[]): ReadonlySet<string> {
  const keyOf = (name: string): string => name.trim().toLowerCase()
  const times = new Map<string, number>()
  for (const { name } of trainees) if (name !== null) times.set(keyOf(name), (times.get(keyOf(name)) ?? 0) + 1)
  return new Set(trainees.flatMap(({ workerId, name }) => (name !== null && (times.get(keyOf(name)) ?? 0) > 1 ? [workerId] : [])))
}
