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

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

export function label(text: string, attributes: Readonly<Record<string, string | number>>): string {
  return element('text', attributes, escapeText(text))
}
