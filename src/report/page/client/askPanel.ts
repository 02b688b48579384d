import type { Negotiation } from '../../../model/negotiation.js'
import { optionsOf, type Scale } from '../../../model/scale.js'
import { actChoices, askHtml, scaleOf, supposedChoices, valueFields } from '../askHtml.js'
import type { View } from '../view.js'
import { attributeAt, byId, setHtml } from './page.js'

interface Page {
  readonly view: () => View
  readonly shown: () => Negotiation
  readonly change: (view: Partial<View>) => void
}

/** The panel by which acts are supposed; says when it has to be set anew. */
export function askPanel(panel: HTMLElement, record: Negotiation, { view, shown, change }: Page): () => void {
  const input = (id: string) => byId(id) as HTMLInputElement
  const update = () => {
    if (panel.hidden) return
    if (panel.childElementCount === 0) build()
    setHtml(byId('find-list'), actChoices(record, view(), input('find').value))
    setHtml(byId('suppose-list'), supposedChoices(view(), shown()))
  }
  const build = () => {
    panel.innerHTML = askHtml(record)
    byId('find').addEventListener('input', update)
    byId('suppose-issue').addEventListener('change', showFields)
    byId('suppose-kind').addEventListener('change', showFields)
    byId('suppose').addEventListener('click', () => {
      const act = actFrom()
      if (act !== undefined) change({ supposed: [...view().supposed, act] })
    })
    showFields()
  }
  const scale = (): Scale => scaleOf(record, input('suppose-issue').value)
  const showFields = () => {
    byId('suppose-value').innerHTML = valueFields(scale())
    const isAnswer = ['acceptance', 'rejection'].includes(input('suppose-kind').value)
    ;(input('suppose-firm').closest('div') as HTMLElement).hidden = isAnswer
  }
  const actFrom = (): View['supposed'][number] | undefined => {
    const [kind, by, issue] = [input('suppose-kind').value, input('suppose-by').value, input('suppose-issue').value]
    const region = regionFrom(scale(), panel)
    if (region === undefined) return undefined
    const act = { kind, by, issue, region }
    const isAnswer = ['acceptance', 'rejection'].includes(kind)
    return isAnswer ? act : { ...act, firmness: input('suppose-firm').checked ? 'firm' : 'soft' }
  }

  panel.addEventListener('change', (event) => {
    const act = attributeAt(event, 'data-toggle')
    if (act === undefined) return
    const others = view().without.filter((id) => id !== act)
    change({ without: others.length < view().without.length ? others : [...others, act] })
  })
  panel.addEventListener('click', (event) => {
    const at = attributeAt(event, 'data-remove')
    if (at !== undefined) change({ supposed: view().supposed.filter((_, i) => i !== Number(at)) })
  })
  return update
}

/** What was entered, as a record would have it; nothing where nothing was. */
function regionFrom(scale: Scale, panel: HTMLElement): unknown {
  if (scale.kind === 'interval') {
    const bound = (id: string, name: string) => {
      const { value } = byId(id) as HTMLInputElement
      return value === '' ? {} : { [name]: Number(value) }
    }
    const bounds = { ...bound('at-least', 'atLeast'), ...bound('at-most', 'atMost') }
    return Object.keys(bounds).length === 0 ? undefined : bounds
  }
  const chosen = [...panel.querySelectorAll<HTMLInputElement>('[name=suppose-option]:checked')].map(
    ({ value }) => optionsOf(scale)[Number(value)],
  )
  return chosen.length > 1 ? { anyOf: chosen } : chosen[0]
}
