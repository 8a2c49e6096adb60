import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { Streamdown } from 'streamdown'
import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Stores } from '../../../renderer/main/app/stores.ts'
import { StoresContext } from '../../../renderer/main/app/use-stores.ts'
import { components } from '../../../renderer/main/chat/markdown/components.tsx'
import { hardened } from '../../../renderer/main/chat/markdown/hardening.ts'
import { Markdown } from '../../../renderer/main/chat/markdown/markdown.tsx'
import { math } from '../../../renderer/main/chat/markdown/math.ts'
import { code } from '../../../renderer/main/chat/markdown/plugins.ts'
import { controls, linkSafety } from '../../../renderer/main/chat/markdown/section-view.tsx'
import { dollarsForTex } from '../../../renderer/main/chat/markdown/tex-delimiters.ts'
import { createTranslations } from '../../../shared/i18n/index.ts'

const stores = {
  math: createStore(() => ({ part: math, fetch: async () => undefined })),
} as unknown as Stores

const { t } = createTranslations('en')

function htmlOf(element: React.ReactNode): string {
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={createTranslations('en')}>
      <StoresContext value={stores}>{element}</StoresContext>
    </I18nextProvider>,
  )
  // Sections stand in divisions of their own.
  return html
    .replaceAll(/<\/div>|<div>|<div class="(?:document|[^"]*document-section)">/g, '')
    .replace(/<button.*?<\/button>/g, '')
    .replace(/ (?:style|aria-label)="[^"]*"/g, '')
    .replace(/\s+/g, '')
}

/** All at once, as streamdown renders what does not grow. */
function whole(text: string): string {
  return htmlOf(
    <Streamdown
      mode="static"
      className="document-section"
      rehypePlugins={hardened}
      remarkRehypeOptions={{ footnoteLabel: t('markdown.footnotes') }}
      components={components}
      plugins={{ code, math }}
      controls={controls}
      linkSafety={linkSafety}
      lineNumbers={false}
      codeBlockMaxHeight={0}
      tableMaxHeight={0}
    >
      {dollarsForTex(text)}
    </Streamdown>,
  )
}

/** In sections that are as short as they can be. */
function inSections(text: string): string {
  return htmlOf(
    <Markdown
      text={text}
      writing={false}
      sizes={{ least: 0, rows: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY }}
    />,
  )
}

const blocks = [
  'A paragraph with **bold**, *slanted*, `code` and $x^2$.',
  'Two lines\nof one paragraph',
  '# A heading',
  'A heading\n---------',
  '---',
  '- one\n- two',
  '- one\n\n- two, loose\n\n  goes on\n\n      code in it',
  '1. one\n2. two\n   - inner\n\n   more',
  '7) seven\n8) eight',
  '* a\n\n  ```js\n  let a = 1\n\n  let b = 2\n  ```\n* b',
  '- ```\n  open to the end of the item',
  '- [ ] to do\n- [x] done',
  '> quoted\n> more\n\n> another',
  '> ```\n> code in a quotation',
  '> - item\n>\n>   goes on',
  '```python\ndef f():\n\n    return 1\n```',
  '~~~\n```\n\n# no heading\n~~~',
  '````md\n```\n\ninner\n\n```\n````',
  '```\n\n    ```\n\nstill code\n```',
  '| a | b |\n|---|--:|\n| 1 | 2 |',
  '$$\nx = 1\n\ny = 2\n$$',
  'It costs $5 and $6.',
  '<div>\n\nhtml is text\n\n</div>',
  '<!-- a comment\n\nwith a blank line -->',
  '<pre>\n\n# not a heading\n\n</pre>',
  'See [the guide] and [this][a label] and [that](https://ut.ee).',
  '[the guide]: https://docs.hpc.ut.ee/ "Guide"',
  '[A  Label]: https://ut.ee\n[other]: https://x.ee',
  'Claimed[^1], twice[^1], otherwise[^note].',
  '[^1]: The first.',
  '[^note]: A longer one\n    over lines.\n\n    And another paragraph.',
  'An image ![of a cat](https://x.ee/cat.png) and <https://ut.ee>.',
  'https://ut.ee and a@ut.ee',
  '2020. a year\n3. no list',
]

