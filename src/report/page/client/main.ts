// The script of the page: it keeps a view, and sets every part anew by the same functions that wrote the page.
import type { Negotiation } from '../../../model/negotiation.js'
import { actsById } from '../../../record/checked.js'
import { hypotheticalActs } from '../../../record/hypothetical.js'
import { parseNegotiation } from '../../../record/parse.js'
import { actHtml } from '../actHtml.js'
import { supposedBanner } from '../banner.js'
import { type PartId, partIds } from '../part.js'
import { partHtml } from '../partHtml.js'
import { daysOf, readView, shownIn, type View, wholeView, writeView } from '../view.js'
import { askPanel } from './askPanel.js'
import { attributeAt, byId, setHtml } from './page.js'

const given = JSON.parse(byId('data').textContent ?? '') as { negotiation: unknown; view: View }
const record = parseNegotiation(given.negotiation)
const days = daysOf(record)
const title = document.title
const slider = byId('day') as HTMLInputElement
const dialog = byId('act') as HTMLDialogElement

let view = given.view
let shown: Negotiation = record
let whole: Negotiation = record
let waiting: PartId[] = []
let timer: ReturnType<typeof setTimeout> | undefined

const updatePanel = askPanel(byId('what-if'), record, { view: () => view, shown: () => shown, change })

function change(changed: Partial<View>): void {
  show({ ...view, ...changed })
  const fragment = writeView(view)
  history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`)
}

function show(next: View): void {
  view = next
  const { negotiation, faults } = shownIn(record, view)
  shown = negotiation
  whole = shownIn(record, { without: view.without, supposed: view.supposed }).negotiation
  const isSupposed = hypotheticalActs(shown).length > 0
  document.body.classList.toggle('hypothetical', isSupposed)
  document.title = isSupposed ? `What if: ${title}` : title
  byId('supposed').hidden = !isSupposed && faults.length === 0
  setHtml(byId('supposed'), supposedBanner(shown, faults))
  byId('reset').hidden = view.day === undefined && view.without.length + view.supposed.length === 0
  showDay()
  updatePanel()
  // What is in sight comes first, so that a long page answers at once.
  waiting = [...partIds].sort((a, b) => distance(a) - distance(b))
  work(40)
}

/** How far a part is from what is in sight, in pixels. */
function distance(id: PartId): number {
  const { top, bottom } = byId(id).getBoundingClientRect()
  return Math.max(0, top - innerHeight, -bottom)
}

/** Sets parts anew for so many milliseconds, and the others when there is time. */
function work(budget: number): void {
  clearTimeout(timer)
  const began = performance.now()
  while (waiting.length > 0 && performance.now() - began < budget) {
    const id = waiting.shift() as PartId
    setHtml(byId(id), partHtml(id, { negotiation: shown, whole, day: view.day, view }))
  }
  byId('page').setAttribute('aria-busy', String(waiting.length > 0))
  if (waiting.length > 0) timer = setTimeout(work, 0, budget)
}

function showDay(): void {
  const at = view.day === undefined ? days.length - 1 : days.findLastIndex((day) => day <= (view.day ?? ''))
  const said = view.day ?? days.at(-1) ?? 'before the first act'
  slider.value = String(at)
  slider.setAttribute('aria-valuetext', said)
  byId('day-shown').textContent = said
}

function showAct(id: string): void {
  const act = actsById(shown).get(id) ?? actsById(record).get(id)
  if (act === undefined) return
  const close = '<form method="dialog"><button>Close</button></form>'
  dialog.innerHTML = actHtml(actsById(shown).has(id) ? shown : record, act) + close
  if (!dialog.open) dialog.showModal()
}

slider.addEventListener('input', () => {
  const day = days[Number(slider.value)]
  if (day === days.at(-1) || day === undefined) {
    const { day: _day, ...others } = view
    view = others
    change({})
  } else change({ day })
})

byId('ask').addEventListener('click', () => {
  const panel = byId('what-if')
  panel.hidden = !panel.hidden
  byId('ask').setAttribute('aria-expanded', String(!panel.hidden))
  updatePanel()
})

byId('reset').addEventListener('click', () => {
  const { pair, order } = view
  view = { ...wholeView, ...(pair === undefined ? {} : { pair }), ...(order === undefined ? {} : { order }) }
  change({})
})

document.addEventListener('click', (event) => {
  const pair = attributeAt(event, 'data-pair')?.split(',')
  const order = attributeAt(event, 'data-order')
  const act = attributeAt(event, 'data-act')
  const leftOut = attributeAt(event, 'data-leave-out')
  const anchor = attributeAt(event, 'data-part') ?? sourceAnchor(attributeAt(event, 'data-source'))
  if (pair !== undefined) change({ pair: [pair[0] ?? '', pair[1] ?? ''] })
  else if (order !== undefined) change({ order })
  else if (leftOut !== undefined) {
    dialog.close()
    change({ without: [...new Set([...view.without, leftOut])] })
  } else if (act !== undefined) {
    event.preventDefault()
    showAct(act)
  } else if (anchor !== undefined) {
    // The fragment keeps the view.
    event.preventDefault()
    byId(anchor).scrollIntoView()
  }
})

function sourceAnchor(source: string | undefined): string | undefined {
  return source === undefined ? undefined : `source-${source}`
}

addEventListener('hashchange', () => show(location.hash.includes('=') ? readView(location.hash) : given.view))
addEventListener('beforeprint', () => {
  work(Number.POSITIVE_INFINITY)
  for (const details of document.querySelectorAll('details')) details.open = true
})

byId('bar').hidden = false
slider.disabled = days.length < 2
if (location.hash.includes('=')) show(readView(location.hash))
