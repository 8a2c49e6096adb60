import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heardWords } from '../../service/fake-server/audio/heard-words.ts'
import { formField } from '../../service/fake-server/requests.ts'
import { openWire } from '../../service/client/harness.ts'
import { cut, makeSound, speech, zeros } from '../speech/sound.ts'
import { hearsAll, openTranscriber } from './transcriber-lab.ts'

const wire = openWire()

test('over the wire, a file becomes its text although the service cuts, fails and limits', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jutt-wire-'))
  const lab = openTranscriber(folder, hearsAll, (request, options) =>
    wire.link.transcribe({ ...request, model: 'whisper-large-v3' }, options),
  )
  wire.server.audio.where((_, nth) => nth === 2).next('cut-short', { after: 1 })
  wire.server.audio.where((_, nth) => nth === 3).next('500-plain')

  const sound = makeSound([1, 1, 12].flatMap((pause) => [zeros(pause), speech(9)]))
  const { id } = lab.recordings.begin({
    source: { kind: 'file', name: 'kolm.wav', length: sound.length },
    language: 'auto',
  })
  const pieces = await cut(sound)
  expect(pieces).toHaveLength(3)
  let end = 0
  const cuts = pieces.flatMap((piece) => {
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
        lab.clock.advance(60_000)
        return lab.recordings.find(id)?.state.kind
      },
      { timeout: 20_000, interval: 5 },
    )
    .toBe('done')

  const opened = lab.recordings.open(id)
  expect(opened.recording).toMatchObject({ language: 'et', gaps: 0, hasSpeech: true })
  for (const { start, end, text, speech } of opened.pieces) {
    if (speech?.length === 0) {
      expect(text).toBe('')
      continue
    }
    const samples = sound.subarray(start, end)
    const words = heardWords({ rate: 16_000, samples, seconds: samples.length / 16_000 })
    const peaks = words.filter(({ isPeak }) => isPeak).map(({ word }) => word)
    expect(peaks.length).toBeGreaterThan(10)
    expect(text.split(/[\s.]+/)).toEqual(expect.arrayContaining(peaks))
  }
  const asked = wire.server.requestsOf('audio')
  expect(formField(asked[0]!, 'language')).toBeUndefined()
  expect(asked.slice(1).map((request) => formField(request, 'language'))).toEqual(
    asked.slice(1).map(() => 'et'),
  )
  expect(asked.length).toBeGreaterThanOrEqual(5)
  expect(lab.reported).toEqual([])
  await lab.transcriber.close()
  lab.recordings.close()
  rmSync(folder, { recursive: true })
}, 30_000)
