import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createSectionReader,
  definitionsFor,
  type Section,
  type Sections,
} from '../../../renderer/main/chat/markdown/sections.ts'

const short = { least: 0, rows: Number.POSITIVE_INFINITY, most: Number.POSITIVE_INFINITY }

function texts({ finished, tail }: Sections): string[] {
  return [...finished, tail].map(({ text }) => text)
}

const line = fc.constantFrom(
  '',
  '',
  'words',
  '- item',
  '  indented',
  '```',
  '$$',
  '# heading',
  '> quoted',
  '1. item',
  '<!--',
  '-->',
  '\\[',
  '\\]',
  '[a]: https://ut.ee',
  '[^1]: a note',
)
const markdown = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'))

test('the sections are the document, however it grows', () => {
  fc.assert(
    fc.property(markdown, fc.array(fc.nat(400)), (text, steps) => {
      const read = createSectionReader(short)
      let before: readonly Section[] = []
      let length = 0
      for (const step of [...steps, text.length]) {
        length = Math.min(text.length, length + step)
        const sections = read(text.slice(0, length))
        expect(texts(sections).join('')).toBe(text.slice(0, length))
        // What was finished is finished: the same objects, so that they are not rendered again.
        expect(sections.finished.slice(0, before.length).every((it, i) => it === before[i])).toBe(
          true,
        )
        before = sections.finished
      }
      expect(texts(read(text))).toEqual(texts(createSectionReader(short)(text)))
    }),
  )
})

test('a text that is another one is read anew', () => {
  const read = createSectionReader(short)
  read('one\n\ntwo\n\nthree\n')
  expect(texts(read('one\n\nother\n'))).toEqual(['one\n\n', 'other\n'])
})

test('a document is cut between its blocks and nowhere else', () => {
  const cut = (text: string) => texts(createSectionReader(short)(text))
  expect(cut('a\n\nb\n\nc\n')).toEqual(['a\n\n', 'b\n\n', 'c\n'])
  // The last line may still become something else.
  expect(cut('a\n\nb')).toEqual(['a\n\nb'])
  for (const block of [
    '```\na\n\nb\n```\n',
    '~~~\na\n\n```\n\nb\n~~~\n',
    '$$\na\n\nb\n$$\n',
    '\\[\na\n\nb\n\\]\n',
    '- a\n\n  b\n\n- c\n',
    '1. a\n\n   ```\n   b\n\n   c\n   ```\n2. d\n',
    '<!-- a\n\nb -->\n',
    '<pre>\n\na\n\n</pre>\n',
    '</div>\n```\n',
    '[^1]: a\n\n    b\n',
    '    a\n\n    b\n',
  ])
    expect(cut(`${block}\nend\n`), block).toEqual([`${block}\n`, 'end\n'])
})

test('what does not end is cut all the same', () => {
  const sizes = { least: 100, rows: 1000, most: 1000 }
  const longest = (text: string) =>
    Math.max(...texts(createSectionReader(sizes)(text)).map(({ length }) => length))
  const count = 2000
  const list = Array.from({ length: count }, (_, index) => `- item ${index}\n`).join('\n')
  const paragraph = 'some *slanted* words and `code` '.repeat(count)
  const lines = 'a line of words\n'.repeat(count)
  const grown = (text: string) => {
    const read = createSectionReader(sizes)
    let tail = 0
    for (let length = 0; length < text.length; length += 37)
      tail = Math.max(tail, read(text.slice(0, length)).tail.text.length)
    return tail
  }
  for (const text of [list, paragraph, lines]) {
    expect(longest(text)).toBeLessThanOrEqual(1100)
    expect(grown(text)).toBeLessThanOrEqual(1100)
  }
})

test('code that is too long stands in a section of its own, given beside its document', () => {
  const sizes = { least: 100, rows: 1000, most: 1000 }
  const code = Array.from({ length: 500 }, (_, index) => `line ${index}\n`).join('')
  const text = `Before it.\n\n\`\`\`js\n${code}\`\`\`\nAfter it.\n`
  const atOnce = createSectionReader(sizes)(text)
  expect(texts(atOnce)).toEqual(['Before it.\n\n', `\`\`\`js\n${code}\`\`\`\n`, 'After it.\n'])
  expect(atOnce.finished[1]?.code).toEqual({ fence: '```js', text: code })
  const read = createSectionReader(sizes)
  for (let length = 0; length < text.length; length += 7) {
    const { tail } = read(text.slice(0, length))
    if (tail.text.length > 1100) expect(tail.code?.fence).toBe('```js')
  }
  expect(texts(read(text))).toEqual(texts(atOnce))
})

test('each part of a table that is too long has its head', () => {
  const rows = Array.from({ length: 200 }, (_, index) => `| row ${index} | x |\n`).join('')
  const text = `Before.\n\n| a | b |\n|---|---|\n${rows}\nAfter.\n`
  const sections = createSectionReader({ least: 100, rows: 1000, most: 1000 })(text)
  expect(texts(sections).join('')).toBe(text)
  const [first, ...others] = sections.finished
  expect(first?.head).toBe('')
  expect(others.length).toBeGreaterThan(1)
  for (const { head, text } of others)
    if (text.startsWith('|')) expect(head).toBe('| a | b |\n|---|---|\n')
  expect(definitionsFor(others[0] ?? sections.tail, sections)).toBe('| a | b |\n|---|---|\n')
})

test('labels lead where the document defines them first, footnotes are in the order of their calls', () => {
  const text = [
    'See [one] and [Two  Words][two words]. Claimed[^b], and[^a].',
    '```\n[one]: https://not.in/code\n```',
    '[one]: https://first.ee\n[one]: https://second.ee\n[two words]: https://two.ee',
    '[^a]: The a,\ngoing on\n\n    with more\n\n[^b]: the b\n',
  ].join('\n\n')
  const { links, notes, finished } = createSectionReader(short)(text)
  expect([...links]).toEqual([
    ['ONE', '[one]: https://first.ee'],
    ['TWO WORDS', '[two words]: https://two.ee'],
  ])
  expect([...notes]).toEqual([
    ['A', '[^a]: The a,\ngoing on\n\n    with more'],
    ['B', '[^b]: the b'],
  ])
  expect(finished[0]?.notes).toEqual(['B', 'A'])
})
