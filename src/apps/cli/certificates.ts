// SPDX-License-Identifier: AGPL-3.0-or-later
// Checks a certificate where there is neither network nor database: what its code carries, or its credential, with the published keys at hand.

import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { sayIn, text } from '#apps/cli/instance-text.ts'
import { clock } from '#apps/clock.ts'
import { openJws, PublicKey } from '#kernel/jws.ts'
import { jakartaDate } from '#kernel/time.ts'
import { type LetterProof, openLetterCode } from '#letters/core/letter.proof.ts'
import { type Command, type ExitCode, type Invocation, optionsOf } from '#platform/cli/command.ts'
import { speaker } from '#platform/cli/help.ts'
import { present } from '#platform/cli/present.ts'
import { statusOn } from '#training/core/certificate.ts'
import { CREDENTIAL_TYPE } from '#training/core/credential.ts'
import { openProof, type PaperProof } from '#training/core/paper-proof.ts'

const Keys = z.object({ keys: z.array(PublicKey) })

/** What of a credential of ours stands on the paper too. */
const Credential = z.object({
  validFrom: z.string(),
  validUntil: z.optional(z.string()),
  issuer: z.object({ name: z.string() }),
  credentialSubject: z.object({
    licenseNumber: z.string(),
    identifier: z.array(z.object({ identityHash: z.string() })),
    achievement: z.object({ name: z.string(), achievementType: z.enum(['Certification', 'CertificateOfCompletion']) }),
  }),
})

function readKeys(file: string): readonly PublicKey[] | undefined {
  try {
    return Keys.parse(JSON.parse(readFileSync(file, 'utf8'))).keys
  } catch {
    return undefined
  }
}

async function openEither(carried: string, keys: readonly PublicKey[]): Promise<PaperProof | undefined> {
  // Loaded only where it is needed: no other command waits for it.
  const { checkSignature } = await import('#training/server/credential.handlers.ts')
  const proof = await openProof(carried, keys, checkSignature)
  if (proof !== undefined) return proof
  const read = Credential.safeParse(await openJws(carried.trim(), { typ: CREDENTIAL_TYPE, keys, check: checkSignature }))
  if (!read.success) return undefined
  const { validFrom, validUntil, issuer, credentialSubject } = read.data
  const { licenseNumber: number, identifier, achievement } = credentialSubject
  const name = identifier[0]?.identityHash ?? ''
  return {
    kind: achievement.achievementType === 'Certification' ? 'COMPETENCE' : 'TRAINING',
    number,
    name,
    scheme: achievement.name,
    body: issuer.name,
    issuedOn: validFrom.slice(0, 10),
    ...(validUntil === undefined ? {} : { validUntil: validUntil.slice(0, 10) }),
  }
}

/** What the code of a letter, or of a paper of a case or a meeting, says. */
async function openLetter(carried: string, keys: readonly PublicKey[]): Promise<LetterProof | undefined> {
  const { checkSignature } = await import('#training/server/credential.handlers.ts')
  return openLetterCode(carried.trim(), keys, checkSignature)
}

async function verifyCertificate({ values, screen, json, language, refuse }: Invocation): Promise<ExitCode> {
  const say = speaker(language)
  const file = String(values['keys'])
  const keys = readKeys(file)
  if (keys === undefined) return refuse('keys-unreadable', sayIn(language, 'keys-unreadable', { file }))
  const given = String(values['code'])
  const carried = existsSync(given) ? readFileSync(given, 'utf8') : given
  const proof = (await openEither(carried, keys)) ?? (await openLetter(carried, keys))
  if (proof === undefined) return refuse('certificate-not-ours', sayIn(language, 'certificate-not-ours'))
  const expired = statusOn(proof, jakartaDate(clock())) === 'expired'
  screen.out(json ? JSON.stringify({ ...proof, expired }) : present({ ...proof }, say))
  if (!json) screen.err(sayIn(language, expired ? 'certificate-expired' : 'certificate-signed'))
  return expired ? 1 : 0
}

export const certificateCommands: readonly Command[] = [
  {
    name: 'verify-certificate',
    summary: text('verify-certificate'),
    group: 'instance',
    options: optionsOf({
      code: { about: text('verify-certificate-code'), required: true, positional: true },
      keys: { about: text('verify-certificate-keys'), required: true },
    }),
    run: verifyCertificate,
  },
]