/** What begins also right below other text, whoever reads it; of the rest, marked (by which streamdown finds blocks) has its own view. */
const interrupts = /^(?:#|```|~~~|>)/

function seamBetween(part: string, next: string, seam: string): string {
  const mayTouch = !part.startsWith('[^') && (next === '' || interrupts.test(next))
  return mayTouch || seam !== '\n' ? seam : '\n\n'
}

const document = fc
  .array(fc.constantFrom(...blocks), { minLength: 1, maxLength: 7 })
  .chain((parts) =>
    fc
      .array(fc.constantFrom('\n\n', '\n\n', '\n\n\n', '\n'), {
        minLength: parts.length,
        maxLength: parts.length,
      })
      .map((seams) =>
        parts
          .map(
            (part, index) => part + seamBetween(part, parts[index + 1] ?? '', seams[index] ?? ''),
          )
          .join(''),
      ),
  )

test('each kind of block is in sections what it is in the whole', () => {
  for (const [index, block] of blocks.entries()) {
    const next = blocks[(index + 1) % blocks.length] ?? ''
    const text = `${block}\n\n${block}\n\n${next}\n\nThe end.`
    expect(inSections(text), text).toBe(whole(text))
  }
}, 30_000)

test('formulas in the delimiters of TeX are in sections what they are in the whole', () => {
  const tex = '\\[\nx = 1\n\ny = 2\n\\]\n\nwith \\(a + b\\) in the line'
  const text = `${tex}\n\n- item\n\n  ${tex.replaceAll('\n', '\n  ')}\n\n${tex}`
  expect(inSections(text)).toBe(whole(text))
}, 30_000)

test('a document is in sections what it is in the whole', () => {
  fc.assert(
    fc.property(document, (text) => {
      expect(inSections(text)).toBe(whole(text))
    }),
    { numRuns: 25 },
  )
}, 30_000)

test('code that is too long to be parsed is shown folded, with the count of all its lines', () => {
  const code = Array.from({ length: 300 }, (_, line) => `line${line + 1}`).join('\n')
  const text = `Before.\n\n\`\`\`js\n${code}\n\`\`\`\n\nAfter.`
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={createTranslations('en')}>
      <StoresContext value={stores}>
        <Markdown text={text} writing={false} sizes={{ least: 100, rows: 1000, most: 1000 }} />
      </StoresContext>
    </I18nextProvider>,
  )
  expect(html).toContain('Show all 300 lines')
  expect(html).toContain('line40<')
  expect(html).not.toContain('line41<')
  expect(html.indexOf('Before.')).toBeLessThan(html.indexOf('line1<'))
  expect(html.indexOf('line40<')).toBeLessThan(html.indexOf('After.'))
})

test('a label is defined also right after what is no paragraph', () => {
  for (const before of ['```js\n1\n```', '# Heading', '---']) {
    const text = `See [the guide].\n\n${before}\n[the guide]: https://ut.ee\n\nEnd.\n`
    expect(inSections(text), text).toBe(whole(text))
  }
})

test('many footnotes are rendered in parts that together are what they are in the whole', () => {
  const numbers = Array.from({ length: 25 }, (_, index) => index + 1)
  const text = [
    ...numbers.map(
      (number) => `Claim[^${number}]${number % 3 === 0 ? `, again[^${number}]` : ''}.`,
    ),
    ...numbers.map((number) => `[^${number}]: Source ${number}.`),
    '',
  ].join('\n\n')
  const seam = /<\/ol><\/section><section[^>]*><ol[^>]*start="(?:11|21)"[^>]*>/g
  const html = inSections(text)
  expect(html.match(seam)).toHaveLength(2)
  expect(html.replace(seam, '')).toBe(whole(text))
})

test('a footnote that calls one of another part leads there, and adds none to its own part', () => {
  const numbers = Array.from({ length: 15 }, (_, index) => index + 1)
  const text = [
    ...numbers.map((number) => `Claim[^${number}].`),
    ...numbers.map((number) => `[^${number}]: Source ${number}${number === 2 ? '[^14]' : ''}.`),
    '',
  ].join('\n\n')
  const html = inSections(text)
  expect(html.match(/<li[^>]*id="user-content-fn-/g)).toHaveLength(15)
  expect(html).toMatch(/Source2<sup[^>]*><a[^>]*href="#user-content-fn-14"[^>]*>14<\/a><\/sup>/)
})

test('a footnote that only a footnote calls is shown, while GFM would hide it', () => {
  const text = '[^note]: Only here\n\n    it says [^note].\n\nThe text.\n'
  expect(whole(text)).not.toContain('Onlyhere')
  expect(inSections(text)).toContain('Onlyhere')
})
