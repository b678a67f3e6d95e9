// SPDX-License-Identifier: AGPL-3.0-or-later
// The browser lets no script be run whose address no policy made (Trusted Types).

interface ScriptPolicy {
  readonly createScriptURL: (address: string) => string
}

declare global {
  // What the browsers have of it says more; this is what is asked of them here.
  var trustedTypes: { readonly createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy } | undefined
}

/** @param address of ours, written in the source or by the build */
export function scriptAddress(address: string): string {
  const { trustedTypes } = globalThis
  if (trustedTypes === undefined) return address
  return trustedTypes.createPolicy('kawal-worker', { createScriptURL: () => address }).createScriptURL('')
}
