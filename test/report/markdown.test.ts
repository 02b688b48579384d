import { renderMarkdown } from 'demarche/report'
import { describe, expect, it } from 'vitest'

describe('Markdown', () => {
  it('should have a heading for a section, then paragraphs, lists and tables', () => {
    const text = renderMarkdown([
      {
        title: 'Gaps',
        blocks: [
          { kind: 'paragraph', text: 'How far apart.' },
          { kind: 'list', items: ['one', 'two'] },
          { kind: 'table', head: ['a', 'b'], rows: [['1', '2'], ['3']] },
        ],
      },
      { title: 'Next', blocks: [] },
    ])
    expect(text).toBe(
      '## Gaps\n\nHow far apart.\n\n- one\n- two\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |\n\n## Next\n',
    )
  })

  it('should show what means something in Markdown or HTML as it stands', () => {
    const shown = (text: string) =>
      renderMarkdown([{ title: '', blocks: [{ kind: 'paragraph', text }] }]).split('\n')[2]
    expect(shown('<script>')).toBe('\\<script\\>')
    expect(shown('*a* _b_ [c](d) `e` a|b #1 ~x~ \\')).toBe('\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` a\\|b \\#1 \\~x\\~ \\\\')
    expect(shown('a & b')).toBe('a &amp; b')
    expect(shown('- no list')).toBe('\\- no list')
    expect(shown('1. no list')).toBe('1\\. no list')
    expect(shown('two\nlines')).toBe('two lines')
  })
})
