/** What a report says, before it is set as text or anything else. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table

export interface Table {
  readonly kind: 'table'
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** A matrix does not break its cells over lines: columns that do not fit follow below, beside the first column again. */
  readonly matrix?: true
}

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}

export function list(items: readonly string[]): Block {
  return { kind: 'list', items }
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  return { kind: 'table', head, rows }
}
