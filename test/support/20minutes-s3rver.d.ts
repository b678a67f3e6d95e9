// SPDX-License-Identifier: AGPL-3.0-or-later
// What the tests use of this store; it comes without types.

declare module '@20minutes/s3rver' {
  class S3rver {
    constructor(options: {
      readonly address: string
      readonly port: number
      readonly silent: boolean
      readonly directory: string
      readonly configureBuckets: readonly { readonly name: string }[]
    })
    run(): Promise<{ readonly port: number }>
  }
  export = S3rver
}
