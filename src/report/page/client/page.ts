/** The element with an id, which the page has. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no ${id}`)
  return found
}

/** Sets what an element holds; what had the focus in it has it again, and what was unfolded stays so. */
export function setHtml(element: HTMLElement, html: string): void {
  const focused = element.contains(document.activeElement) ? document.activeElement : null
  const key = focused === null ? undefined : keyOf(focused)
  const open = [...element.querySelectorAll('details[open]')].map((details) => summaryOf(details))
  element.innerHTML = html
  for (const details of element.querySelectorAll('details')) if (open.includes(summaryOf(details))) details.open = true
  if (key !== undefined) element.querySelector<HTMLElement>(key)?.focus({ preventScroll: true })
}

function summaryOf(details: Element): string {
  return details.querySelector('summary')?.textContent ?? ''
}

/** A selector that finds an element again after the page was set anew. */
function keyOf(element: Element): string | undefined {
  for (const name of ['id', 'data-pair', 'data-order', 'data-toggle', 'data-act', 'data-remove']) {
    const value = element.getAttribute(name)
    if (value !== null) return `[${name}="${CSS.escape(value)}"]`
  }
  return undefined
}

/** The nearest element around where something happened that has an attribute, with its value. */
export function attributeAt(event: Event, name: string): string | undefined {
  const target = event.target instanceof Element ? event.target.closest(`[${name}]`) : null
  return target?.getAttribute(name) ?? undefined
}
