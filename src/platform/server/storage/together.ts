// SPDX-License-Identifier: AGPL-3.0-or-later
// Many small questions in one round trip: what is asked while the last group is under way is asked together with whatever else was.

interface Waiting<Q, A> {
  readonly question: Q
  readonly resolve: (answer: A) => void
  readonly reject: (error: unknown) => void
}

/**
 * @param ask answers all of them, in their order; an error is everybody's
 * @param most how many are asked at once
 */
export function together<Q, A>(ask: (questions: readonly Q[]) => Promise<readonly A[]>, most: number): (question: Q) => Promise<A> {
  let waiting: Waiting<Q, A>[] = []
  let busy = false

  async function askAll(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const answers = await ask(group.map(({ question }) => question))
        for (const [index, answer] of answers.entries()) group[index]?.resolve(answer)
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    busy = false
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject })
      if (busy) return
      busy = true
      // Whoever asks in the same turn of the event loop comes along.
      setImmediate(() => void askAll())
    })
}
