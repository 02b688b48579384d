import type { Negotiation } from '../../model/negotiation.js'
import { actsById, perNegotiation } from '../../record/checked.js'
import { element, escapeText } from '../svg/markup.js'

/** How text of reports becomes HTML: what it names is found again, and led to its source. */
export interface Inline {
  /** Sentences: acts that are cited become links, as do addresses; names in other directions of writing are set apart. */
  text(text: string): string
  /** A list of acts, as in a column of a table. */
  acts(text: string): string
  /** Where something was read: "article, characters 3–9; minutes". */
  evidence(text: string): string
  /** A name by itself, or another text of the record. */
  name(text: string): string
}

/** Some letter that runs from right to left, or a character that turns the direction. */
const turning = /[\p{Bidi_Control}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u

const id = '[A-Za-z][\\w-]*'
const mark = '(?: \\[hypothetical\\])?'
const address = '(?<address>https?://[^\\s<>"\'”“]+[^\\s<>"\'”“.,;:)])'
/** "demandArms, by 2025-04-17" */
const cited = `(?<![\\w-])(?<cited>${id}${mark})(?=, (?:by )?\\d{4}-\\d\\d-\\d\\d)`
/** "(claim, offer [hypothetical])" */
const listed = `(?<=\\()(?<listed>${id}${mark}(?:, ${id}${mark})*)(?=\\))`

export const inlineOf = perNegotiation((negotiation): Inline => {
  const names = turningNames(negotiation).map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  const parts = [...(names.length === 0 ? [] : [`(?<name>${names.join('|')})`]), address, cited, listed]
  const pattern = new RegExp(parts.join('|'), 'gu')
  const acts = (text: string) => linkedActs(negotiation, text)
  return {
    acts,
    evidence: (text) =>
      text
        .split('; ')
        .map((part) => linkedSource(negotiation, part))
        .join('; '),
    name: (text) => element('bdi', {}, escapeText(text)),
    text: (text) => {
      let html = ''
      let done = 0
      for (const match of text.matchAll(pattern)) {
        const found = match[0]
        html += escapeText(text.slice(done, match.index))
        done = match.index + found.length
        if (match.groups?.name !== undefined) html += element('bdi', {}, escapeText(found))
        else if (match.groups?.address !== undefined) html += linkedAddress(found)
        else html += acts(found)
      }
      return html + escapeText(text.slice(done))
    },
  }
})

/** Nothing but the web is linked to: an address of another kind stays text. */
export function linkedAddress(address: string): string {
  if (!/^https?:\/\//i.test(address)) return element('bdi', {}, escapeText(address))
  return element('a', { href: address, rel: 'noopener noreferrer' }, element('bdi', {}, escapeText(address)))
}

/** Text that is a list of known acts, each as a link; any other text as it stands. */
function linkedActs(negotiation: Negotiation, text: string): string {
  const names = text.split(', ')
  const known = actsById(negotiation)
  if (!names.every((name) => known.has(bare(name)))) return escapeText(text)
  return names.map((name) => linkedAct(bare(name), name)).join(', ')
}

function bare(name: string): string {
  return name.replace(/ \[hypothetical\]$/, '')
}

export function linkedAct(act: string, text: string): string {
  return element('a', { href: `#act-${act}`, 'data-act': act }, escapeText(text))
}

function linkedSource(negotiation: Negotiation, text: string): string {
  const source = /^[A-Za-z][\w-]*/.exec(text)?.[0] ?? ''
  if (!Object.hasOwn(negotiation.sources, source)) return escapeText(text)
  return `${element('a', { href: `#source-${source}`, 'data-source': source }, source)}${escapeText(text.slice(source.length))}`
}

function turningNames(negotiation: Negotiation): string[] {
  const { title, parties, delegates, issues, sources } = negotiation
  const scales = Object.values(issues).flatMap(({ scale }) =>
    scale.kind === 'ordinal' ? scale.levels : scale.kind === 'nominal' ? scale.options : [],
  )
  const named = [...Object.values(parties), ...Object.values(delegates), ...Object.values(issues)].map(
    ({ name }) => name,
  )
  const titled = Object.values(sources).flatMap((source) => [source.title, source.author ?? '', source.publisher ?? ''])
  const roles = Object.values(delegates).map(({ role }) => role)
  const all = [title, ...named, ...titled, ...roles, ...scales].filter((name) => turning.test(name))
  return [...new Set(all)].sort((a, b) => b.length - a.length)
}
