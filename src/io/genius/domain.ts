import { freeze, type Immutable } from 'immer'
import type * as z from 'zod'
import { failAt, safely, show } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields, text } from '../../model/schema.js'
import { atLine, type Read, type Source } from '../text/source.js'
import { childrenOf, within } from '../xml/attributes.js'
import { readXml, writeXml, type XmlElement } from '../xml/element.js'
import { issueOutline, issuesSchema, readIssue } from './issue.js'

export const geniusDomainSchema = fields({
  /** Of the objective that holds the issues. */
  name: text,
  issues: issuesSchema,
})

/** A domain as GENIUS keeps it: what is to be settled, without what it is worth to whom. Plain JSON data. */
export type GeniusDomain = Immutable<z.output<typeof geniusDomainSchema>>

/**
 * Reads a domain of GENIUS 10 (`<negotiation_template>`): XML, from its text or bytes. A file that is not well-formed since
 * it is in Latin-1 without saying so, or has something before its first line, is mended, and `mended` says so. Agents,
 * descriptions and costs are left out; they mean nothing in GENIUS either.
 *
 * Rejects with `DemarcheError`, its path naming the line, for what is no such file. Needs `fast-xml-parser`.
 */
export async function readGeniusDomain(source: Source): Promise<Read<GeniusDomain>> {
  const { data: root, mended } = await readXml(source)
  expectRoot(root, 'negotiation_template', 'a domain')
  const [space] = childrenOf(root, 'utility_space')
  return freeze({ data: domainIn(space ?? root), mended }, true)
}

/** The twin of `readGeniusDomain` that returns the error instead of rejecting with it. */
export const safeReadGeniusDomain = safely(readGeniusDomain)

function domainIn(space: XmlElement): GeniusDomain {
  const [objective] = childrenOf(space, 'objective')
  const name = objective?.attributes.get('name') ?? ''
  return parseWith(geniusDomainSchema, { name, issues: within(space, 'issue').map(readIssue) }, [atLine(space.line)])
}

export function expectRoot(root: XmlElement, name: string, what: string): void {
  if (root.name === name) return
  failAt([atLine(root.line)], {
    code: 'inconsistent',
    expected: `${what} of GENIUS, <${name}>`,
    found: show(root.name),
  })
}

/**
 * Writes a domain as GENIUS 10 reads it. Reading it again gives the same data. Rejects with `DemarcheError` for what is no
 * such data, and for characters that XML cannot hold. Needs `fast-xml-parser`.
 */
export async function writeGeniusDomain(domain: GeniusDomain): Promise<string> {
  const { name, issues } = parseWith(geniusDomainSchema, readData(domain), [])
  return writeXml([
    'negotiation_template',
    { number_of_sessions: 1 },
    [
      [
        'utility_space',
        { number_of_issues: issues.length },
        [
          [
            'objective',
            { index: 0, name, type: 'objective', etype: 'objective', description: '' },
            issues.map((issue) => issueOutline(issue)),
          ],
        ],
      ],
    ],
  ])
}
