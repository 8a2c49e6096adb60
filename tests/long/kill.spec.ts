import { setTimeout as pause } from 'node:timers/promises'
import { assertNever } from '../../shared/assert-never.ts'
import { expect, test, type Jutt } from '../e2e/jutt.ts'
import { pacedScenarios } from '../service/fake-server/chat/paced-scenarios.ts'
import { connectForGood } from './connect.ts'
import { countSent, createCount, firstWords, wordsIn } from './numbered.ts'
import { createChance, type Chance } from './random.ts'
import { readStored } from './stored.ts'

const model = 'gemma-4-31B-it'
const stream = { thoughts: 150, words: 150, everyMs: 12 }
const pieces = stream.thoughts + stream.words

const moments = ['just after Send', 'while it thinks', 'while it answers', 'at the end'] as const
type Moment = (typeof moments)[number]

/** How many pieces are to be out, and the milliseconds after that, when main is killed. */
function choose(moment: Moment, chance: Chance): { after: number; delay: number } {
  switch (moment) {
    case 'just after Send':
      return { after: 0, delay: chance.between(0, 150) }
    case 'while it thinks':
      return { after: chance.between(1, stream.thoughts), delay: chance.between(0, 12) }
    case 'while it answers':
      return { after: chance.between(stream.thoughts + 1, pieces), delay: chance.between(0, 12) }
    case 'at the end':
      return { after: pieces, delay: chance.between(0, 40) }
    default:
      return assertNever(moment)
  }
}

/** The thinking and the content of the one answer in the conversation, as numbered words. */
async function readAnswer({ page, article, conversation }: Jutt) {
  await expect(conversation.getByRole('article')).toHaveCount(2)
  const answer = article(model)
  const thinking = answer.getByRole('button', { name: /^Thought/ })
  if (await thinking.isVisible()) {
    await thinking.click()
    await expect(page.getByText('thought-0001')).toBeVisible()
  }
  const text = (await answer.textContent()) ?? ''
  return { thoughts: wordsIn(text, 'thought'), words: wordsIn(text, 'word'), text }
}

test('twenty SIGKILLs of main while answers stream: all but the last 500 ms is kept, in order, once', async ({
  launch,
  server,
  profile,
}) => {
  const chance = createChance()
  let jutt = await launch()
  await connectForGood(jutt, server)
  await jutt.chooseModel(model)
  const titles: string[] = []

  for (let round = 1; round <= 20; round++) {
    const moment = moments[(round - 1) % moments.length] ?? 'at the end'
    const title = `round ${String(round).padStart(2, '0')}`
    await test.step(`${title}: ${moment}`, async () => {
      const { after, delay } = choose(moment, chance)
      const count = createCount()
      server.reset()
      server.chat.nextDo(count.of(pacedScenarios['numbered-words'](stream)))
      await jutt.button('New chat').click()
      await jutt.send(title)
      await count.reaches(after)
      await pause(delay)
      const killedAt = Date.now()
      await jutt.kill()

      const request = server.requestsOf('chat').at(0)
      jutt = await launch()
      await expect(jutt.message).toBeVisible()
      const stored = readStored(profile)
      expect(stored).toMatchObject({ check: 'ok', unfinished: 0, damaged: [] })
      // What the server has received had been stored before; a kill before that may cost what stood in the field.
      const isKept = request !== undefined || stored.titles[0] === title
      if (isKept) titles.unshift(title)
      expect(stored.titles).toEqual(titles)
      await expect(jutt.chatList.getByRole('listitem')).toHaveText(titles)

      const due = countSent(request, killedAt - 500)
      const sent = countSent(request, killedAt)
      const kept = { thoughts: 0, words: 0 }
      if (isKept) {
        await jutt.chatList.getByText(title, { exact: true }).click()
        await expect(jutt.article('You')).toContainText(title)
        const answer = await readAnswer(jutt)
        kept.thoughts = answer.thoughts.length
        kept.words = answer.words.length
        expect(answer.thoughts).toEqual(firstWords('thought', kept.thoughts))
        expect(answer.words).toEqual(firstWords('word', kept.words))
        if (kept.words < stream.words) expect(answer.text).toContain('What came is kept')
      }
      console.log(
        `  ${title}, ${moment}: killed with ${sent.thoughts}+${sent.words} pieces sent; ` +
          `due ${due.thoughts}+${due.words}, kept ${kept.thoughts}+${kept.words}`,
      )
      expect(kept.thoughts).toBeGreaterThanOrEqual(due.thoughts)
      expect(kept.words).toBeGreaterThanOrEqual(due.words)
      expect(kept.thoughts).toBeLessThanOrEqual(sent.thoughts)
      expect(kept.words).toBeLessThanOrEqual(sent.words)
    })
  }

  await test.step('the last of the twenty starts goes on like any other', async () => {
    await jutt.button('New chat').click()
    await jutt.ask('still here')
    await expect(jutt.article(model)).toContainText('You wrote: “still here”')
  })
})
