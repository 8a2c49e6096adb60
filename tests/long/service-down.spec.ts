import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { makeTake, sentences, silence } from '../e2e/sound/material.ts'
import { proveSound } from '../e2e/sound/prove.ts'
import { writeWav } from '../e2e/sound/wav.ts'
import { dropFiles, expect, rate, test, uploads } from '../e2e/speech.ts'
import { describeTranscripts } from '../e2e/transcript-page.ts'

const [first = silence(1), second = first, third = second] = sentences().toSorted(
  (a, b) => a.length - b.length,
)
const spoken = makeTake([first])
const dropped = makeTake([third, first, second])

/** Milliseconds; between two tries Jutt waits for a minute at most. */
const patience = 90_000

test('a service that is down for a minute costs nothing that was spoken or dropped, and nobody has to do anything', async ({
  speaker,
  server,
  microphone,
  folder,
}) => {
  const { jutt } = speaker
  const transcripts = describeTranscripts(jutt)
  await server.refuseConnections()
  const downSince = Date.now()
  microphone.willHear(spoken)
  await speaker.press()
  await speaker.untilStored(spoken.length / rate)
  await speaker.release()
  const file = join(folder, 'talk.wav')
  await writeFile(file, writeWav({ sampleRate: rate, samples: dropped }))
  await dropFiles(jutt, [file])
  await expect(jutt.button('Try now')).toBeVisible()
  await wait(60_000 - (Date.now() - downSince))
  expect(uploads(server.requestsOf('audio'))).toEqual([])

  await server.listenAgain()
  const upSince = Date.now()
  await transcripts.open('talk.wav')
  await transcripts.untilIs('Transcribed', patience)
  await jutt.button('New chat').click()
  await expect(jutt.message).toHaveValue(/\S/, { timeout: patience })
  console.log(
    `  the text was there ${Math.round((Date.now() - upSince) / 1000)} s after the service`,
  )
  const sent = uploads(server.requestsOf('audio'))
  const whole = Buffer.from(writeWav({ sampleRate: rate, samples: dropped }).subarray(44))
  const ofFile = sent.filter((upload) => whole.includes(Buffer.from(upload.subarray(44))))
  expect(proveSound(dropped, ofFile).problems).toEqual([])
  expect(sent.length).toBeGreaterThan(ofFile.length)
})
