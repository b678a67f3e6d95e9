// SPDX-License-Identifier: AGPL-3.0-or-later
// A page that breaks stops alone: the frame, the menu and what was typed stay.

import { type AnyComponent, Component, type ComponentChildren, type VNode } from 'preact'
import type { PageProps } from '#platform/web/registration.ts'
import { shellWords } from '#platform/web/shell.words.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

function Stopped(): VNode {
  const t = useWords(shellWords)
  return (
    <>
      <PageHead title={t('failed-title')} lead={t('failed-text')} />
      <Button kind="main" onPress={() => location.reload()}>
        {t('reload')}
      </Button>
    </>
  )
}

class Boundary extends Component<{ readonly children: ComponentChildren }, { readonly stopped: boolean }> {
  static override getDerivedStateFromError(): { readonly stopped: boolean } {
    return { stopped: true }
  }
  override state = { stopped: false }
  override componentDidCatch(error: unknown): void {
    console.error(error)
  }
  override render(): ComponentChildren {
    return this.state.stopped ? <Stopped /> : this.props.children
  }
}

/** The page, held so that its errors go no further. Another address begins it anew. */
export function guarded(Page: AnyComponent<PageProps>): (props: PageProps) => VNode {
  return function Guarded(props) {
    return (
      <Boundary key={props.path}>
        <Page {...props} />
      </Boundary>
    )
  }
}
