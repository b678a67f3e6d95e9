// SPDX-License-Identifier: AGPL-3.0-or-later
// Light or dark: as the system says, until someone chooses.

import { useEffect, useState } from 'preact/hooks'
import { keep, recall } from '#platform/web/kept.ts'

type Theme = 'light' | 'dark'

function chosen(): Theme | undefined {
  const kept = recall('device', 'theme')
  return kept === 'light' || kept === 'dark' ? kept : undefined
}

/** Puts the chosen theme on the page; called before anything is drawn. */
export function applyTheme(): void {
  const theme = chosen()
  if (theme === undefined) delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Whether the page is dark now, and how to choose. */
export function useTheme(): readonly [dark: boolean, choose: (theme: Theme) => void] {
  const [system] = useState(() => matchMedia('(prefers-color-scheme: dark)'))
  const [dark, setDark] = useState(() => (chosen() ?? (system.matches ? 'dark' : 'light')) === 'dark')
  useEffect(() => {
    const follow = (): void => setDark((chosen() ?? (system.matches ? 'dark' : 'light')) === 'dark')
    system.addEventListener('change', follow)
    return () => system.removeEventListener('change', follow)
  }, [system])
  const choose = (theme: Theme): void => {
    keep('device', 'theme', theme)
    applyTheme()
    setDark(theme === 'dark')
  }
  return [dark, choose]
}
