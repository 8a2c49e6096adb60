import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemClock, type Clock } from '../../../electron/service/clock.ts'
import type { Link } from '../../../electron/service/link.ts'
import { vllmVerbose } from '../../service/fake-server/audio/answers.ts'
import { hear, soundOf } from '../../service/fake-server/audio/hearing.ts'
import { answerLiterally } from '../../service/fake-server/status-scenarios.ts'
import { heardWords } from '../../service/fake-server/audio/heard-words.ts'
import { formField } from '../../service/fake-server/requests.ts'
import { linkTo, openWire } from '../../service/client/harness.ts'
import { cut, makeSound, speech, zeros } from '../speech/sound.ts'
import { hearsAll, openTranscriber } from './transcriber-lab.ts'

const wire = openWire()

/** Transcribes the sound of a file over the wire; the recording as it ends, and the requests that were made. */
async function transcribed(
  sound: Int16Array,
  language: string,
  {
    linkAt = () => wire.link,
    step = 60_000,
  }: { linkAt?: (clock: Clock) => Link; step?: number } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'jutt-wire-'))
  const lab = openTranscriber(folder, hearsAll, (request, options) =>
    link.transcribe({ ...request, model: 'whisper-large-v3' }, options),
  )
  const link = linkAt(lab.clock)
  lab.limitBy(() => link.batchPace(null))
  const began = lab.clock.now()
  const { id } = lab.recordings.begin({
    source: { kind: 'file', name: 'kolm.wav', length: sound.length },
    language,
  })
  let end = 0
  const cuts = (await cut(sound)).flatMap((piece) => {
    const silence = { start: end, end: piece.start, speech: [], ending: 'pause' as const }
    end = piece.end
    const own = { start: piece.start, end, speech: [...piece.speech], ending: piece.cut }
    return silence.end > silence.start ? [silence, own] : [own]
  })
  lab.recordings.append(id, new Uint8Array(sound.buffer), cuts)
  lab.recordings.finish(id)

  // The wire takes its own time; the waits of the transcriber pass at once.
  await expect
    .poll(
      () => {
        lab.clock.advance(step)
        return lab.recordings.find(id)?.state.kind
      },
      { timeout: 60_000, interval: 5 },
    )
    .toBe('done')

  const opened = lab.recordings.open(id)
  expect(lab.reported).toEqual([])
  await lab.transcriber.close()
  lab.recordings.close()
  rmSync(folder, { recursive: true })
  const took = lab.clock.now() - began
  return { ...opened, took, asked: wire.server.requestsOf('audio') }
}

/** The words of a sound at its peaks, which every framing of it holds. */
function peaksOf(samples: Int16Array<ArrayBuffer>): string[] {
  return heardWords({ rate: 16_000, samples, seconds: samples.length / 16_000 })
    .filter(({ isPeak }) => isPeak)
    .map(({ word }) => word)
}

const wordsOf = (text: string): string[] => text.split(/[\s.]+/)

test('over the wire, a file becomes its text although the service cuts, fails and limits', async () => {
  wire.server.audio.where((_, nth) => nth === 2).next('cut-short', { after: 1 })
  wire.server.audio.where((_, nth) => nth === 3).next('500-plain')
  const sound = makeSound([1, 1, 12].flatMap((pause) => [zeros(pause), speech(9)]))
  const { recording, pieces, asked } = await transcribed(sound, 'auto')

  expect(recording).toMatchObject({ language: 'et', gaps: 0, hasSpeech: true })
  expect(pieces.filter(({ state }) => state.kind === 'done')).toHaveLength(3)
  for (const { start, end, text, speech: heard } of pieces) {
    if (heard?.length === 0) {
      expect(text).toBe('')
      continue
    }
    const peaks = peaksOf(new Int16Array(sound.subarray(start, end)))
    expect(peaks.length).toBeGreaterThan(10)
    expect(wordsOf(text)).toEqual(expect.arrayContaining(peaks))
  }
  expect(formField(asked[0]!, 'language')).toBeUndefined()
  expect(asked.slice(1).map((request) => formField(request, 'language'))).toEqual(
    asked.slice(1).map(() => 'et'),
  )
  expect(asked.length).toBeGreaterThanOrEqual(5)
}, 30_000)

