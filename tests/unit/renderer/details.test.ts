import { expect, test } from 'vitest'
import { factsOf } from '../../../renderer/main/chat/details/facts-of.ts'
import { tokensPerSecond } from '../../../renderer/main/chat/details/figures.ts'
import { createTranslations } from '../../../shared/i18n/index.ts'
import { answerTo } from './fake-jutt.ts'

test('speed is told from the first token on, where there is one', () => {
  const figures = { completionTokens: 101, firstTokenMs: 500, totalMs: 2500 }
  expect(tokensPerSecond(figures)).toBe(50.5)
  expect(tokensPerSecond({ ...figures, completionTokens: 1 })).toBeNull()
  expect(tokensPerSecond({ ...figures, firstTokenMs: 2500 })).toBeNull()
  expect(tokensPerSecond({ completionTokens: 5 })).toBeNull()
})

test('details tell what is known, and nothing of what is not', () => {
  const { t } = createTranslations('et')
  const names = (facts: { name: string }[]) => facts.map(({ name }) => name)
  const bare = answerTo('c', 'a')
  expect(names(factsOf(t, 'et', bare))).toEqual(['Mudel', 'Küsitud', 'Lõppemise põhjus'])
  const facts = factsOf(t, 'et', {
    ...bare,
    state: { kind: 'done', finishReason: 'length' },
    figures: { promptTokens: 1200, firstTokenMs: 1500 },
    asked: { systemPrompt: 'Ole lühike.', parameters: { temperature: 0.7, max_tokens: 4096 } },
  })
  expect(Object.fromEntries(facts.map(({ name, value }) => [name, value]))).toMatchObject({
    temperature: '0,7',
    max_tokens: '4096',
    Süsteemiviip: 'Ole lühike.',
    'Tokeneid sisse': '1200',
    'Aeg esimese tokenini': '1,5 s',
    'Lõppemise põhjus': 'length',
  })
})
