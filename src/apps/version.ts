// SPDX-License-Identifier: AGPL-3.0-or-later

export const VERSION = '0.1.0'
