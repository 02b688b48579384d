import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import {
  asOf,
  defineNegotiation,
  demand,
  gapMatrix,
  type Negotiation,
  record,
  recordAll,
  rejection,
  statement,
  whatIf,
  withdraw,
} from 'demarche'
import { report } from 'demarche/report'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { parisTalks } from '../../examples/paris/record.js'
import { isWithoutBrowser, openBrowser } from '../support/browser.js'

const paris: Negotiation = parisTalks

describe.skipIf(isWithoutBrowser())('the report in a browser', () => {
  let browser: Browser
  let folder: string
  let said: string[]
  const pages: Page[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-browser-'))
    browser = await openBrowser()
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function write(name: string, negotiation: Negotiation): Promise<string> {
    const file = join(folder, `${name}.html`)
    writeFileSync(file, await report(negotiation))
    return pathToFileURL(file).href
  }

  /** Opens a page from disk, without a network; everything that it asks for or complains of is noted. */
  async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    said = []
    const context = await browser.newContext({ offline: true, ...options })
    const page = await context.newPage()
    pages.push(page)
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    page.on('dialog', (dialog) => said.push(`dialog: ${dialog.message()}`))
    page.on('request', (request) => {
      if (request.url() !== address.replace(/#.*/, '')) said.push(`request: ${request.url()}`)
    })
    await page.goto(address)
    await page.locator('#bar').waitFor()
    await settle(page)
    return page
  }

  const settle = (page: Page) => page.locator('#page:not([aria-busy=true])').waitFor()

  /** Each cell of the gap matrix, as it is read out. */
  const cells = async (page: Page) => (await page.locator('.cell .visually-hidden').allTextContents()).sort()

  function expectedCells(negotiation: Negotiation): string[] {
    const { parties, cells: all } = gapMatrix(negotiation)
    const name = (at: number) => negotiation.parties[parties[at] ?? '']?.name
    const told = (lower: number, upper: number) =>
      lower === upper ? lower.toFixed(2) : `${lower.toFixed(2)}–${upper.toFixed(2)}`
    return all
      .flatMap((row, i) =>
        row.flatMap(({ verdict, lower, upper }, j) =>
          i === j ? [] : [`${name(i)} and ${name(j)}: ${verdict}, ${told(lower, upper)}`],
        ),
      )
      .sort()
  }

  async function expectAccessible(page: Page): Promise<void> {
    // The policy of the page keeps scripts out that are added to it; this one comes through the debugger.
    await page.evaluate(axe.source)
    const violations = await page.evaluate(`axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`)
    expect(violations).toEqual([])
  }

  describe('of the Paris talks', () => {
    let address: string
    beforeAll(async () => {
      address = await write('paris', paris)
    })
    afterEach(() => expect(said).toEqual([]))

    it('asks for nothing, complains of nothing, and shows what the library computes', async () => {
      const page = await open(address)
      expect(await cells(page)).toEqual(expectedCells(paris))
    })

    it('goes to the day that the slider is put at, with the keyboard too', async () => {
      const page = await open(address)
      await page.locator('#day').focus()
      await page.keyboard.press('Home')
      await settle(page)
      expect(await cells(page)).toEqual(expectedCells(asOf(paris, '2025-04-13')))
      expect(await page.locator('#day-shown').textContent()).toBe('2025-04-13')
      expect(await page.locator('#headline').textContent()).toContain('As reported on 2025-04-13')
      expect(page.url()).toContain('day=2025-04-13')
      await page.keyboard.press('End')
      await settle(page)
      expect(await cells(page)).toEqual(expectedCells(paris))
    })

    const supposed = whatIf(
      paris,
      { kind: 'withdrawal', id: 'w', by: 'russia', withdraws: 'demandMobilisation', date: '2025-04-17' },
      {
        kind: 'statement',
        id: 's',
        by: 'us',
        issue: 'mobilisation',
        region: true,
        firmness: 'firm',
        date: '2025-04-17',
      },
    )

    it('works out what would be if an act had not been made, and another had', async () => {
      const page = await open(address)
      await page.locator('#ask').click()
      await page.locator('[data-toggle=demandMobilisation]').uncheck()
      await settle(page)
      expect(await cells(page)).toEqual(expectedCells(withdraw(paris, 'demandMobilisation', { date: '2025-04-17' })))
      await page.locator('#suppose-by').selectOption('us')
      await page.locator('#suppose-issue').selectOption('mobilisation')
      await page.locator('#suppose').click()
      await settle(page)
      expect(await cells(page)).toEqual(expectedCells(supposed))
      expect(await page.locator('#supposed').textContent()).toContain('Hypothetical: 2 acts are supposed')
      expect(await page.title()).toMatch(/^What if: /)
      expect(await page.locator('#positions').textContent()).toContain('with 2 hypothetical acts')

      const again = await open(page.url())
      expect(await cells(again)).toEqual(expectedCells(supposed))
      await again.locator('#reset').click()
      await settle(again)
      expect(await cells(again)).toEqual(expectedCells(paris))
      expect(again.url()).toBe(address)
      expect(await again.locator('#supposed').isVisible()).toBe(false)
    })

    it('tells of a cell its acts, and of an act where it was read', async () => {
      const page = await open(address)
      await page.locator('[data-pair="france,uk"]').click()
      await settle(page)
      expect(await page.locator('#gaps h3').first().textContent()).toBe('France and United Kingdom')
      expect(await page.locator('[data-pair="france,uk"]').getAttribute('aria-pressed')).toBe('true')
      await page.locator('#gaps [data-act=planForce]').first().click()
      expect(await page.locator('#act').textContent()).toContain('US, EU Leaders Discuss Ukraine Security, Ceasefire')
      await page.keyboard.press('Escape')
      expect(await page.locator('#act').isVisible()).toBe(false)
      await page.locator('#answers [data-act=demandArms]').first().click()
      await page.locator('[data-leave-out]').click()
      await settle(page)
      expect(page.url()).toContain('without=demandArms')
    })

    it('sorts the matrix by the gap to one party', async () => {
      const page = await open(address)
      await page.locator('[data-order=ukraine]').click()
      await settle(page)
      const heads = await page.locator('.heat tbody th').allTextContents()
      expect(heads.slice(0, 3)).toEqual(['Ukraine', 'Coalition of the willing', 'Russia'])
      expect(await page.locator('[aria-sort=ascending]').textContent()).toBe('Ukraine')
    })

    it.each(['light', 'dark'] as const)('has nothing that keeps anybody out, %s', async (colorScheme) => {
      const page = await open(address, { colorScheme })
      await expectAccessible(page)
      await page.locator('#ask').click()
      await page.locator('[data-toggle=demandArms]').uncheck()
      await settle(page)
      await expectAccessible(page)
      await page.locator('#answers [data-act=demandMobilisation]').first().click()
      await expectAccessible(page)
    })

    it('fits on a telephone', async () => {
      const page = await open(address, { viewport: { width: 360, height: 700 } })
      const widest = await page.evaluate('document.documentElement.scrollWidth')
      expect(widest).toBeLessThanOrEqual(360)
      await expectAccessible(page)
    })

    it('has all of its parts in print', async () => {
      const page = await open(address)
      const folded = page.locator('details:not([open]) table').first()
      expect(await folded.isVisible()).toBe(false)
      await page.emulateMedia({ media: 'print' })
      expect(await folded.isVisible()).toBe(true)
      const parts = await page
        .locator('main > section')
        .evaluateAll((all) =>
          all.map((part) => [part.id, part.getBoundingClientRect().height > 20, part.querySelector('h2') !== null]),
        )
      expect(parts).toHaveLength(11)
      for (const part of parts) expect(part).toEqual([part[0], true, true])
      expect(await page.locator('#bar').isVisible()).toBe(false)
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000)
    })

    it('stands as it is where no script runs', async () => {
      const context = await browser.newContext({ offline: true, javaScriptEnabled: false })
      const page = await context.newPage()
      pages.push(page)
      await page.goto(address)
      expect(await page.locator('main > section').count()).toBe(11)
      expect(await page.locator('#bar').isVisible()).toBe(false)
    })
  })

  it('shows what is hostile as text, and runs nothing of it', async () => {
    const script = '<script>alert(1)</script>'
    const hostile = defineNegotiation({
      id: 'hostile',
      title: `</script>${script}<!--`,
      note: '<img src=x onerror=alert(2)>',
      parties: {
        a: { kind: 'state', name: script },
        b: { kind: 'state', name: '\u202Eevil\u2066 "onclick="alert(3)' },
      },
      issues: { i: { name: 'מחיר <b>', scale: { kind: 'nominal', options: [script, '$\u007Balert(4)}'] } } },
      sources: {
        s: { title: 'S', url: 'javascript:alert(5)' },
        t: { title: 'T', url: 'https://example.org/"><script>' },
      },
    })
    const talks = record(
      hostile,
      demand({
        id: 'x',
        by: 'a',
        to: ['b'],
        issue: 'i',
        region: script,
        firmness: 'firm',
        date: '2026-01-10',
        evidence: [{ source: 's' }],
        note: script,
      }),
      rejection({ id: 'y', by: 'b', answers: 'x', date: '2026-01-11' }),
    )
    const address = await write('hostile', talks)
    const page = await open(address)
    await page.locator('#answers [data-act=x]').first().click()
    expect(await page.locator('#act dd').allTextContents()).toContain(script)
    await page.keyboard.press('Escape')
    await page.locator('#ask').click()
    await page.locator('[data-toggle=y]').uncheck()
    await settle(page)
    expect(await page.locator('h1').textContent()).toBe(hostile.title)
    expect(await page.locator('.heat tbody th').allTextContents()).toContain(script)
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.locator('#sources').textContent()).toContain('javascript:alert(5)')
    await page.goto(`${address}#suppose=${encodeURIComponent('[{"kind":"<img src=x onerror=alert(6)>"}]')}`)
    await page.reload()
    await settle(page)
    expect(await page.locator('#supposed').textContent()).toContain('Not followed')
    expect(said).toEqual([])
  })

  it('stays usable with 10,000 acts', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `p${i}`)
    const issues = Array.from({ length: 30 }, (_, i) => `i${i}`)
    const many = recordAll(
      defineNegotiation({
        id: 'many',
        title: 'Many',
        parties: Object.fromEntries(ids.map((id) => [id, { kind: 'state' as const, name: id }])),
        issues: Object.fromEntries(
          issues.map((id) => [id, { name: id, scale: { kind: 'interval' as const, min: 0, max: 100 } }]),
        ),
      }) as Negotiation,
      Array.from({ length: 10_000 }, (_, n) =>
        statement({
          id: `s${n}`,
          by: ids[(n * 7) % 40] ?? 'p0',
          issue: issues[(n * 11) % 30] ?? 'i0',
          region: { atLeast: n % 60, atMost: 40 + (n % 60) },
          firmness: 'firm',
          date: `20${10 + Math.floor(n / 1000)}-0${1 + (n % 9)}-1${n % 7}`,
        }),
      ),
    )
    const page = await open(await write('many', many))
    const elements = await page.evaluate("document.querySelectorAll('*').length")
    expect(elements).toBeLessThan(25_000)
    await page.locator('#ask').click()
    await page.locator('#find').fill('p7 ')
    expect(await page.locator('[data-toggle]').count()).toBeLessThanOrEqual(40)
    await page.locator('#day').focus()
    await page.keyboard.press('ArrowLeft')
    await settle(page)
    const [day] = /\d{4}-\d\d-\d\d/.exec(page.url()) ?? ['']
    const expected = new Set(expectedCells(asOf(many, day)))
    expect((await cells(page)).filter((cell) => !expected.has(cell))).toEqual([])
    expect(said).toEqual([])
  })
})
