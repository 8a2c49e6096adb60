import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Transcribe } from '../../../electron/service/transcription/transcript.ts'
import { createCover } from '../../../shared/speech/cover.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { createSegmenter } from '../../../shared/speech/segmenter.ts'
import { writeKnownTalk } from '../../long/known-talk.ts'
import { toldWords } from '../../long/told-words.ts'
import { hear } from '../../service/fake-server/audio/hearing.ts'
import { readSound } from '../../service/fake-server/audio/sound.ts'
import { openTranscriber, until, type TranscriberLab } from './transcriber-lab.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'jutt-talk-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** Hears as the fake server does, and tells times where it is said to. */
const hears =
  (tellsTimes: boolean): Transcribe =>
  async ({ sound, language }) => {
    const heard = readSound(sound)
    if (!heard) throw new Error('Not a WAV file')
    const { text, segments } = hear({ parts: [] }, heard, { writesSentences: true })
    return {
      text,
      language,
      model: 'whisper-large-v3',
      segments: tellsTimes ? segments.map((each) => ({ ...each, noSpeech: null })) : null,
    }
  }

/** Reads the file as the audio page does, but without its detector. */
async function read(lab: TranscriberLab, file: string): Promise<string> {
  const source = { kind: 'file', name: 'talk.wav', length: null } as const
  const { id } = lab.recordings.begin({ source, language: 'et' })
  const sound = readFileSync(file).subarray(44)
  const [segmenter, cover] = [createSegmenter({ isUnhurried: true }), createCover()]
  const none = new Uint8Array(0)
  for (let at = 0; at < sound.length; at += 2 * samplesIn(10)) {
    const part = Uint8Array.from(sound.subarray(at, at + 2 * samplesIn(10)))
    lab.recordings.append(id, part, [])
    const pieces = await segmenter.push(new Int16Array(part.buffer))
    lab.recordings.append(id, none, cover.add(pieces, segmenter.settled()))
  }
  lab.recordings.append(id, none, cover.finish(await segmenter.finish(), sound.length / 2))
  lab.recordings.finish(id)
  return id
}

async function transcribed(transcribe: Transcribe, seconds: number) {
  const file = join(folder, 'talk.wav')
  const talk = writeKnownTalk(file, seconds)
  const unused = (): never => {
    throw new Error('Another service hears')
  }
  const lab = openTranscriber(folder, unused, transcribe)
  const id = await read(lab, file)
  await until(() => lab.recordings.find(id)?.state.kind === 'done')
  const told = toldWords(folder, talk)
  await lab.transcriber.close()
  return { ...told, known: talk.words.map(({ word }) => word), gaps: lab.recordings.find(id)?.gaps }
}

test.each([
  ['tells times', true],
  ['tells no times', false],
])(
  'a talk of which each word is known, by a service that %s: all of them, in order, once',
  async (_, tellsTimes) => {
    const { words, lost, errors, known } = await transcribed(hears(tellsTimes), 90)
    expect(lost).toEqual([])
    expect(words).toEqual(known)
    // Where none are told the sound tells them; these words are made up, and nobody says them in it.
    if (tellsTimes) expect(errors.ofSentences).toBeLessThanOrEqual(0.3)
  },
  30_000,
)

test('a service that stops early, each third time: what is not there lies in gaps that are shown', async () => {
  const whole = hears(true)
  let times = 0
  const { words, lost, inGaps, known, gaps } = await transcribed(async (request, options) => {
    const heard = await whole(request, options)
    times += 1
    if (times % 3 !== 0) return heard
    return { ...heard, text: heard.text.split(' ').slice(0, 1).join(' '), segments: null }
  }, 90)
  expect(lost).toEqual([])
  expect(words.length + inGaps).toBe(known.length)
  expect(known.filter((word) => words.includes(word))).toEqual(words)
  expect(gaps === 0).toBe(inGaps === 0)
}, 30_000)
