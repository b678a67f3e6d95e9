// SPDX-License-Identifier: AGPL-3.0-or-later
// The part of autocannon that is used here; the package brings no types.

declare module 'autocannon' {
  function autocannon(options: autocannon.Options): Promise<autocannon.Result>
  namespace autocannon {
    interface Request {
      readonly method?: string
      readonly path?: string
      readonly body?: string
      readonly onResponse?: (status: number, body: string) => void
      readonly setupRequest?: (request: Request) => Request
    }
    interface Options {
      readonly url: string
      readonly connections: number
      readonly duration: number
      readonly headers?: Readonly<Record<string, string>>
      readonly requests: readonly Request[]
    }
    interface Result {
      readonly duration: number
      readonly '2xx': number
      readonly non2xx: number
      readonly errors: number
      readonly timeouts: number
    }
  }
  export = autocannon
}
