// SPDX-License-Identifier: AGPL-3.0-or-later
// The focus is never lost: when what had it leaves the page, it goes to the heading of the part it was in. Escape folds a filter.

/** Where someone goes on reading after what they stood on is gone, the nearest first. */
function landings(element: Element): readonly Element[] {
  const found: Element[] = []
  for (let part: Element | null = element; part !== null; part = part.parentElement)
    if (part.matches('section, dialog, main')) found.push(part)
  return found
}

function land(parts: readonly Element[]): void {
  const part = parts.find((each) => each.isConnected && each.checkVisibility()) ?? document.getElementById('main')
  const target = part?.querySelector<HTMLElement>('h1, h2, h3') ?? part
  if (!(target instanceof HTMLElement)) return
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'nearest' })
}

/** Watches over the page from now on. */
export function keepFocus(): void {
  let last: Element | undefined
  let parts: readonly Element[] = []
  addEventListener('focusin', (event) => {
    if (!(event.target instanceof Element)) return
    last = event.target
    parts = landings(event.target)
  })
  const lost = (): boolean => last !== undefined && !last.isConnected && document.activeElement === document.body
  new MutationObserver(() => {
    if (!lost()) return
    // A page that knows where to go on says so after this frame; a second move would be read aloud in between.
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (!lost()) return
        last = undefined
        land(parts)
      }),
    )
  }).observe(document.body, { childList: true, subtree: true })

  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Element)) return
    const filter = event.target.closest('details[name="filter"][open]')
    filter?.removeAttribute('open')
    filter?.querySelector('summary')?.focus()
  })
}
