import { readFile, stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { memoryOfTree } from '../bench/memory.ts'
import { makeTake, sentences, silence } from '../e2e/sound/material.ts'
import { proveSound } from '../e2e/sound/prove.ts'
import {
  expect,
  heardSince,
  launchSpeaker,
  rate,
  secondsIn,
  test,
  uploads,
  type Speaker,
} from '../e2e/speech.ts'
import { formField, type ReceivedRequest } from '../service/fake-server/requests.ts'
import { createChance } from './random.ts'

const [sentence = silence(1)] = sentences().toSorted((a, b) => a.length - b.length)

/** What was spoken; what tries out how the service hears goes without a language. */
const isSpoken = (request: ReceivedRequest): boolean => formField(request, 'language') !== undefined

async function say({ press, release, untilStored }: Speaker, seconds: number): Promise<void> {
  await press()
  await untilStored(seconds)
  await release()
}

test('ten minutes of silence: nothing of it is sent', async ({ speaker, server, microphone }) => {
  test.setTimeout(900_000)
  microphone.willHear(silence(1))
  await say(speaker, 600)
  await expect(speaker.jutt.page.getByText(/No speech was heard/)).toBeVisible()
  const sent = server.requestsOf('audio').filter(isSpoken)
  console.log(`  600 s of silence: ${sent.length} requests`)
  expect(sent).toEqual([])
})

test('a hundred takes in a row: none is lost, and memory stays flat', async ({
  speaker,
  server,
  microphone,
  stored,
}) => {
  test.setTimeout(1_500_000)
  const { jutt } = speaker
  const take = makeTake([sentence.subarray(0, 1.2 * rate)], { lead: 0.1, end: 0.3 })
  microphone.willHear(take)
  const pid = jutt.app.process().pid ?? 0
  const memory: number[] = []
  for (let round = 1; round <= 100; round++) {
    const word = `take-${String(round).padStart(3, '0')}`
    server.audio.always('says', { text: word })
    await say(speaker, take.length / rate)
    await expect(jutt.message).toHaveValue(new RegExp(word))
    if (round % 20 === 0) memory.push(((await memoryOfTree(pid)) ?? 0) / 1e6)
  }
  const words = (await jutt.message.inputValue()).toLowerCase().match(/take-\d{3}/g) ?? []
  console.log(
    `  100 takes: ${new Set(words).size} texts, ${stored().length} sounds; memory after each 20: ${memory
      .map((megabytes) => `${megabytes.toFixed(0)} MB`)
      .join(', ')}`,
  )
  expect(words).toEqual(
    Array.from({ length: 100 }, (_, index) => `take-${String(index + 1).padStart(3, '0')}`),
  )
  expect(stored()).toHaveLength(100)
  // The first twenty load what later ones find loaded.
  const [first = 0, , , , last = 0] = memory
  expect(last).toBeLessThan(first * 1.15)
})

test('ten SIGKILLs in mid-sentence: all but the last half second is kept, and becomes text', async ({
  speaker,
  launch,
  server,
  microphone,
  stored,
}) => {
  test.setTimeout(900_000)
  const chance = createChance()
  const take = makeTake([sentence])
  microphone.willHear(take)
  let current = speaker
  for (let round = 1; round <= 10; round++) {
    await current.press()
    await expect.poll(() => stored().length).toBe(round)
    const file = stored().at(-1) ?? ''
    const since = await heardSince(file, chance.between(600, 2800) / 1000)
    const killedAt = Date.now()
    await current.jutt.kill()
    const spokenFor = (killedAt - since) / 1000
    const openedIn = since - (await stat(file)).birthtimeMs
    server.reset()
    current = await launchSpeaker(launch, microphone, stored)
    const kept = await readFile(file)
    const seconds = secondsIn(kept.length)
    const { problems } = proveSound(take, [kept])
    console.log(
      `  kill ${round}: ${spokenFor.toFixed(2)} s were spoken, ${seconds.toFixed(2)} s kept; the microphone heard after ${openedIn.toFixed(0)} ms`,
    )
    expect(seconds).toBeGreaterThan(spokenFor - 0.5)
    expect(problems.filter((problem) => !problem.includes('was not uploaded'))).toEqual([])
    await current.jutt.button('Dictations').click()
    await expect(current.jutt.page.getByRole('article')).toHaveCount(round)
    await expect(current.jutt.page.getByText('Not delivered', { exact: true })).toHaveCount(round)
    await current.jutt.button('Close dictations').click()
    if (seconds > 1.2) expect(uploads(server.requestsOf('audio')).length).toBeGreaterThan(0)
    await wait(200)
  }
})
