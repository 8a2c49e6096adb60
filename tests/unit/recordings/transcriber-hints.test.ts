import { expect, test } from 'vitest'
import { cutsUntil, hearsAll, says, textIn, until, type Answering } from './transcriber-lab.ts'
import { openTrial } from './transcriber-trial.ts'

const trial = openTrial()
const { start, ended, pieces, isDone } = trial

function startHinted(answering: Answering = hearsAll): void {
  start(answering)
  trial.lab.ownWords.push('Kääriku', 'Tõravere')
}
const prompts = () => trial.lab.asked.map(({ prompt }) => prompt)

test('own words are hints for what is spoken in the first 30 s, and for no file', async () => {
  startHinted()
  const spoken = ended(cutsUntil(10, 25, 40), 'microphone')
  await until(isDone(spoken))
  expect(prompts()).toEqual(['Kääriku, Tõravere', 'Kääriku, Tõravere', undefined])
  const file = ended(cutsUntil(9))
  await until(isDone(file))
  expect(prompts().at(-1)).toBeUndefined()
})

test('an answer that is the hints is dropped, and what was said is asked for without them', async () => {
  startHinted((asked) => says(asked.prompt === undefined ? textIn(asked) : 'Kääriku, Tõravere.'))
  const spoken = ended(cutsUntil(5), 'microphone')
  await until(isDone(spoken))
  expect(prompts()).toEqual(['Kääriku, Tõravere', undefined])
  expect(pieces(spoken)[0]?.text).toBe(textIn({ from: 0, to: 5 }))
})

test('what comes back short is asked for again without hints', async () => {
  startHinted((asked) => says(asked.prompt === undefined ? textIn(asked) : 'jah'))
  const spoken = ended(cutsUntil(12), 'microphone')
  await until(isDone(spoken))
  expect(prompts()[0]).toBe('Kääriku, Tõravere')
  expect(
    prompts()
      .slice(1)
      .every((prompt) => prompt === undefined),
  ).toBe(true)
  expect(pieces(spoken)[0]?.state).toEqual({ kind: 'done' })
})
