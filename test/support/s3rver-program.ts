// SPDX-License-Identifier: AGPL-3.0-or-later
// Opens the store of s3rver.ts in the folder that it is given, and says at which port. It ends with whoever opened it.

import S3rver from '@20minutes/s3rver'

const [, , directory = ''] = process.argv
const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: 'kawal' }] })
const { port } = await server.run()
console.log(port)
process.stdin.resume().on('end', () => process.exit())
