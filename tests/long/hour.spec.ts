import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { wavOf } from '../../electron/recordings/wav-header.ts'
import { makeReadTalk } from '../e2e/sound/read-talk.ts'
import { areHere } from '../e2e/sound/spoken-sentences.ts'
import { dropFiles, expect, launchSpeaker, test, uploads } from '../e2e/speech.ts'
import { describeTranscripts } from '../e2e/transcript-page.ts'
import { formField } from '../service/fake-server/requests.ts'
import { answerLiterally } from '../service/fake-server/status-scenarios.ts'
import { writeKnownTalk } from './known-talk.ts'
import { createChance } from './random.ts'
import { toldReading, toldWords } from './told-words.ts'

const hour = 3600
const patience = 400_000

test('an hour of speech, from a service that tells times: every word in its order, once, and sentences at their times', async ({
  speaker: { jutt },
  server,
  folder,
  profile,
}) => {
  const file = join(folder, 'hour.wav')
  const talk = writeKnownTalk(file, hour)
  server.audio.always('says', { writesSentences: true })
  const began = Date.now()
  await dropFiles(jutt, [file])
  await describeTranscripts(jutt).untilIs('Transcribed', patience)
  const { words, lost, errors } = toldWords(profile, talk)
  console.log(
    `  ${talk.words.length} known words in ${Math.round(talk.seconds)} s, transcribed in ${Math.round((Date.now() - began) / 1000)} s; ` +
      `largest error of a time: ${errors.ofSentences.toFixed(3)} s at the beginning of sentences, ${errors.ofWords.toFixed(3)} s of all words`,
  )
  expect(lost).toEqual([])
  expect(words).toEqual(talk.words.map(({ word }) => word))
  expect(errors.ofSentences).toBeLessThanOrEqual(0.3)
})

for (const [how, hasSigns] of [
  ['with full stops', true],
  ['without any sign', false],
] as const) {
  test(`an hour that people read, from a service that tells no times and writes ${how}: every word in its order, once, nearly all at their times`, async ({
    speaker: { jutt },
    server,
    folder,
    profile,
  }) => {
    test.skip(!areHere, 'Recorded sentences are not installed here')
    const file = join(folder, 'read.wav')
    const talk = makeReadTalk(hour, { hasSigns })
    writeFileSync(file, wavOf(new Uint8Array(talk.sound.buffer)))
    server.audio.alwaysDo(async (exchange) => {
      const [wav = new Uint8Array(0)] = uploads([exchange.request])
      const part = new Int16Array(Uint8Array.from(wav.subarray(44)).buffer)
      const isVerbose = formField(exchange.request, 'response_format') === 'verbose_json'
      await answerLiterally(
        exchange,
        isVerbose
          ? { status: 400, body: '{"error":{"message":"No such response_format"}}' }
          : { status: 200, body: JSON.stringify({ text: talk.textOf(part) }) },
      )
    })
    await dropFiles(jutt, [file])
    await describeTranscripts(jutt).untilIs('Transcribed', patience)
    const told = toldReading(profile)
    expect(told.words.map(({ text }) => text.toLowerCase())).toEqual(
      talk.words.map(({ word }) => word.toLowerCase()),
    )
    for (const [what, indices] of Object.entries(told.beginnings)) {
      const errors = indices
        .map((index) =>
          Math.abs((told.words[index]?.start ?? 0) / 16_000 - (talk.words[index]?.at ?? 0)),
        )
        .toSorted((one, other) => one - other)
      const within = errors.filter((error) => error <= 0.3).length / errors.length
      const median = errors[Math.floor(errors.length / 2)] ?? 0
      console.log(
        `  ${errors.length} ${what}: ${(100 * within).toFixed(1)} % to 0.3 s, half to ${median.toFixed(3)} s, all to ${(errors.at(-1) ?? 0).toFixed(2)} s`,
      )
      // Paragraphs are few, and here they begin with the same short words.
      expect(within, what).toBeGreaterThan(what === 'paragraphs' ? 0.8 : 0.9)
    }
  })
}

test('ten SIGKILLs at random moments of the hour: the finished text is the same', async ({
  speaker,
  server,
  launch,
  microphone,
  stored,
  folder,
  profile,
}) => {
  const chance = createChance()
  const file = join(folder, 'hour.wav')
  const talk = writeKnownTalk(file, hour)
  server.audio.always('slow', { seconds: 1 })
  await dropFiles(speaker.jutt, [file])
  let { jutt } = speaker
  for (let round = 1; round <= 10; round += 1) {
    await pause(chance.between(500, 9000))
    await jutt.kill()
    console.log(`  killed with ${server.requestsOf('audio').length} requests made`)
    ;({ jutt } = await launchSpeaker(launch, microphone, stored))
  }
  server.audio.reset()
  await describeTranscripts(jutt).open('hour.wav')
  await describeTranscripts(jutt).untilIs('Transcribed', patience)
  const { words, lost } = toldWords(profile, talk)
  expect(lost).toEqual([])
  expect(words).toEqual(talk.words.map(({ word }) => word))
})
