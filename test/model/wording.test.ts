import { asOf, type DemarcheError, defineNegotiation, parseNegotiation } from 'demarche'
import { describe, expect, it } from 'vitest'
import { wageTalks } from '../support/wage.js'

const bare = { id: 'a', by: 'union', date: '2026-01-10' }
const act = { ...bare, kind: 'demand', issue: 'raise', region: 5, firmness: 'firm' }
const acts = (...acts: unknown[]) => parseNegotiation({ ...JSON.parse(JSON.stringify(wageTalks)), acts })
const define = (part: object) => defineNegotiation({ id: 't', title: 'T', parties: {}, issues: {}, ...part } as never)

/** Where each kind of input goes. */
const places = {
  date: (date: unknown) => acts({ ...act, date }),
  day: (date: unknown) => asOf(wageTalks, date as never),
  scale: (scale: unknown) => define({ issues: { x: { name: 'X', scale } } }),
  party: (party: unknown) => define({ parties: { p: party } }),
  parties: (parties: unknown) => define({ parties }),
  raise: (region: unknown) => acts({ ...act, region }),
  council: (region: unknown) => acts({ ...act, issue: 'council', region }),
  venue: (region: unknown) => acts({ ...act, issue: 'venue', region }),
  shifts: (region: unknown) => acts({ ...act, issue: 'shifts', region }),
  field: (fields: unknown) => acts({ ...act, ...(fields as object) }),
  other: (fields: unknown) => acts({ ...act, id: 'first', by: 'port' }, { ...bare, ...(fields as object) }),
  evidence: (selector: unknown) => acts({ ...act, evidence: [{ source: 'minutes', selector }] }),
}

type Row = [input: unknown, answer: string, message?: string]

