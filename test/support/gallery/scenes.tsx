// SPDX-License-Identifier: AGPL-3.0-or-later
// Every scene of the gallery, as pages of HTML.

import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '#kernel/words.ts'
import { Frame } from '#platform/web/ui/frame.tsx'
import { Reader } from '#platform/web/ui/reader.tsx'
import { Toast, Toasts } from '#platform/web/ui/toast.tsx'
import { FileScene, TroubleScene } from './file-scene.tsx'
import { CheckScene, FormScene } from './form-scene.tsx'
import { BoardScene, ListScene, OverviewScene, SheetScene } from './list-scene.tsx'
import type { Say } from './say.ts'
import { WorkScene } from './work-scene.tsx'

type Scene = (props: { readonly say: Say }) => VNode

const scenes = {
  file: FileScene,
  trouble: TroubleScene,
  work: WorkScene,
  form: FormScene,
  check: CheckScene,
  list: ListScene,
  overview: OverviewScene,
  board: BoardScene,
  sheet: SheetScene,
} as const satisfies Record<string, Scene>

export const sceneNames = Object.keys(scenes)

const TODAY = '2026-11-24'

function framed(name: string, say: Say, dark: boolean, content: VNode): VNode {
  return (
    <Frame
      officeName={say('Desa Wringinpitu', 'Wringinpitu village')}
      userName="Rini Astuti"
      menu={[
        { href: '/work', label: say('Pekerjaan', 'Work'), icon: 'work', current: name === 'work', count: 7 },
        { href: '/people', label: say('Orang', 'People'), icon: 'people', current: name === 'list' || name === 'file' },
        { href: '/classes', label: say('Pelatihan', 'Training'), icon: 'training', current: name === 'board' },
        { href: '/overview', label: say('Kabupaten', 'Regency'), icon: 'chart', current: name === 'overview' },
      ]}
      dark={dark}
      menuOpen={name === 'check'}
      footer={say('Setiap langkah tercatat: siapa, kapan, dan atas dasar apa.', 'Every step is recorded: who, when, and on which ground.')}
      above={
        <Toasts>
          {name === 'work' && (
            <Toast message={say('Surat izin Siti Aminah disahkan', 'Consent letter of Siti Aminah certified')} onUndo={() => undefined} />
          )}
        </Toasts>
      }
    >
      {content}
    </Frame>
  )
}

/** A scene as a page. */
export function page(name: string, language: Language, dark: boolean): string {
  const say: Say = (id, en) => (language === 'id' ? id : en)
  const found = Object.entries(scenes).find(([each]) => each === name)
  if (found === undefined) throw new Error(`no scene ${name}`)
  const Content = found[1]
  const content = <Content say={say} />
  const body = renderToString(
    <Reader language={language} today={TODAY}>
      {name === 'sheet' ? content : framed(name, say, dark, content)}
    </Reader>,
  )
  return `<!doctype html><html lang="${language}" data-theme="${dark ? 'dark' : 'light'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Kawal: ${name}</title><link rel="stylesheet" href="/ui.css"><body>${body}</body></html>`
}
