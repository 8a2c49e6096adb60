import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dropFiles, expect, test } from '../e2e/speech.ts'
import { describeTranscripts } from '../e2e/transcript-page.ts'
import { readSound } from '../service/fake-server/audio/sound.ts'
import type { ReceivedRequest } from '../service/fake-server/requests.ts'
import type { FakeServer } from '../service/fake-server/server.ts'
import { writeKnownTalk } from './known-talk.ts'
import { toldWords } from './told-words.ts'

const patience = 300_000
const tenMinutes = 600

const secondsOf = (request: ReceivedRequest): number => {
  const bytes = request.parts.find(({ name }) => name === 'file')?.bytes
  return (bytes && readSound(bytes)?.seconds) ?? 0
}

/** Services at their worst, and whether the transcript is whole all the same. */
const faults: Readonly<Record<string, { plan: (server: FakeServer) => void; isWhole: boolean }>> = {
  'a storm of 429 for a quarter of each minute': {
    plan({ audio }) {
      const began = Date.now()
      const isStorm = (): boolean => (Date.now() - began) % 60_000 < 15_000
      // As a proxy that has too much to do; the limit that LiteLLM names with it would be kept to from then on.
      audio.where(isStorm).always('429-html', { retryAfter: 1 })
    },
    isWhole: true,
  },
  '413 for what is longer than ten seconds': {
    plan: ({ audio }) => void audio.where((request) => secondsOf(request) > 10).always('413-html'),
    isWhole: true,
  },
  '500 for each third request': {
    plan: ({ audio }) => void audio.where((_, nth) => nth % 3 === 0).always('500-plain'),
    isWhole: true,
  },
  'an answer that stops early for each third request': {
    plan: ({ audio }) =>
      void audio.where((_, nth) => nth % 3 === 0).always('cut-short', { after: 0.5 }),
    isWhole: false,
  },
}

for (const [name, { plan, isWhole }] of Object.entries(faults)) {
  test(`${name}: the transcript is whole, or shows where it is not`, async ({
    speaker: { jutt },
    server,
    folder,
    profile,
  }) => {
    const file = join(folder, 'talk.wav')
    const talk = writeKnownTalk(file, tenMinutes)
    plan(server)
    const began = Date.now()
    await dropFiles(jutt, [file])
    await describeTranscripts(jutt).untilIs(/^(Transcribed|\d+ parts? (is|are) missing)$/, patience)
    const { words, lost, inGaps } = toldWords(profile, talk)
    console.log(
      `  ${words.length} of ${talk.words.length} words, ${inGaps} in gaps that are shown, after ${Math.round((Date.now() - began) / 1000)} s`,
    )
    expect(lost).toEqual([])
    expect(new Set(words).size).toBe(words.length)
    if (isWhole) expect(words).toEqual(talk.words.map(({ word }) => word))
  })
}

for (const [way, harm] of [
  ['is deleted', (file: string) => rmSync(file)],
  ['is changed', (file: string) => appendFileSync(file, Buffer.alloc(100_000))],
] as const) {
  test(`a file that ${way} while it is read: what was read is kept, and it is told from where it is missing`, async ({
    speaker: { jutt },
    folder,
    profile,
    stored,
  }) => {
    const file = join(folder, 'hour.wav')
    const talk = writeKnownTalk(file, 3600)
    await dropFiles(jutt, [file])
    const transcripts = describeTranscripts(jutt)
    await expect.poll(() => stored().length).toBe(1)
    await transcripts.untilIs(/^Reading the file: [1-9]/)
    harm(file)
    await transcripts.untilIs('Transcribed', patience)
    const main = jutt.page.getByRole('main')
    const sentence = await main.getByText(/Sound is missing: from/).innerText()
    const [, time = ''] = /from ([\d:]+) on/.exec(sentence) ?? []
    const from = time.split(':').reduce((sum, part) => 60 * sum + Number(part), 0)
    console.log(`  ${sentence}`)
    expect(from).toBeGreaterThan(10)
    expect(from).toBeLessThan(talk.seconds - 10)
    const { lost, words } = toldWords(profile, talk, [{ from, to: null }])
    expect(lost).toEqual([])
    const before = talk.words.filter(({ at }) => at < from - 1).map(({ word }) => word)
    expect(words.slice(0, before.length)).toEqual(before)
  })
}
