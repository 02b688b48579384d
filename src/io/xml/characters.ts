import { failAt, show } from '../../model/errors.js'
import { atLine } from '../text/source.js'

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The value of an attribute: the five entities of XML itself and characters by number, nothing else (XML 1.0, 3.3.3, 4.6). */
export function unescaped(raw: string, line: number): string {
  return unescapedText(raw.replaceAll(/[\t\n]/g, ' '), line)
}

/** The text between tags, where spaces, tabs and line breaks count as they stand. */
export function unescapedText(raw: string, line: number): string {
  return raw.replaceAll(/&([^;\s&]*);?/g, (found, name: string) => {
    const character = found.endsWith(';') ? characterOf(name) : undefined
    if (character !== undefined) return character
    const expected = '&amp; or another of the five entities of XML itself (others are never resolved)'
    return failAt([atLine(line)], { code: 'inconsistent', expected, found: show(found) })
  })
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(predefined, name) ? predefined[name] : undefined
  const digits = name.slice(1)
  const code = /^x[\da-f]+$/i.test(digits) ? Number(`0${digits}`) : /^\d+$/.test(digits) ? Number(digits) : Number.NaN
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : undefined
  return character === undefined || strange.test(character) ? undefined : character
}

/** What XML 1.0 cannot hold, not even by number (section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const strange = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u

/** An attribute's value as it is written; line breaks and tabs by number, since they would be read as spaces. */
export function escaped(value: string): string {
  if (strange.test(value)) {
    failAt([], { code: 'inconsistent', expected: 'characters that XML can hold', found: show(value) })
  }
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
