// SPDX-License-Identifier: AGPL-3.0-or-later
// The certified electronic signature of an official, where an office has the service of BSrE (the national agency's certification authority). Our
// own seal is none. What the service takes and answers is that of its client API (PAdES: document, NIK and passphrase in, signed document out);
// its documents are not public, so that is assumed.

const MOST_MS = 30_000

/** Whose certificate it is; used once and kept nowhere. */
export interface SigningOfficial {
  readonly nik: string
  readonly passphrase: string
}

/** `refused` where the service does not sign for them (unknown NIK, wrong passphrase, certificate ended), `away` where it does not answer. */
export type ElectronicSigner = (pdf: Buffer, official: SigningOfficial) => Promise<Buffer | 'refused' | 'away'>

/** A signed PDF names the bytes that its signature covers (ISO 32000-1, 12.8). */
function isSigned(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.includes('/ByteRange')
}

/** @param address `https://USER:PASSWORD@host/path` of the service as it is reached from here */
export function openBsre(address: string): ElectronicSigner {
  const { origin, pathname, username, password } = new URL(address)
  const url = `${origin}${pathname.replace(/\/$/, '')}/api/sign/pdf`
  const authorization = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`
  return async (pdf, { nik, passphrase }) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'surat.pdf')
    form.set('nik', nik)
    form.set('passphrase', passphrase)
    form.set('tampilan', 'invisible')
    try {
      const answer = await fetch(url, { method: 'POST', headers: { authorization }, body: form, signal: AbortSignal.timeout(MOST_MS) })
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (answer.ok && isSigned(bytes)) return bytes
      return answer.status >= 400 && answer.status < 500 && answer.status !== 401 ? 'refused' : 'away'
    } catch {
      return 'away'
    }
  }
}
