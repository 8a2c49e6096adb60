import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dropFiles, expect, launchSpeaker, test } from '../e2e/speech.ts'
import { describeTranscripts } from '../e2e/transcript-page.ts'
import { writeKnownTalk } from './known-talk.ts'
import { createChance } from './random.ts'
import { toldWords } from './told-words.ts'

const hour = 3600
const patience = 400_000

for (const [what, dialect] of [
  ['that tells times', 'says'],
  ['that tells no times', 'refuses-verbose'],
] as const) {
  test(`an hour of speech, from a service ${what}: every word in its order, once, and sentences at their times`, async ({
    speaker: { jutt },
    server,
    folder,
    profile,
  }) => {
    const file = join(folder, 'hour.wav')
    const talk = writeKnownTalk(file, hour)
    server.audio.always(dialect, { writesSentences: true })
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
