import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createThinkingSplitter } from '../../../electron/service/thinking.ts'

interface Delta {
  readonly thinking: string
  readonly content: string
}

/** What a reader has at the end, and whether anything shown had to be taken back. */
function read(deltas: readonly Delta[], channelLabel = false) {
  const splitter = createThinkingSplitter({ channelLabel })
  const parts = deltas.flatMap((delta) => splitter.push(delta)).concat(splitter.finish())
  let result = { thinking: '', content: '', restated: 0 }
  for (const part of parts) {
    if (part.kind === 'restated') {
      const { thinking, content } = part
      result = { thinking, content, restated: result.restated + 1 }
    } else result[part.kind] += part.text
  }
  return result
}

const contents = (...pieces: string[]) => pieces.map((content) => ({ thinking: '', content }))
const thoughts = (...pieces: string[]) => pieces.map((thinking) => ({ thinking, content: '' }))

/** The text cut at any places. */
function cutAnywhere(text: string, places: readonly number[]): string[] {
  const cuts = [...new Set(places.map((place) => place % (text.length + 1)))].toSorted(
    (a, b) => a - b,
  )
  return [...cuts, text.length].map((to, index) => text.slice(cuts[index - 1] ?? 0, to))
}

describe('the forms of thinking', () => {
  test.for([
    ['field', [...thoughts('I ', 'see.'), ...contents('An', 'swer')]],
    [
      'field, blank lines before the answer',
      [...thoughts('I see.'), ...contents('\n', '\nAnswer')],
    ],
    ['field, closing tag leaked', [...thoughts('I see.'), ...contents('</th', 'ink>\n\nAnswer')]],
    ['tags', contents('<think>\nI see.\n</think>\n\nAnswer')],
    ['tags in pieces', contents(' <th', 'ink>', 'I see', '.', '\n<', '/think', '>', '\n\nAnswer')],
    ['channel', contents('<|channel>thought\nI see.<channel|>Answer')],
    [
      'channel in pieces',
      contents('<|chan', 'nel>thou', 'ght\n', 'I see.<chan', 'nel|>', 'Answer'),
    ],
  ] as const)('%s', ([, deltas]) => {
    expect(read(deltas)).toEqual({ thinking: 'I see.', content: 'Answer', restated: 0 })
  })

  test('orphan closing tag: what was shown is taken back once', () => {
    expect(read(contents('I s', 'ee.\n</thi', 'nk>\n', '\nAnswer'))).toEqual({
      thinking: 'I see.',
      content: 'Answer',
      restated: 1,
    })
  })

  test('tags that never close are thinking to the end', () => {
    expect(read(contents('<think>I see <', 'b'))).toMatchObject({
      thinking: 'I see <b',
      content: '',
    })
  })

  test('an empty thought block is nothing', () => {
    expect(read(contents('<|channel>thought\n<channel|>', 'Answer'))).toMatchObject({
      thinking: '',
      content: 'Answer',
    })
  })
})

describe('the bare label of Gemma’s channel', () => {
  const label = contents('tho', 'ught', '\nI see.')
  test('is no part of the answer, and is thinking where its end comes', () => {
    expect(read(label, true)).toEqual({ thinking: '', content: 'I see.', restated: 0 })
    const ended = [...label, ...contents('<chan', 'nel|>', '\nAnswer')]
    expect(read(ended, true)).toEqual({ thinking: 'I see.', content: 'Answer', restated: 1 })
  })
  test('is a word of other models', () => {
    expect(read(label)).toMatchObject({ thinking: '', content: 'thought\nI see.' })
  })
  test.for(['thoughtful\nwords', 'thought', 'The thought\n'])('is not %j', (text) => {
    expect(read(contents(...text.split('')), true)).toMatchObject({ thinking: '', content: text })
  })
})

describe('an answer that talks about tags stays whole', () => {
  test.for([
    'The model writes <think> and </think> around it.',
    'Use `</think>`\nto close.',
    'Look:\n```\n</think>\n```\ndone',
    '<thing>is not a tag</thing>',
    '<|channel>analysis\nno',
    '  indented, with <',
    '</thin',
    ' \n ',
  ])('%j', (text) => {
    expect(read(contents(text))).toEqual({ thinking: '', content: text, restated: 0 })
    expect(read(contents(...text.split('')))).toEqual({ thinking: '', content: text, restated: 0 })
  })

  test('after thinking in its own field no tag is looked for', () => {
    const text = 'It ends with\n</think>\nalways.'
    expect(read([...thoughts('I see.'), ...contents(text)])).toMatchObject({ content: text })
  })
})

const plain = fc.string({ unit: fc.constantFrom('a', 'õ', ' ', '\n', '<', '>', '/', 'think', '`') })
const cuts = fc.array(fc.nat(), { maxLength: 20 })

test('any answer without a closing tag comes out as it went in, wherever it is cut', () => {
  const answers = plain.filter((text) => !text.includes('</think>') && !/^\s*<think>/.test(text))
  fc.assert(
    fc.property(answers, cuts, (text, places) => {
      expect(read(contents(...cutAnywhere(text, places)))).toEqual({
        thinking: '',
        content: text,
        restated: 0,
      })
    }),
    { numRuns: 2000 },
  )
})

test('a closing tag whose line ends in a later delta is still one', () => {
  for (const deltas of [
    ['</think> \n'],
    ['</think>', ' ', '\n'],
    ['</think> ', '\n'],
    ['</think>\r', '\n'],
  ]) {
    expect(read(contents(...deltas, 'Tere'))).toMatchObject({ content: 'Tere' })
  }
})

test('where a message is cut never changes how it reads', () => {
  const wrapped = fc
    .tuple(
      fc.constantFrom('<think>', '<|channel>thought\n', '', '\n<think>\n'),
      plain,
      fc.constantFrom('</think>', '\n</think>\n', '<channel|>', ''),
      plain,
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(wrapped, cuts, (text, places) => {
      const whole = read(contents(text))
      const pieces = read(contents(...cutAnywhere(text, places)))
      expect([pieces.thinking, pieces.content]).toEqual([whole.thinking, whole.content])
    }),
    { numRuns: 3000 },
  )
})
