import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dollarsForTex, mayHoldMath } from '../../../renderer/main/chat/markdown/tex-delimiters.ts'

test('formulas in the line and in lines of their own', () => {
  expect(dollarsForTex('So \\(x^2\\) and \\( y \\).')).toBe('So $$x^2$$ and $$y$$.')
  expect(dollarsForTex('\\[\\int_0^1 x\\,dx\\]')).toBe('$$\n\\int_0^1 x\\,dx\n$$')
  expect(dollarsForTex('as\n\\[\nx\n= y\n\n- z\n\\].\nand')).toBe('as\n$$\nx\n= y\n- z.\n$$\nand')
  expect(dollarsForTex('here \\[x\\] too')).toBe('here $$x$$ too')
  expect(dollarsForTex('\\(a\n= b\\)')).toBe('$$a = b$$')
  expect(dollarsForTex('\\(\\left\\{x\\right\\}\\)')).toBe('$$\\left\\{x\\right\\}$$')
})

test('formulas stay in their list and in their quote', () => {
  expect(dollarsForTex('1. so\n\n   \\[\n   x\n   \\]\n2. and')).toBe(
    '1. so\n\n   $$\n   x\n   $$\n2. and',
  )
  expect(dollarsForTex('- \\[x\\]')).toBe('- $$\n  x\n  $$')
  expect(dollarsForTex('- one\n\n    \\[x\\]')).toBe('- one\n\n    $$\n    x\n    $$')
  expect(dollarsForTex('> \\[\n> x\n> \\]')).toBe('> $$\n> x\n> $$')
})

test('code stays as it is', () => {
  const code = [
    '`\\(x\\)`',
    '`` ` \\(x\\) ``',
    'two `lines of\n\\(x\\)` in one',
    '```\n\\[x\\]\n```',
    '~~~tex\n\\(x\\)\n```\n\\(y\\)\n~~~',
    '````\n```\n\\(x\\)\n```\n````',
    '- ```\n  \\(x\\)\n  ```',
    'a\n\n    \\(x\\)\n    \\(y\\)',
    '```\n\\(not closed yet\\)',
  ]
  for (const text of code) expect(dollarsForTex(text)).toBe(text)
  expect(dollarsForTex('```\n\\(x\\)\n```\n\\(y\\)')).toBe('```\n\\(x\\)\n```\n$$y$$')
  expect(dollarsForTex('a stray ` and \\(x\\)\n\nand ` another')).toBe(
    'a stray ` and $$x$$\n\nand ` another',
  )
})

test('what is not a formula stays text', () => {
  const text = [
    'costs $5 and $6',
    'f\\(x',
    '\\[x',
    'a \\\\(b\\\\) c',
    '\\(x\n\ny\\)',
    '\\[a link\\](https://ut.ee)',
    '\\(\\)',
    '\\[ \\]',
  ]
  for (const each of text) expect(dollarsForTex(each)).toBe(each)
})

test('a text that grows changes only where a formula is completed', () => {
  const text = 'So \\(x^2\\) and\n\n\\[\ny\n\\]\n\nthen `\\(code\\)`.'
  const grown = Array.from(text, (_, index) => dollarsForTex(text.slice(0, index + 1)))
  for (const each of grown) expect((each.match(/\$\$/g) ?? []).length % 2).toBe(0)
  expect(grown.at(-1)).toBe('So $$x^2$$ and\n\n$$\ny\n$$\n\nthen `\\(code\\)`.')
})

test('a text without the delimiters is never touched, and no text takes long', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const without = text.replaceAll('\\', '')
      expect(dollarsForTex(without)).toBe(without)
    }),
  )
  const hard = [
    '\\('.repeat(50_000),
    '`'.repeat(50_001),
    '` '.repeat(20_000) + '\\(',
    '\\[ '.repeat(50_000),
  ]
  const started = performance.now()
  for (const text of hard) dollarsForTex(text)
  expect(performance.now() - started).toBeLessThan(1000)
})

test('the maths are fetched for every way to write them', () => {
  for (const text of ['$x$', '\\(x', '\\[x']) expect(mayHoldMath(text)).toBe(true)
  expect(mayHoldMath('a (b) [c]')).toBe(false)
})