test.for(['et', 'auto'] as const)(
  'over the wire, what is too large for the service is sent in parts, and soon at once (%s)',
  { timeout: 30_000 },
  async (language) => {
    const most = 250_000
    const isTooLarge = ({ body }: { body: Uint8Array }): boolean => body.byteLength > most
    wire.server.audio.where(isTooLarge).always('413-html')
    const sound = makeSound(Array.from({ length: 12 }, () => [zeros(1), speech(9)]).flat())
    const { recording, pieces, asked } = await transcribed(sound, language)

    expect(recording).toMatchObject({ language: 'et', gaps: 0, hasSpeech: true })
    const spoken = pieces.filter(({ speech: heard }) => heard?.length !== 0)
    expect(spoken.some(({ start, end }) => 2 * (end - start) > most)).toBe(true)
    for (const { start, end, text } of spoken) {
      const peaks = peaksOf(new Int16Array(sound.subarray(start, end)))
      const found = peaks.filter((word) => wordsOf(text).includes(word))
      // A word that lies across a cut is heard as another.
      expect(found.length).toBeGreaterThanOrEqual(peaks.length - 3)
    }
    // Those that were on their way before the first was refused, and their halves.
    expect(asked.filter(isTooLarge).length).toBeLessThan(spoken.length)
  },
)

test('over the wire, many pieces take few of the ten requests a minute that a key may make', async () => {
  const perMinute = 10
  let clock: Clock = systemClock
  let sent: number[] = []
  wire.server.audio.alwaysDo(async (exchange) => {
    const now = clock.now()
    sent = sent.filter((at) => at > now - 60_000)
    const heard = soundOf(exchange.request)
    if (sent.length >= perMinute || !heard) {
      await answerLiterally(exchange, {
        status: 429,
        headers: { 'retry-after': '60', rate_limit_type: 'requests' },
        body: '{"error":{"message":"Limit type: requests. Current limit: 10, Remaining: 0.","code":"429"}}',
      })
      return
    }
    sent.push(now)
    const body = vllmVerbose(hear(exchange.request, heard, { writesSentences: true }))
    await answerLiterally(exchange, {
      status: 200,
      headers: {
        'x-ratelimit-api_key-limit-requests': String(perMinute),
        'x-ratelimit-api_key-remaining-requests': String(perMinute - sent.length),
      },
      body,
    })
  })
  const sound = makeSound(Array.from({ length: 70 }, () => [zeros(1), speech(9)]).flat())
  const { recording, pieces, asked, took } = await transcribed(sound, 'et', {
    linkAt: (lab) => linkTo(wire.server, { clock: (clock = lab) }),
    step: 200,
  })

  expect(recording).toMatchObject({ gaps: 0, hasSpeech: true })
  const spoken = pieces.filter(({ speech: heard }) => heard?.length !== 0)
  expect(spoken.length).toBe(70)
  for (const { start, end, text } of spoken) {
    const said = wordsOf(text.toLowerCase())
    const peaks = peaksOf(new Int16Array(sound.subarray(start, end)))
    expect(peaks.filter((word) => !said.includes(word))).toEqual([])
  }
  const seconds = asked.map((request) => soundOf(request)?.seconds ?? 0)
  console.log(
    `      ${spoken.length} pieces in ${asked.length} requests and ${Math.round(took / 60_000)} minutes; the longest was ${Math.round(Math.max(...seconds))} s`,
  )
  expect(asked.length).toBeLessThan(0.6 * spoken.length)
  expect(Math.max(...seconds)).toBeGreaterThan(40)
}, 90_000)
