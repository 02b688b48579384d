import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where the browser is that pages are tried in: `DEMARCHE_BROWSER`, or where Debian and others put one. */
export const browserPath: string | undefined = process.env.DEMARCHE_BROWSER ?? places.find((place) => existsSync(place))

/** Whether to go without a browser. It is said loudly, and where `DEMARCHE_BROWSER_NEEDED` is set it is a failure. */
export function isWithoutBrowser(): boolean {
  if (browserPath !== undefined) return false
  const missing = 'NO BROWSER: the pages are not tried. Install chromium, or name a browser in DEMARCHE_BROWSER.'
  if (process.env.DEMARCHE_BROWSER_NEEDED !== undefined) throw new Error(missing)
  process.stderr.write(`\n${'!'.repeat(missing.length)}\n${missing}\n${'!'.repeat(missing.length)}\n\n`)
  return true
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
