// SPDX-License-Identifier: AGPL-3.0-or-later
// What two browsers agree on (SDP, RFC 8866): whether a side sends pictures, and how sparingly it speaks.

/** The parts of a description: what holds for all, then one for each medium. */
function partsOf(sdp: string): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  for (const line of sdp.split(/\r\n|\n|\r/)) {
    if (line.startsWith('m=')) parts.push([])
    parts.at(-1)?.push(line)
  }
  return parts
}

const direction = (lines: readonly string[] | undefined): string | undefined =>
  lines?.findLast((line) => /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/.test(line))?.trim()

/** Whether whoever wrote this means to send pictures. Where a part says nothing of it, it does (RFC 8866, 6.7); what is no voice counts as a picture. */
export function sendsVideo(sdp: string): boolean {
  const [all, ...media] = partsOf(sdp)
  return media.some((lines) => {
    if (/^m=(audio|application)\s/.test(lines[0] ?? '')) return false
    const said = direction(lines) ?? direction(all) ?? 'a=sendrecv'
    return said === 'a=sendrecv' || said === 'a=sendonly'
  })
}

/** In milliseconds. Each packet has a head of some fifty bytes, and costs both browsers work: a third of them carries the same voice. */
const PACKET = 60

/**
 * A description by which the side that reads it speaks sparingly: silence costs nothing (DTX), loss is mended, no more is sent than a voice has, and
 * no more than `bits` a second (Opus, RFC 7587, 6.1), in few packets (`ptime`, RFC 8866, 6.4).
 */
export function sparing(sdp: string, bits: number): string {
  const number = /^a=rtpmap:(\d+) opus\/48000\/2/im.exec(sdp)?.[1]
  if (number === undefined) return sdp
  const wanted = `usedtx=1;useinbandfec=1;maxplaybackrate=16000;maxaveragebitrate=${bits}`
  return sdp
    .replace(/^a=ptime:.*\r?\n/gm, '')
    .replace(new RegExp(`^(a=fmtp:${number} )(.*?)(\r?)$`, 'm'), (_, head: string, rest: string, end: string) => {
      const kept = rest
        .trim()
        .split(';')
        .filter((each) => !/^(usedtx|useinbandfec|maxplaybackrate|maxaveragebitrate)=/.test(each.trim()))
      return `${head}${[...kept, wanted].join(';')}${end}\na=ptime:${PACKET}${end}`
    })
}
