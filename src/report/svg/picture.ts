import { element, escapeText } from './markup.js'
import { ground, ink } from './palette.js'

export interface PictureFrame {
  readonly title: string
  /** What can be seen, in words. */
  readonly description: string
  readonly width: number
  readonly height: number
}

/** A whole SVG picture, with its text alternative, on a ground of its own. */
export function picture({ title, description, width, height }: PictureFrame, parts: readonly string[]): string {
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'font-family': 'sans-serif',
      'font-size': 13,
      fill: ink,
    },
    `\n${[
      element('title', {}, escapeText(title)),
      element('desc', {}, escapeText(description)),
      element('rect', { width, height, fill: ground }),
      ...parts,
    ].join('\n')}\n`,
  )}\n`
}
