// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a session lives, how passwords must be, and how long one waits after failed attempts. Our own choices, to be confirmed by the regency.

/** Without any use a session ends; in any case it ends after a week. */
export const SESSION_IDLE_HOURS = 12
export const SESSION_MAX_HOURS = 7 * 24

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
