import { expect, test } from '../e2e/jutt.ts'
import { sendEnd } from '../service/fake-server/chat/answer.ts'
import { litellm } from '../service/fake-server/chat/dialects.ts'
import { createCount, firstWords, pad, wordsIn } from './numbered.ts'
import { createChance } from './random.ts'

const model = 'gemma-4-31B-it'
const reloads = 20
const reloadsWhileThinking = 6

test('a window reloaded twenty times while an answer streams shows all of it, once', async ({
  jutt,
  server,
}) => {
  const chance = createChance()
  const count = createCount()
  const said = { thought: 0, word: 0 }
  const now: { says: 'thought' | 'word' | null } = { says: 'thought' }
  await jutt.chooseModel(model)
  server.chat.nextDo(
    count.of(async (exchange) => {
      exchange.head(200, litellm.headers)
      while (now.says !== null) {
        const isFirst = count.sent() === 0
        const text = `${now.says}-${pad(++said[now.says])} `
        if (now.says === 'word') {
          await exchange.send(litellm.content(exchange.model, text, isFirst), { content: text })
        } else {
          await exchange.send(litellm.thinking(exchange.model, text, isFirst), { thinking: text })
        }
        await exchange.pause(10)
      }
      await sendEnd(exchange, litellm, { content: [] })
    }),
  )
  await jutt.send('count for me')
  const answer = jutt.article(model)
  const thinking = answer.getByRole('button', { name: /^(Thinking|Thought)/ })

  for (let reload = 1; reload <= reloads; reload++) {
    await count.reaches(count.sent() + chance.between(1, 80))
    if (reload === reloadsWhileThinking + 1) now.says = 'word'
    // Every other reload is itself cut short by the next one, wherever the page's start stands then.
    const isLeftAlone = reload % 2 === 0
    await jutt.page.reload({ waitUntil: isLeftAlone ? 'load' : 'commit' })
    if (!isLeftAlone) continue
    const word = reload > reloadsWhileThinking ? 'word' : 'thought'
    if (word === 'thought') {
      await thinking.click()
      await expect(answer).toContainText('thought-0001')
    } else await expect(answer).toContainText('word-0001')
    await expect(jutt.button('Stop')).toBeVisible()
    const shown = wordsIn((await answer.textContent()) ?? '', word)
    expect(shown).toEqual(firstWords(word, shown.length))
  }

  now.says = null
  await expect(jutt.button('Send')).toBeVisible()
  await thinking.click()
  await expect(answer).toContainText('thought-0001')
  const whole = (await answer.textContent()) ?? ''
  console.log(`  ${said.thought} thoughts and ${said.word} words over ${reloads} reloads`)
  expect(wordsIn(whole, 'thought')).toEqual(firstWords('thought', said.thought))
  expect(wordsIn(whole, 'word')).toEqual(firstWords('word', said.word))
  expect(server.requestsOf('chat')).toHaveLength(1)
})
