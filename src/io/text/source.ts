import { failAt, show } from '../../model/errors.js'

/** What a file holds: its text, or its bytes as they were read. */
export type Source = string | Uint8Array

/** A defect of a file that was mended, so that the rest could be read. */
export interface Mended {
  /**
   * `encoding`: bytes that are not of the encoding that the file has to have. `leadingText`: something before the first
   * line of XML. `number`: a number that is none, where the format has a default.
   */
  readonly kind: 'encoding' | 'leadingText' | 'number'
  /** Where, from 1 on. */
  readonly line: number
  readonly found: string
  /** What it was taken for. */
  readonly readAs: string
}

/** What a file says, and what had to be mended to read it. */
export interface Read<Data> {
  readonly data: Data
  readonly mended: readonly Mended[]
}

export interface Decoded {
  readonly text: string
  readonly mended: readonly Mended[]
}

/** Where a fault lies in a file, as a step of a path. */
export function atLine(line: number): string {
  return `line ${line}`
}

/**
 * The text of a file, without a byte order mark and with line feeds alone. Bytes are UTF-8 or UTF-16 if they say so by a mark,
 * what they declare in XML, and UTF-8 otherwise; bytes that are no UTF-8 are read as Latin-1, in its Windows form.
 */
export function decode(source: Source): Decoded {
  if (typeof source === 'string') return { text: tidy(source), mended: [] }
  // A view of bytes is no proxy, whose traps could throw.
  if (!ArrayBuffer.isView(source) || !(source instanceof Uint8Array)) {
    return failAt([], { code: 'invalidType', expected: 'the text or the bytes of a file', found: source })
  }
  const declared = markedEncoding(source) ?? declaredEncoding(source) ?? 'utf-8'
  const text = decodeAs(source, declared)
  if (text !== undefined) return { text: tidy(text), mended: [] }
  const readAs = 'windows-1252'
  const found = `bytes that are no ${declared.toUpperCase()}`
  const mended: Mended = { kind: 'encoding', line: firstStrangeLine(source, declared), found, readAs }
  return { text: tidy(decodeAs(source, readAs) as string), mended: [mended] }
}

function tidy(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** What `<?xml … encoding="…"?>` says; that can be read only where bytes are characters. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  const declared = /<\?xml\s[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]
  return declared === undefined || /^utf-?16/i.test(declared) ? undefined : declared
}

/** `undefined` where the bytes are not of the encoding. */
function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  const decoder = decoderOf(encoding)
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return failAt([atLine(1)], { code: 'inconsistent', expected: 'an encoding that is known', found: show(encoding) })
  }
}

function firstStrangeLine(bytes: Uint8Array, encoding: string): number {
  let line = 1
  for (let from = 0; from < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, from)
    const to = feed < 0 ? bytes.length : feed + 1
    if (decodeAs(bytes.subarray(from, to), encoding) === undefined) break
    from = to
  }
  return line
}
