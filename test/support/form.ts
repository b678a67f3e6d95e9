// SPDX-License-Identifier: AGPL-3.0-or-later
// A form with a file, as a browser sends it (RFC 7578).

const BOUNDARY = 'batas-7f3a'

export const FORM_TYPE = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }

export function formOf(bytes: Buffer | string, fileName = 'daftar.csv', part = 'file'): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${part}"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
}

/** The same with fields before the file, as a browser sends them; a file that nobody chose comes empty and without a name. */
export function filledForm(fields: Readonly<Record<string, string>>, file?: Buffer): Buffer {
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  return Buffer.concat([...parts, formOf(file ?? '', file === undefined ? '' : 'foto.jpg')])
}
