// SPDX-License-Identifier: AGPL-3.0-or-later
// What a page imports at once, as one script. The bundler cuts it into a piece for every set of pages that share something, and a slow line asks for
// each of them by itself: on 400 ms eighty pieces take eight seconds before anything is seen.

import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { type BuildOptions, type BuildResult, build } from 'esbuild'

/** A build with a metafile, whose files were not written. */
type Bundled = BuildResult<{ readonly metafile: true; readonly write: false }>

/** Pieces that become one script, under a name; what is asked of the first of them by name stays so. */
export interface Group {
  readonly name: string
  readonly pieces: readonly string[]
}

/** As the bundler writes them: names, and the piece that they are of. */
const STATIC = /\b(import|export)(?:\{([^}]*)\}from)?"\.\/([^"]+\.js)"/g
const DYNAMIC = /\bimport\("\.\/([^"]+\.js)"\)/g
/** How a script names another. */
const beside = (name: string): string => JSON.stringify(`./${name}`)
/** Since scripts name each other, all of them are named anew where one is; until they are made, so. */
const BUILD = 'kawalbuild'

/**
 * @param groups of file names; no piece is in two
 * @param settings of the bundler, as it made the pieces
 * @returns the scripts: of each group one, in their order, and every other piece by its name
 */
export async function asFewScripts(
  { outputFiles, metafile }: Bundled,
  groups: readonly Group[],
  settings: BuildOptions,
): Promise<ReadonlyMap<string, { readonly name: string; readonly text: string }>> {
  const pieces = new Map(outputFiles.filter(({ path }) => path.endsWith('.js')).map(({ path, text }) => [basename(path), text]))
  const exported = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output.exports]))
  const grouped = groups.flatMap((group) => group.pieces.map((piece) => ({ piece, group })))
  const nths = new Map(grouped.map(({ piece }, nth) => [piece, nth]))
  const groupOf = new Map(grouped.map(({ piece, group }) => [piece, group]))

  const nameOf = (name: string): string => `${name}-${BUILD}.js`
  const scriptOf = (piece: string): string => nameOf(groupOf.get(piece)?.name ?? piece.replace(/\.js$/, ''))
  const within = (piece: string, name: string): string => `m${nths.get(piece)}_${name}`

  /** What a piece names, in the scripts that there will be; what lies in its own group it finds there. */
  function rewritten(text: string, own?: Group): string {
    return text
      .replaceAll(STATIC, (whole, kind: string, names: string | undefined, piece: string) => {
        const group = groupOf.get(piece)
        if (group !== undefined && group === own) return whole
        if (group === undefined || names === undefined) return whole.replace(piece, scriptOf(piece))
        const renamed = names.split(',').map((each) => {
          const [name = '', as = name] = each.split(' as ')
          return `${within(piece, name)} as ${as}`
        })
        return `${kind}{${renamed.join()}}from${beside(scriptOf(piece))}`
      })
      .replaceAll(DYNAMIC, (_whole, piece: string) => {
        const group = groupOf.get(piece)
        if (group !== undefined && group.pieces[0] !== piece) throw new Error(`${piece} is asked for later, and comes with others`)
        return `import(${beside(scriptOf(piece))})`
      })
  }

  async function merged(group: Group): Promise<string> {
    const [root = ''] = group.pieces
    const exports = group.pieces.flatMap((piece) => {
      const names = exported.get(piece) ?? []
      const said = names.flatMap((name) => [`${name} as ${within(piece, name)}`, ...(piece === root ? [name] : [])])
      return said.length === 0 ? [] : [`export{${said.join()}}from${beside(piece)}`]
    })
    const made = await build({
      ...settings,
      splitting: false,
      write: false,
      stdin: { contents: [`import${beside(root)}`, ...exports].join(';\n'), loader: 'js' },
      plugins: [
        {
          name: 'few-scripts',
          setup: (at) => {
            at.onResolve({ filter: /^\.\// }, ({ path }) => {
              const name = basename(path)
              return groupOf.get(name) === group ? { path: name, namespace: 'piece' } : { path, external: true }
            })
            at.onLoad({ filter: /.*/, namespace: 'piece' }, ({ path }) => ({
              loader: 'js',
              contents: rewritten(pieces.get(path) ?? '', group),
            }))
          },
        },
      ],
    })
    return made.outputFiles?.[0]?.text ?? ''
  }

  const scripts = new Map<string, { readonly name: string; readonly text: string }>()
  for (const group of groups) scripts.set(group.name, { name: nameOf(group.name), text: await merged(group) })
  for (const [piece, text] of pieces) if (!groupOf.has(piece)) scripts.set(piece, { name: scriptOf(piece), text: rewritten(text) })
  const hash = createHash('sha256')
  for (const { name, text } of scripts.values()) hash.update(name).update(text)
  const named = hash.digest('hex').slice(0, 8)
  const final = (text: string): string => text.replaceAll(BUILD, named)
  return new Map([...scripts].map(([key, { name, text }]) => [key, { name: final(name), text: final(text) }]))
}
