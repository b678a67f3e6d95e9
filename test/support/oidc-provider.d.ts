// SPDX-License-Identifier: AGPL-3.0-or-later
// What the tests use of the provider; it comes without types.

declare module 'oidc-provider' {
  export class Provider {
    constructor(issuer: string, configuration: object)
    callback(): (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void
  }
}
