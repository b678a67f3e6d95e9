// SPDX-License-Identifier: AGPL-3.0-or-later
// The port to an office's own mail server, and SMTP behind it (RFC 5321). Nothing but what is handed over goes out: no file and no address is
// read for a message.

import { createTransport } from 'nodemailer'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** An invitation (RFC 5545), shown by mail programs as one. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly name: string; readonly content: string }
}

export interface Mailer {
  /** The address that mail comes from. */
  readonly from: string
  /**
   * `refused`: the server does not take mail for that address, today or later.
   * @throws where it cannot be reached, does not let us in, or says to come again
   */
  readonly send: (mail: Mail) => Promise<'sent' | 'refused'>
}

export interface SmtpAddress {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; without it, the server must offer STARTTLS, but on this machine. */
  readonly secure: boolean
  readonly user?: string
  readonly password?: string
  readonly from: string
}

const PATIENCE_MS = 30_000
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/

function isRefusedAddress(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return false
  return error.code === 'EENVELOPE' && typeof error.responseCode === 'number' && error.responseCode >= 500
}

export function smtpMailer({ host, port, secure, user, password = '', from }: SmtpAddress): Mailer {
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && !loopback.test(host),
    ...(user === undefined ? {} : { auth: { user, pass: password } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    from,
    send: async ({ to, subject, text, calendar }) => {
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          // Nobody is to answer that they are away.
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(calendar === undefined ? {} : { icalEvent: { method: calendar.method, filename: calendar.name, content: calendar.content } }),
        })
        return 'sent'
      } catch (error) {
        if (isRefusedAddress(error)) return 'refused'
        throw error
      }
    },
  }
}
