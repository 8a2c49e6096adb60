import { describe, expect, it } from 'vitest'
import { composeAnswer } from '../../../electron/practice/answers/compose.ts'
import type { ChatMessage } from '../../../electron/practice/chat-request.ts'

const parts = {
  code: /^```python\n[^]+?\n```$/m,
  table: /^\| --- \| --- \|$/m,
  displayedMaths: /^\$\$\n[^]+?\n\$\$$/m,
  inlineMaths: /[^$]\$[^$\n]+\$[^$]/,
  list: /^- .+\n {2}- /m,
}

function answer(content: ChatMessage['content'], more: object = {}): string {
  return compose([{ role: 'user', content }], more)
}

function compose(messages: ChatMessage[], more: object = {}): string {
  const request = { model: 'gemma-4-31B-it', messages, ...more }
  return composeAnswer(request, { thinks: false }).content
}

describe('composeAnswer', () => {
  it.each([
    ['Show me some code', ['code']],
    ['Palun näita koodi', ['code']],
    ['Make a table', ['table']],
    ['Tee tabel', ['table']],
    ['Write some maths', ['displayedMaths', 'inlineMaths']],
    ['Kirjuta üks valem', ['displayedMaths', 'inlineMaths']],
    ['Give me a list', ['list']],
    ['Tee loend', ['list']],
    ['Is this comfortable?', []],
  ])('%s contains %j and nothing else', (question, expected) => {
    const found = Object.entries(parts).filter(([, pattern]) => pattern.test(answer(question)))
    expect(found.map(([name]) => name)).toEqual(expected)
  })

  it.each(['Please write a long text', 'Palun kirjuta pikalt'])('%s is long', (question) => {
    expect(answer(question).split(/\s+/).length).toBeGreaterThan(200)
    expect(answer('Hello').split(/\s+/).length).toBeLessThan(100)
  })

  it('tells what arrived', () => {
    const told = compose(
      [
        { role: 'system', content: 'Be brief' },
        { role: 'user', content: [{ type: 'text', text: 'Look' }, { type: 'image_url' }] },
      ],
      { temperature: 0.7, top_k: 64 },
    )
    expect(told).toContain('2 messages, with `temperature` 0.7, `top_k` 64')
    expect(told).toContain('1 attachment, which nobody looked at')
  })

  it('keeps every line of a question inside its quotation, and shortens a long one', () => {
    const told = answer('```js\nHello\n# Heading')
    expect(told).toContain('> ```js\n> Hello\n> # Heading\n')
    expect(answer('õ'.repeat(1000))).toContain(`> ${'õ'.repeat(280)}…\n`)
  })

  it('stays in the language of the chat where the last message tells none', () => {
    const told = compose([
      { role: 'user', content: 'Tere, kuidas läheb?' },
      { role: 'assistant', content: 'This is English' },
      { role: 'user', content: 'OK' },
    ])
    expect(told).toContain('See on harjutusvastus')
  })

  it.each([
    ['What does "tere" mean?', 'This is a practice answer'],
    ['Mida tähendab "how are you"? Ütle palun', 'See on harjutusvastus'],
    ['Write a poem about the sea', 'This is a practice answer'],
    ['Kirjuta luuletus merest', 'See on harjutusvastus'],
  ])('%s is answered in its own language', (question, opening) => {
    expect(answer(question)).toContain(opening)
  })

  it('answers a request without any word from the user', () => {
    expect(compose([{ role: 'system', content: 'x' }])).toContain('This is a practice answer')
  })
})
