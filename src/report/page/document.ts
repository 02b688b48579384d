import type { Negotiation } from '../../model/negotiation.js'
import { element, escapeText } from '../svg/markup.js'
import { inlineOf } from './inline.js'
import { partIds, partTitles } from './part.js'
import { partHtml } from './partHtml.js'
import { pageStyle } from './style.js'
import { daysOf, shownIn, type View } from './view.js'

/** A script, deflated and in base 64, and its digest as Content-Security-Policy wants it. */
export interface PackedScript {
  readonly packed: string
  readonly digest: string
}

/** Unpacks the script of the page and runs it, if it is the one that the policy allows. Without it, the page stands as it is. */
const loader = `(async()=>{const packed=Uint8Array.from(atob(document.getElementById('code').textContent),c=>c.charCodeAt(0));
const script=document.createElement('script');
script.textContent=await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
document.body.append(script)})()`

/** The page as a whole, with everything that its script needs. */
export async function pageHtml(negotiation: Negotiation, view: View, script: PackedScript): Promise<string> {
  const style = pageStyle()
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${await digest(loader)}' 'sha256-${script.digest}'`,
    `style-src 'sha256-${await digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const head = [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, escapeText(negotiation.title)),
    `<style>${style}</style>`,
  ]
  const data = element('script', { type: 'application/json', id: 'data' }, json({ negotiation, view }))
  const code = element('script', { type: 'text/plain', id: 'code' }, script.packed)
  const body = element('body', {}, ...bodyParts(negotiation, view), data, code, `<script>${loader}</script>`)
  return `<!doctype html>\n${element('html', { lang: 'en', dir: 'ltr' }, element('head', {}, ...head), body)}\n`
}

function bodyParts(negotiation: Negotiation, view: View): string[] {
  const shown = { negotiation: shownIn(negotiation, view).negotiation, whole: negotiation, day: view.day, view }
  const links = partIds.map((id) =>
    element('li', {}, element('a', { href: `#${id}`, 'data-part': id }, partTitles[id])),
  )
  const sections = partIds.map((id) =>
    element('section', { id, 'aria-labelledby': `${id}-title` }, partHtml(id, shown)),
  )
  return [
    element(
      'header',
      {},
      element('p', { class: 'kicker' }, 'What the record says, and what follows from it'),
      element('h1', {}, inlineOf(negotiation).name(negotiation.title)),
      element('div', { id: 'supposed', role: 'status', hidden: '' }, ''),
    ),
    bar(negotiation, view),
    element(
      'div',
      { class: 'page', id: 'page' },
      element('nav', { 'aria-label': 'Parts of the report' }, element('ol', {}, ...links)),
      element('main', {}, ...sections),
    ),
    element('footer', {}, footer),
    element('dialog', { id: 'act', 'aria-labelledby': 'act-title' }, ''),
  ]
}

const footer =
  'Gaps run from 0 (same) to 1 (opposite ends of a scale), as bounds: what is unknown is never filled in. The report describes; it does ' +
  'not say who should give way.'

/** What only works with the script is hidden until it runs. */
function bar(negotiation: Negotiation, { day }: View): string {
  const days = daysOf(negotiation)
  const at = day === undefined ? days.length - 1 : days.findLastIndex((one) => one <= day)
  const slider = { id: 'day', type: 'range', min: 0, max: Math.max(0, days.length - 1), step: 1, value: at }
  const panel = { id: 'what-if', hidden: '', role: 'region', 'aria-label': 'What if' }
  const controls = element(
    'div',
    { class: 'bar', id: 'bar', role: 'region', 'aria-label': 'What is shown', hidden: '' },
    element(
      'form',
      {},
      element(
        'label',
        {},
        element('span', {}, 'As of'),
        element('input', slider),
        element('output', { for: 'day', id: 'day-shown' }, day ?? days.at(-1) ?? 'before the first act'),
      ),
      element(
        'button',
        { type: 'button', id: 'ask', 'aria-expanded': 'false', 'aria-controls': 'what-if' },
        'What if …',
      ),
      element('button', { type: 'button', id: 'reset', hidden: '' }, 'Back to the record'),
    ),
  )
  return controls + element('div', { class: 'panel' }, element('div', panel, ''))
}

/** JSON that no parser of HTML takes for markup. */
function json(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

/** As Content-Security-Policy wants it: SHA-256 of the text in UTF-8, in base 64. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return btoa(String.fromCharCode(...bytes))
}
