import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorOf, createSeam } from '../../../electron/chats/seam.ts'

function joined(text: string, ...pieces: string[]): string {
  const seam = createSeam(text)
  return text + pieces.map((piece) => seam.push(piece)).join('') + seam.finish()
}

const broken = 'A tree has a trunk, and from the trunk grow bran'

describe('a continuation', () => {
  test('that begins with the last words is joined exactly, also in the middle of a word', () => {
    expect(anchorOf(broken)).toBe(broken)
    expect(joined(broken, broken, 'ches.')).toBe(`${broken}ches.`)
    expect(joined(broken, `${broken}ches and leaves.`)).toBe(`${broken}ches and leaves.`)
  })

  test('with other white space in those words is joined too', () => {
    const text = 'First line\n\n- one\n- tw'
    expect(joined(text, 'First line\n- one\n- two\n- three')).toBe(`${text}o\n- three`)
  })

  test('that repeats fewer of the last words does not double them', () => {
    expect(joined(broken, 'from the trunk grow branches.')).toBe(`${broken}ches.`)
  })

  test('that repeats nothing gets a space, or a line where a block begins', () => {
    expect(joined('It has leaves', 'and roots.')).toBe('It has leaves and roots.')
    expect(joined('It has leaves', ', and roots.')).toBe('It has leaves, and roots.')
    expect(joined('It has leaves.', '\n\nAnd roots.')).toBe('It has leaves.\n\nAnd roots.')
    expect(joined('It has leaves.', '## Roots')).toBe('It has leaves.\n\n## Roots')
    expect(joined('It has leaves.\n\n', '\nAnd roots.')).toBe('It has leaves.\n\nAnd roots.')
  })

  test('that opens the block of code again, goes on in it', () => {
    const text = 'Look:\n\n```python\nfor name in sorted(names_of_all_the_trees_that_grow_in_the_fo'
    expect(joined(text, '```py', 'thon\n', anchorOf(text), 'rest):')).toBe(`${text}rest):`)
  })

  test('that says no more than the last words adds nothing', () => {
    expect(joined(broken, broken)).toBe(broken)
    expect(joined(broken, 'A tree has')).toBe(broken)
    expect(joined(broken)).toBe(broken)
  })

  test('is joined alike however it is cut into pieces, and begins with the text', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', '`', 'õ', '😀'),
      maxLength: 90,
    })
    fc.assert(
      fc.property(words, words, fc.boolean(), fc.nat(8), (text, more, repeats, size) => {
        const continuation = repeats ? anchorOf(text) + more : more
        const pieces = continuation.match(new RegExp(`[^]{1,${size + 1}}`, 'g')) ?? []
        const whole = joined(text, continuation)
        expect(joined(text, ...pieces)).toBe(whole)
        expect(whole.startsWith(text)).toBe(true)
        if (repeats && /\S$/.test(text)) expect(whole).toBe(text + more)
      }),
      { numRuns: 2000 },
    )
  })
})