/** What is said of each input, so that every sentence has been read by a person. */
const said: Record<keyof typeof places, Row[]> = {
  date: [
    [
      '2026-13-01',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-13-01": there is no month 13',
    ],
    [
      '2026-00-10',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-00-10": there is no month 00',
    ],
    [
      '2026-04-31',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-04-31": there is no such day in 2026-04',
    ],
    [
      '2026-06-31',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-06-31": there is no such day in 2026-06',
    ],
    [
      '2026-01-00',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-01-00": there is no such day in 2026-01',
    ],
    [
      '2026-01-32',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-01-32": there is no such day in 2026-01',
    ],
    [
      '2026-02-29',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-02-29": there is no such day in 2026-02',
    ],
    [
      '1900-02-29',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "1900-02-29": there is no such day in 1900-02',
    ],
    [
      'x2026-01-10',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "x2026-01-10": it has another form',
    ],
    [
      '2026-01-10x',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-01-10x": it has another form',
    ],
    [
      '2026-1-1',
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-1-1": it has another form',
    ],
    [
      20260110,
      'invalidType',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found 20260110: it is neither',
    ],
    [
      null,
      'invalidType',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found null: it is neither',
    ],
    [
      {},
      'invalidType',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found an empty object: `to` is needed',
    ],
    [
      { to: '2026-02-30' },
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found { to: "2026-02-30" }: there is no such day in 2026-02',
    ],
    [
      { from: '2026-02-30', to: '2026-03-01' },
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found { from: "2026-02-30", to: "2026-03-01" }: there is no such day in 2026-02',
    ],
    [
      { from: '2026-03-02' },
      'invalidType',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found { from: "2026-03-02" }: `to` is needed',
    ],
    [
      { from: '2026-03-02', to: '2026-03-01' },
      'invalidDate',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found { from: "2026-03-02", to: "2026-03-01" }: `from` is after `to`',
    ],
    [
      { from: 7, to: '2026-03-01' },
      'invalidType',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found { from: 7, to: "2026-03-01" }: it has another form',
    ],
    [
      { to: 7 },
      'invalidType',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found { to: 7 }: `to` is needed',
    ],
    [
      { from: ['2027-01-01'], to: '2026-03-01' },
      'invalidType',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found { from: […], to: "2026-03-01" }: it has another form',
    ],
    [
      { from: '2026-03-01', to: '2026-03-01', day: 1 },
      'unknownKey',
      'acts[0].date.day: unknown field "day"; the fields here are from, to',
    ],
    [
      undefined,
      'missing',
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found undefined: it is neither',
    ],
    ['2024-02-29', 'fine'],
    ['2000-02-29', 'fine'],
    ['2026-12-31', 'fine'],
    ['2026-01-31', 'fine'],
    ['2026-11-30', 'fine'],
    [{ from: '2026-01-10', to: '2026-01-10' }, 'fine'],
    [{ to: '2026-01-10' }, 'fine'],
  ],
  day: [
    [7, 'invalidDate', 'date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found 7: it is no text'],
    [
      '2026-02-30',
      'invalidDate',
      'date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-02-30": there is no such day in 2026-02',
    ],
    ['2026-02-28', 'fine'],
  ],
  scale: [
    [
      { kind: 'ordinal', levels: ['a'] },
      'invalidValue',
      'issues.x.scale.levels: expected at least two levels, found a list of 1',
    ],
    [{ kind: 'ordinal', levels: 'a' }, 'invalidType', 'issues.x.scale.levels: expected an array, found "a"'],
    [
      { kind: 'ordinal', levels: ['a', 'a'] },
      'duplicateId',
      'issues.x.scale.levels[1]: the level id "a" is already taken; ids are unique',
    ],
    [
      { kind: 'ordinal', levels: ['a', 'b'], coordinates: [0] },
      'inconsistent',
      'issues.x.scale.coordinates: expected 2 rising coordinates, one a level, found a list of 1',
    ],
    [
      { kind: 'ordinal', levels: ['a', 'b'], coordinates: [1, 0] },
      'inconsistent',
      'issues.x.scale.coordinates: expected 2 rising coordinates, one a level, found a list of 2',
    ],
    [
      { kind: 'ordinal', levels: ['a', 'b'], coordinates: [0.5, 0.5] },
      'inconsistent',
      'issues.x.scale.coordinates: expected 2 rising coordinates, one a level, found a list of 2',
    ],
    [
      { kind: 'ordinal', levels: ['a', 'b'], coordinates: [0, 2] },
      'invalidValue',
      'issues.x.scale.coordinates[1]: expected a number of at most 1, found 2',
    ],
    [{ kind: 'ordinal', levels: ['a', 'b', 'c'], coordinates: [0, 0.25, 1] }, 'fine'],
    [
      { kind: 'interval', min: 1, max: 1 },
      'inconsistent',
      'issues.x.scale.max: expected a max above the min of 1, at a finite distance, found 1',
    ],
    [
      { kind: 'interval', min: -1e308, max: 1e308 },
      'inconsistent',
      'issues.x.scale.max: expected a max above the min of -1e+308, at a finite distance, found 1e+308',
    ],
    [{ kind: 'interval', min: 0 }, 'missing', 'issues.x.scale.max: expected a number, found nothing'],
    [{ kind: 'interval', min: -5, max: -1 }, 'fine'],
    [
      { kind: 'nominal', options: ['a'] },
      'invalidValue',
      'issues.x.scale.options: expected at least two options, found a list of 1',
    ],
    [
      { kind: 'nominal', options: ['a', 'b'], distances: [{ between: ['a', 'a'], distance: 1 }] },
      'inconsistent',
      'issues.x.scale.distances[0].between: expected two different options of the scale, each pair once, found "a", "a"',
    ],
    [
      { kind: 'nominal', options: ['a', 'b'], distances: [{ between: ['a', 'c'], distance: 1 }] },
      'inconsistent',
      'issues.x.scale.distances[0].between: expected two different options of the scale, each pair once, found "a", "c"',
    ],
    [
      {
        kind: 'nominal',
        options: ['a', 'b'],
        distances: [
          { between: ['a', 'b'], distance: 1 },
          { between: ['b', 'a'], distance: 1 },
        ],
      },
      'inconsistent',
      'issues.x.scale.distances[1].between: expected two different options of the scale, each pair once, found "b", "a"',
    ],
    [
      {
        kind: 'nominal',
        options: ['a', 'b', 'c'],
        distances: [
          { between: ['a', 'b'], distance: 0.25 },
          { between: ['b', 'c'], distance: 0.25 },
        ],
      },
      'inconsistent',
      'issues.x.scale.distances: expected distances that obey the triangle inequality (a to c is further than by way of b), found 1 against 0.5',
    ],
    [
      {
        kind: 'nominal',
        options: ['a', 'b', 'c'],
        distances: [
          { between: ['a', 'b'], distance: 0.5 },
          { between: ['b', 'c'], distance: 0.5 },
        ],
      },
      'fine',
    ],
    [
      { kind: 'nominal', options: ['a', 'b'], distances: [{ between: ['a', 'b'], distance: 0 }] },
      'invalidValue',
      'issues.x.scale.distances[0].distance: expected a number of above 0, found 0',
    ],
    [
      { kind: 'cardinal' },
      'invalidValue',
      'issues.x.scale.kind: expected one of binary, ordinal, interval, nominal, found "cardinal"; did you mean "ordinal"?',
    ],
    [{}, 'missing', 'issues.x.scale.kind: expected one of binary, ordinal, interval, nominal, found nothing'],
    ['ordinal', 'invalidType', 'issues.x.scale: expected an object, found "ordinal"'],
    [
      { kind: 'binary', levels: [] },
      'unknownKey',
      'issues.x.scale.levels: unknown field "levels"; the fields here are kind',
    ],
    [
      { kind: 'nominal', options: ['', 'b'] },
      'invalidValue',
      'issues.x.scale.options[0]: expected text with a length of at least 1, found ""',
    ],
  ],
  party: [
    [
      { kind: 'group', name: 'P', size: { about: 0 } },
      'invalidValue',
      'parties.p.size.about: expected a number of at least 1, found 0',
    ],
    [
      { kind: 'group', name: 'P', size: { about: 1, exactly: 1 } },
      'invalidType',
      'parties.p.size: expected { exactly } or { about }, a whole number from 1 on, found { about: 1, exactly: 1 }',
    ],
    [
      { kind: 'group', name: 'P', size: { exactly: 1.5 } },
      'invalidType',
      'parties.p.size: expected { exactly } or { about }, a whole number from 1 on, found { exactly: 1.5 }',
    ],
    [{ kind: 'group', name: 'P', size: { about: 30 } }, 'fine'],
    [
      { kind: 'grup', name: 'P' },
      'invalidValue',
      'parties.p.kind: expected one of state, organisation, coalition, group, person, found "grup"; did you mean "group"?',
    ],
    [{ kind: 'group' }, 'missing', 'parties.p.name: expected a string, found nothing'],
    [
      { kind: 'coalition', name: 'P', rule: 'unanimity' },
      'inconsistent',
      'parties.p.rule: expected members, since the rule is unanimity, found none',
    ],
    [
      { kind: 'coalition', name: 'P', rule: 'leads' },
      'inconsistent',
      'parties.p.rule: expected leads, since the rule is that they decide, found none',
    ],
    [
      { kind: 'coalition', name: 'P', bindsMembers: true },
      'inconsistent',
      'parties.p.bindsMembers: expected members who are bound, found none',
    ],
    [
      { kind: 'coalition', name: 'P', members: ['p'] },
      'circular',
      'parties.p.members: p → p: a party cannot contain itself',
    ],
    [
      { kind: 'coalition', name: 'P', members: [] },
      'invalidValue',
      'parties.p.members: expected a list with at least 1, found an empty list',
    ],
    [
      { kind: 'coalition', name: 'P', members: ['q'] },
      'unknownName',
      'parties.p.members[0]: unknown party "q" (known: p); did you mean "p"?',
    ],
  ],
  parties: [
    [
      { '1st': { kind: 'group', name: 'P' } },
      'invalidId',
      'parties.1st: expected an id (a letter, then letters, digits, _ or -; at most 128 characters), found "1st": it has another form',
    ],
    [{ first: { kind: 'group', name: 'P' } }, 'fine'],
  ],
  raise: [
    [{ atLeast: 3, above: 2 }, 'inconsistent', 'acts[0].region: expected atLeast or above, found both'],
    [{ atMost: 3, below: 2 }, 'inconsistent', 'acts[0].region: expected atMost or below, found both'],
    [
      { atLeast: 11 },
      'offScale',
      'acts[0].region.atLeast: 11 is not on the scale of raise: expected a number from 0 to 10 %',
    ],
    [
      { atLeast: 'x' },
      'offScale',
      'acts[0].region.atLeast: "x" is not on the scale of raise: expected a number from 0 to 10 %',
    ],
    [{}, 'fine'],
    [
      { anyOf: [] },
      'invalidType',
      'acts[0].region: expected a value, bounds { atLeast or above, atMost or below }, or { anyOf: [values or bounds] }, found { anyOf: […] }',
    ],
    [{ anyOf: [{}] }, 'fine'],
    [
      [],
      'invalidType',
      'acts[0].region: expected a value, bounds { atLeast or above, atMost or below }, or { anyOf: [values or bounds] }, found an empty list',
    ],
    [
      null,
      'invalidType',
      'acts[0].region: expected a value, bounds { atLeast or above, atMost or below }, or { anyOf: [values or bounds] }, found null',
    ],
    ['five', 'offScale', 'acts[0].region: "five" is not on the scale of raise: expected a number from 0 to 10 %'],
    [
      { atLeast: 7, atMost: 3 },
      'emptyRegion',
      'acts[0].region: { atLeast: 7, atMost: 3 } contains no value of the scale of raise',
    ],
    [
      { above: 7, below: 7 },
      'emptyRegion',
      'acts[0].region: { above: 7, below: 7 } contains no value of the scale of raise',
    ],
    [
      { anyOf: [5, { atLeast: 12 }] },
      'offScale',
      'acts[0].region.anyOf[1].atLeast: 12 is not on the scale of raise: expected a number from 0 to 10 %',
    ],
    [true, 'offScale', 'acts[0].region: true is not on the scale of raise: expected a number from 0 to 10 %'],
  ],
  council: [
    [
      { atLeast: true },
      'invalidType',
      'acts[0].region: expected a value, bounds { atLeast or above, atMost or below }, or { anyOf: [values or bounds] }, found { atLeast: true }',
    ],
    [
      { atLeast: 1 },
      'offScale',
      'acts[0].region: { atLeast: 1 } is not on the scale of council: expected true or false (a binary scale has no bounds; use { anyOf: [...] } for several)',
    ],
    ['x', 'offScale', 'acts[0].region: "x" is not on the scale of council: expected true or false'],
    [1, 'offScale', 'acts[0].region: 1 is not on the scale of council: expected true or false'],
    [
      { anyOf: [true, 'x'] },
      'offScale',
      'acts[0].region.anyOf[1]: "x" is not on the scale of council: expected true or false',
    ],
    [true, 'fine'],
  ],
  venue: [
    [
      'cuort',
      'offScale',
      'acts[0].region: "cuort" is not on the scale of venue: expected one of court, ministry, chamber; did you mean "court"?',
    ],
    [
      { atLeast: 'court' },
      'offScale',
      'acts[0].region: { atLeast: "court" } is not on the scale of venue: expected one of court, ministry, chamber (a nominal scale has no bounds; use { anyOf: [...] } for several)',
    ],
    [3, 'offScale', 'acts[0].region: 3 is not on the scale of venue: expected one of court, ministry, chamber'],
    [{ anyOf: ['court', 'ministry'] }, 'fine'],
  ],
  shifts: [
    [
      { atLeast: 'many', atMost: 'none' },
      'emptyRegion',
      'acts[0].region: { atLeast: "many", atMost: "none" } contains no value of the scale of shifts',
    ],
    [
      2,
      'offScale',
      'acts[0].region: 2 is not on the scale of shifts: expected one of the levels none < few < some < many',
    ],
    [
      'lots',
      'offScale',
      'acts[0].region: "lots" is not on the scale of shifts: expected one of the levels none < few < some < many',
    ],
    [
      { above: 'fwe' },
      'offScale',
      'acts[0].region.above: "fwe" is not on the scale of shifts: expected one of the levels none < few < some < many; did you mean "few"?',
    ],
    [
      { above: 'none', below: 'few' },
      'emptyRegion',
      'acts[0].region: { above: "none", below: "few" } contains no value of the scale of shifts',
    ],
    [{ above: 'few' }, 'fine'],
  ],
  field: [
    [
      { event: { cameo: '1' } },
      'invalidValue',
      'acts[0].event.cameo: expected a CAMEO code: two to four digits, of which the first two are 01 to 20, found "1"',
    ],
    [
      { event: { cameo: '00' } },
      'invalidValue',
      'acts[0].event.cameo: expected a CAMEO code: two to four digits, of which the first two are 01 to 20, found "00"',
    ],
    [
      { event: { cameo: '21' } },
      'invalidValue',
      'acts[0].event.cameo: expected a CAMEO code: two to four digits, of which the first two are 01 to 20, found "21"',
    ],
    [
      { event: { cameo: '01234' } },
      'invalidValue',
      'acts[0].event.cameo: expected a CAMEO code: two to four digits, of which the first two are 01 to 20, found "01234"',
    ],
    [
      { event: { cameo: 'x01' } },
      'invalidValue',
      'acts[0].event.cameo: expected a CAMEO code: two to four digits, of which the first two are 01 to 20, found "x01"',
    ],
    [
      { event: { cameo: '1x' } },
      'invalidValue',
      'acts[0].event.cameo: expected a CAMEO code: two to four digits, of which the first two are 01 to 20, found "1x"',
    ],
    [
      { event: { cameo: '01x' } },
      'invalidValue',
      'acts[0].event.cameo: expected a CAMEO code: two to four digits, of which the first two are 01 to 20, found "01x"',
    ],
    [{ event: { cameo: '01' } }, 'fine'],
    [{ event: { cameo: '0123' } }, 'fine'],
    [{ event: { cameo: '20' } }, 'fine'],
    [{ event: { cameo: '10' } }, 'fine'],
    [
      { event: { plover: { event: 'AGRE' } } },
      'invalidValue',
      'acts[0].event.plover.event: expected one of AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT, found "AGRE"; did you mean "AGREE"?',
    ],
    [{ salience: 2 }, 'invalidValue', 'acts[0].salience: expected a number of at most 1, found 2'],
    [{ salience: -1 }, 'invalidValue', 'acts[0].salience: expected a number of at least 0, found -1'],
    [{ salience: 'much' }, 'invalidType', 'acts[0].salience: expected a number, found "much"'],
    [{ salience: 1 }, 'fine'],
    [{ to: [] }, 'invalidValue', 'acts[0].to: expected a list with at least 1, found an empty list'],
    [{ to: 'port' }, 'invalidType', 'acts[0].to: expected an array, found "port"'],
    [{ hypothetical: false }, 'invalidValue', 'acts[0].hypothetical: expected true, found false'],
    [
      { assertedBy: 'nobody' },
      'invalidType',
      'acts[0].assertedBy: expected "narrator", { speaker } or { officialsOf }, found "nobody"',
    ],
    [{ assertedBy: { speaker: 'amal' } }, 'fine'],
    [
      { kind: 'demnad' },
      'invalidValue',
      'acts[0].kind: expected one of demand, statement, proposal, acceptance, rejection, withdrawal, appeal, accusation, pledge, doubt, threat, meeting, incident, found "demnad"; did you mean "demand"?',
    ],
    [{ ideal: 7 }, 'inconsistent', 'acts[0].ideal: expected an ideal point inside the region, found 7'],
    [
      { ideal: {} },
      'invalidType',
      'acts[0].ideal: expected a value of the scale: true or false, a number or a name, found an empty object',
    ],
    [{ ideal: 11 }, 'offScale', 'acts[0].ideal: 11 is not on the scale of raise: expected a number from 0 to 10 %'],
    [{ ideal: 5 }, 'fine'],
    [
      { foo: 1 },
      'unknownKey',
      'acts[0].foo: unknown field "foo"; the fields here are kind, id, date, to, affects, beneficiaries, speaker, event, assertedBy, certainty, evidence, note and 11 more',
    ],
    [
      { region: undefined },
      'missing',
      'acts[0].region: expected a value, bounds { atLeast or above, atMost or below }, or { anyOf: [values or bounds] }, found undefined',
    ],
    [
      { event: { cameo: '01', camoe: '01', code: 1 } },
      'unknownKey',
      'acts[0].event.camoe: unknown field "camoe"; the fields here are cameo, plover; did you mean "cameo"?; unknown field "code"; the fields here are cameo, plover',
    ],
    [
      { event: Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`x${i}`, 1])) },
      'unknownKey',
      `acts[0].event.x0: ${Array.from({ length: 12 }, (_, i) => `unknown field "x${i}"; the fields here are cameo, plover`).join('; ')}; and 2 more unknown fields`,
    ],
    [
      { id: '' },
      'invalidId',
      'acts[0].id: expected an id (a letter, then letters, digits, _ or -; at most 128 characters), found "": it has another form',
    ],
    [{ id: 7 }, 'invalidType', 'acts[0].id: expected a string, found 7'],
    [
      { id: '1a' },
      'invalidId',
      'acts[0].id: expected an id (a letter, then letters, digits, _ or -; at most 128 characters), found "1a": it has another form',
    ],
    [
      {
        id: 'a'.repeat(129),
      },
      'invalidId',
      'acts[0].id: expected an id (a letter, then letters, digits, _ or -; at most 128 characters), found "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…": it has another form',
    ],
    [
      {
        id: 'a'.repeat(128),
      },
      'fine',
    ],
    [
      { strength: 'loud' },
      'invalidValue',
      'acts[0].strength: expected one of hope, appeal, push, demand, condition, found "loud"',
    ],
    [
      { conditionFor: [] },
      'invalidValue',
      'acts[0].conditionFor: expected a list with at least 1, found an empty list',
    ],
    [
      { certainty: 'sure' },
      'invalidValue',
      'acts[0].certainty: expected one of explicit, implied, world, found "sure"',
    ],
  ],
  other: [
    [
      { kind: 'statement', issue: 'raise' },
      'inconsistent',
      'acts[1]: expected a region with its firmness, a salience, or both (an ideal point goes with a region), found the fields kind, id, date, assertedBy, certainty, by, issue',
    ],
    [
      { kind: 'statement', issue: 'raise', region: 5 },
      'inconsistent',
      'acts[1]: expected a region with its firmness, a salience, or both (an ideal point goes with a region), found the fields kind, id, date, assertedBy, certainty, by, issue, region',
    ],
    [
      { kind: 'statement', issue: 'raise', firmness: 'soft' },
      'inconsistent',
      'acts[1]: expected a region with its firmness, a salience, or both (an ideal point goes with a region), found the fields kind, id, date, assertedBy, certainty, by, issue, firmness',
    ],
    [
      { kind: 'statement', issue: 'raise', ideal: 5, salience: 1 },
      'inconsistent',
      'acts[1]: expected a region with its firmness, a salience, or both (an ideal point goes with a region), found the fields kind, id, date, assertedBy, certainty, by, issue, ideal, salience',
    ],
    [{ kind: 'statement', issue: 'raise', salience: 1 }, 'fine'],
    [{ kind: 'statement', issue: 'raise', region: 5, firmness: 'soft', ideal: 5 }, 'fine'],
    [
      { kind: 'proposal', terms: {} },
      'inconsistent',
      'acts[1].terms: expected a value or region for at least one issue, found nothing',
    ],
    [{ kind: 'proposal', terms: { raise: 5 } }, 'fine'],
    [
      { kind: 'rejection' },
      'inconsistent',
      'acts[1]: expected either `answers` (and perhaps `issues`), or `issue` with `region`, found the fields kind, id, date, assertedBy, certainty, by',
    ],
    [
      { kind: 'rejection', issue: 'raise' },
      'inconsistent',
      'acts[1]: expected either `answers` (and perhaps `issues`), or `issue` with `region`, found the fields kind, id, date, assertedBy, certainty, by, issue',
    ],
    [
      { kind: 'rejection', region: 5 },
      'inconsistent',
      'acts[1]: expected either `answers` (and perhaps `issues`), or `issue` with `region`, found the fields kind, id, date, assertedBy, certainty, by, region',
    ],
    [
      { kind: 'rejection', answers: 'first', issue: 'raise' },
      'inconsistent',
      'acts[1]: expected either `answers` (and perhaps `issues`), or `issue` with `region`, found the fields kind, id, date, assertedBy, certainty, by, answers, issue',
    ],
    [
      { kind: 'rejection', answers: 'first', region: 5 },
      'inconsistent',
      'acts[1]: expected either `answers` (and perhaps `issues`), or `issue` with `region`, found the fields kind, id, date, assertedBy, certainty, by, answers, region',
    ],
    [
      { kind: 'rejection', issue: 'raise', region: 5, issues: ['raise'] },
      'inconsistent',
      'acts[1]: expected either `answers` (and perhaps `issues`), or `issue` with `region`, found the fields kind, id, date, assertedBy, certainty, by, issues, issue, region',
    ],
    [
      { kind: 'rejection', answers: 'first', issue: 'raise', region: 5 },
      'inconsistent',
      'acts[1]: expected either `answers` (and perhaps `issues`), or `issue` with `region`, found the fields kind, id, date, assertedBy, certainty, by, answers, issue, region',
    ],
    [{ kind: 'acceptance', answers: 'first' }, 'fine'],
    [{ kind: 'acceptance', issue: 'raise', region: 5 }, 'fine'],
    [{ kind: 'withdrawal' }, 'missing', 'acts[1].withdraws: expected a string, found nothing'],
    [
      { kind: 'meeting' },
      'missing',
      'acts[1].participants: expected an array, found nothing\nacts[1].by: unknown field "by"; the fields here are kind, id, date, to, affects, beneficiaries, speaker, event, assertedBy, certainty, evidence, note and 8 more',
    ],
    [
      { kind: 'incident', casualties: { killed: -1 } },
      'invalidValue',
      'acts[1].casualties.killed: expected a number of at least 0, found -1',
    ],
  ],
  evidence: [
    [
      { type: 'TextPositionSelector', start: 0, end: 5, sha256: 'x' },
      'invalidValue',
      'acts[0].evidence[0].selector.sha256: expected a SHA-256 digest: 64 lower-case hexadecimal digits, found "x"',
    ],
    [
      { type: 'TextPositionSelector', start: 5, end: 5 },
      'inconsistent',
      'acts[0].evidence[0].selector.end: expected an end after the start of 5, found 5',
    ],
    [
      {
        type: 'TextPositionSelector',
        start: 0,
        end: 5,
        sha256: '0'.repeat(64),
      },
      'fine',
    ],
    [
      {
        type: 'TextPositionSelector',
        start: 0,
        end: 5,
        sha256: '0'.repeat(65),
      },
      'invalidValue',
      'acts[0].evidence[0].selector.sha256: expected a SHA-256 digest: 64 lower-case hexadecimal digits, found "000000000000000000000000000000000000000000000000000000000…"',
    ],
    [
      { type: 'TextQuote' },
      'invalidValue',
      'acts[0].evidence[0].selector.type: expected one of TextQuoteSelector, TextPositionSelector, found "TextQuote"',
    ],
    [{ type: 'TextQuoteSelector' }, 'missing', 'acts[0].evidence[0].selector.exact: expected a string, found nothing'],
    [{ type: 'TextQuoteSelector', exact: 'words' }, 'fine'],
  ],
}

describe.each(Object.entries(said))('%s', (place, rows) => {
  it.each(rows)('%j: %s', (input, answer, message) => {
    const told = () => {
      try {
        places[place as keyof typeof places](input)
        return ['fine']
      } catch (error) {
        const { issues, message } = error as DemarcheError
        return [issues[0]?.code, message]
      }
    }
    expect(told()).toEqual(message === undefined ? [answer] : [answer, message])
  })
})
