// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a session lives, how passwords must be, and how long one waits after failed attempts. Our own choices, to be confirmed by the regency.

import type { Dated, Lasting } from '#kernel/law.ts'

/** Without any use a session ends; in any case it ends after a week. */
export const SESSION_IDLE_HOURS = 12
export const SESSION_MAX_HOURS = 7 * 24

/**
 * How long showing who one is counts for what asks for it freshly: exports, overrides, erasures, tokens, keys. Whoever keeps personal data
 * prevents that it is reached unlawfully (UU 27/2022 art 39); the minutes are our own choice.
 */
export const stepUpRules: Lasting<Dated & { readonly minutes: number }> = [
  { minutes: 10, legalBasis: 'UU 27/2022 art 39', standing: 'assumed', validFrom: '2022-10-17' },
]

/** What a passkey is asked is answered within so many minutes, and one place keeps so many questions open at once. */
export const CHALLENGE_MINUTES = 5
export const CHALLENGES_MAX = 200

/** One account has so many passkeys at most. */
export const PASSKEYS_MAX = 20

/** A second officer confirms within a day that somebody stood before both; its owner is told for a month after. */
export const RE_ENROLMENT_HOURS = 24
export const RE_ENROLMENT_TOLD_DAYS = 30

/**
 * Whoever came by way of the first officer, through however many others, confirms only so many days later (UU 27/2022 art 39: nobody reaches
 * personal data unlawfully); the days are our own choice. Whom the first one let in by hand never does.
 */
export const confirmerRules: Lasting<Dated & { readonly confirmerDays: number }> = [
  { confirmerDays: 30, legalBasis: 'UU 27/2022 art 39', standing: 'assumed', validFrom: '2022-10-17' },
]

/** Somebody acts in another's place for so many days at most; for longer, the role itself is to be given. */
export const DELEGATION_DAYS_MAX = 90

/** A link to set a password works this long. */
export const INVITATION_HOURS = 72

/** Failed attempts are forgotten after a day without any. */
export const ATTEMPTS_FORGOTTEN_HOURS = 24

/** Seconds to wait after the first, second, third… failed attempt for one account, whether it exists or not. */
export const accountPauses: readonly number[] = [0, 0, 0, 0, 2, 5, 15, 30, 60, 180, 420, 900]

/** The same for one address, behind which a whole office may sit. */
export const addressPauses: readonly number[] = [...Array.from({ length: 29 }, () => 0), 2, 2, 5, 5, 15, 15, 30, 30, 60, 60, 180, 180, 420]

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 200
export const RECOVERY_CODES = 10
export const TOTP_PERIOD = 30

/** A machine's token works this long at most, and for 90 days where nobody says; one account has so many at once. */
export const TOKEN_DAYS_MAX = 365
export const TOKEN_DAYS = 90
export const TOKENS_MAX = 20
