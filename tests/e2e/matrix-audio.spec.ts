import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FakeServer } from '../service/fake-server/server.ts'
import { matrix } from '../service/matrix.ts'
import type { AudioName } from '../service/matrix.ts'
import { makeTake, sentences, silence } from './sound/material.ts'
import { writeWav } from './sound/wav.ts'
import { dropFiles, expect, rate, test } from './speech.ts'
import { describeTranscripts } from './transcript-page.ts'

const [sentence = silence(1)] = sentences().toSorted((one, other) => one.length - other.length)
const take = writeWav({ sampleRate: rate, samples: makeTake([sentence]) })
/** As many words as are said in the sound: fewer would be asked for again. */
const text = 'Tere hommikust, Tartu! Täna räägime metsast, kus on õunapuud.'

/** How the service answers, and what a person then reads in the transcript besides “Transcribed”. */
interface Sight {
  readonly plan: (server: FakeServer) => void
  /** Lets the service find out which language is spoken. */
  readonly isAutomatic?: true
  /** Where it is not simply the text above. */
  readonly seen?: string | RegExp
  /** Seen before the end. */
  readonly before?: string | RegExp
}

type Scenario = Parameters<FakeServer['audio']['next']>[0]

function reads(name: Scenario): Sight {
  return { plan: (server) => void server.audio.always(name, { text }) }
}

function tells(name: Scenario): Sight {
  return { ...reads(name), isAutomatic: true }
}

const sights: Record<AudioName, Sight> = {
  json: reads('says'),
  'text-as-json': reads('text-as-json'),
  'text/plain': reads('text-plain'),
  'text/html': reads('text-html'),
  'verbose: vllm, duration as a string': tells('says'),
  'verbose: whisper.cpp, language by its name': tells('whisper-cpp'),
  'verbose: words of null': tells('says'),
  'srt-400': reads('srt-400'),
  'stream: vllm, several finishes': reads('stream-vllm'),
  'stream: openai': reads('stream-openai'),
  'stream: speaches, empty done': reads('stream-speaches'),
  '413': {
    // More than two seconds of sound are too large: it comes in parts, with the words that the server hears in them.
    plan: (server) =>
      void server.audio.where(({ body }) => body.byteLength > 2 * 2 * rate).always('413-html'),
    seen: /\p{L}{3,} \p{L}{3,}/u,
  },
  slow: {
    plan: (server) => void server.audio.always('slow', { text, seconds: 3 }),
    before: /^Transcribing: \d:\d\d of/,
  },
}

test('audio: what a person sees of every scenario, and which text is kept', async ({
  speaker,
  server,
  folder,
}) => {
  test.setTimeout(240_000)
  const { jutt } = speaker
  const transcripts = describeTranscripts(jutt)
  for (const [place, name] of matrix.audio.entries()) {
    const { plan, isAutomatic, seen = text, before } = sights[name]
    await test.step(name, async () => {
      plan(server)
      if (!(await jutt.message.isVisible())) await jutt.button('New chat').click()
      await speaker.chooseLanguage(isAutomatic ? 'Automatic' : 'Estonian')
      const file = join(folder, `${place}.wav`)
      writeFileSync(file, take)
      await dropFiles(jutt, [file])
      await expect(jutt.page.getByRole('banner')).toContainText(`${place}.wav`)
      if (before !== undefined) await transcripts.untilIs(before)
      await transcripts.untilIs('Transcribed')
      await expect(transcripts.text).toContainText(seen)
      await expect(transcripts.text).not.toContainText('<')
      await expect(transcripts.text).not.toContainText('{')
      await expect(transcripts.gaps).toHaveCount(0)
      if (isAutomatic) await expect(jutt.page.getByRole('main')).toContainText('Language:Estonian')
      server.reset()
    })
  }
})
