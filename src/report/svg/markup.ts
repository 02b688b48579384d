/** An SVG element; numbers to two decimals, so that the same picture is always the same text. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(shortNumber(value))}"`)
  const start = `<${name}${written.join('')}`
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`
}

export function shortNumber(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100 + 0) : value
}

/** Text as it stands, in HTML and in XML, which cannot hold control characters or halves of pairs. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export function label(text: string, attributes: Readonly<Record<string, string | number>>): string {
  return element('text', attributes, escapeText(text))
}

/** What is told of the element that it stands in, when asked. */
export function hint(text: string): string {
  return element('title', {}, escapeText(text))
}

/** A name in its own direction of writing; one that needs more room than there is, in pixels, is cut, and told whole when asked. */
export function nameLabel(name: string, room: number, attributes: Readonly<Record<string, string | number>>): string {
  const letters = [...name]
  const most = Math.max(2, Math.floor(room / widthOfLetter))
  const isCut = letters.length > most
  const shown = isCut ? `${letters.slice(0, most - 1).join('')}…` : name
  return element(
    'text',
    { ...attributes, 'unicode-bidi': 'plaintext' },
    escapeText(shown),
    ...(isCut ? [hint(name)] : []),
  )
}

/** About, in text of 13 pixels. */
const widthOfLetter = 6.5
