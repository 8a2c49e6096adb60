import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAgain, type Again } from '../../../electron/recordings/again/again.ts'
import type { Transcribe } from '../../../electron/service/transcription/transcript.ts'
import type { AgainProgress } from '../../../shared/ipc/schemas/again.ts'
import { transcriptParagraphs } from '../../../shared/transcript/transcript.ts'
import { openRecordings, type RecordingsLab } from './recordings-lab.ts'

const second = 16_000

let folder: string
let lab: RecordingsLab
let told: AgainProgress[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-again-'))
  lab = openRecordings(folder)
  told = []
})

afterEach(() => {
  lab.recordings.close()
  rmSync(folder, { recursive: true })
})

/** Somebody speaks for the first four of each seven seconds: as loud as energy hears it. */
function speech(seconds: number): Uint8Array {
  const samples = new Int16Array(seconds * second)
  for (let index = 0; index < samples.length; index++) {
    const isSpoken = index % (7 * second) < 4 * second
    const word = Math.sin(index / 900) ** 2
    samples[index] = isSpoken ? 9000 * word * Math.sin(index / 9) : (index * 7919) % 13
  }
  return new Uint8Array(samples.buffer)
}

/** Three pieces of seven seconds, of which the last is a gap. */
function transcribed(): string {
  const source = { kind: 'file', name: 'loeng.mp3', length: null } as const
  const { id } = lab.recordings.begin({ source, language: 'et', path: '/loeng.mp3' })
  const cuts = [0, 7, 14].map((start) => ({
    start: start * second,
    end: (start + 7) * second,
    speech: [{ start: start * second, end: (start + 4) * second }],
    ending: 'pause' as const,
  }))
  lab.recordings.append(id, speech(21), cuts)
  lab.recordings.finish(id)
  lab.recordings.setPiece(id, 0, { kind: 'done' }, 'Esimene lause on siin.')
  lab.recordings.setPiece(id, 1, { kind: 'done' }, 'Teine lause on siin.')
  lab.recordings.setPiece(id, 2, { kind: 'gap', reason: { kind: 'short' } })
  return id
}

function createWork(transcribe: Transcribe): Again {
  return createAgain({
    recordings: () => lab.recordings,
    transcribe,
    progress: (_id, progress) => told.push(progress),
    ownWords: () => [],
    report: () => undefined,
    inPractice: () => false,
  })
}

function read(id: string): string[] {
  const { pieces, log } = lab.recordings.open(id)
  return transcriptParagraphs(pieces, log).map((paragraph) =>
    paragraph.kind === 'text'
      ? paragraph.sentences.map(({ text }) => text).join(' ')
      : paragraph.kind,
  )
}

const ended = (): Promise<void> =>
  vi.waitFor(() => expect(told.at(-1)?.kind).toMatch(/done|incomplete|cancelled|failed/), {
    interval: 5,
  })

test('a part is heard anew in another language, gaps in it too, and Undo brings back what was there', async () => {
  const id = transcribed()
  const languages: (string | null)[] = []
  const again = createWork(async ({ language }) => {
    languages.push(language)
    return {
      text: `Sentence number ${languages.length} is here now.`,
      language: 'en',
      segments: null,
    }
  })
  lab.recordings.edit(id, [
    { kind: 'text', start: 7 * second, end: 14 * second, text: 'Teine lause parandati.' },
  ])
  const before = read(id)
  again.begin({ recordingId: id, start: 7 * second, end: 21 * second, language: 'en' })
  await ended()
  expect(told.at(-1)).toEqual({ kind: 'done' })
  expect(new Set(languages)).toEqual(new Set(['en']))
  const now = read(id)
  expect(now.join(' ')).toMatch(
    /^Esimene lause on siin\. Sentence number \d is here now\. Sentence/,
  )
  expect(now).not.toContain('gap')
  lab.recordings.undoEdit(id)
  expect(read(id)).toEqual(before)
})

test('a gap of which only a part is heard anew stays one, with what was heard beside it', async () => {
  const id = transcribed()
  let times = 0
  const again = createWork(async () => {
    times += 1
    return { text: `Lause number ${times} on siin.`, language: 'et', segments: null }
  })
  again.begin({ recordingId: id, start: 7 * second, end: 18 * second, language: 'et' })
  await ended()
  expect(told.at(-1)).toEqual({ kind: 'done' })
  expect(read(id)).toEqual([
    'Esimene lause on siin.',
    'Lause number 1 on siin.',
    'Lause number 2 on siin.',
    'gap',
  ])
})

test('with the language to be found out, the first answer tells it for all', async () => {
  const id = transcribed()
  const languages: (string | null)[] = []
  const again = createWork(async ({ language }) => {
    languages.push(language)
    return { text: 'Something was said in here.', language: 'en', segments: null }
  })
  again.begin({ recordingId: id, start: 0, end: 21 * second, language: 'auto' })
  await ended()
  expect(languages[0]).toBeNull()
  expect(new Set(languages.slice(1))).toEqual(new Set(['en']))
  expect(lab.recordings.open(id).recording.language).toBe('et')
})

test('where less comes than is spoken, or the service fails, the text stays as it was', async () => {
  const id = transcribed()
  const before = read(id)
  const part = { recordingId: id, start: 0, end: 14 * second, language: 'en' }
  createWork(async () => ({ text: 'a', language: 'en', segments: null })).begin(part)
  await ended()
  expect(told.at(-1)).toEqual({ kind: 'incomplete' })
  expect(read(id)).toEqual(before)
  told = []
  const failing = createWork(() => Promise.reject(new Error('broken')))
  failing.begin(part)
  await ended()
  expect(told.at(-1)).toMatchObject({ kind: 'failed' })
  expect(read(id)).toEqual(before)
})

test('it can be called off, and is refused where it makes no sense', async () => {
  const id = transcribed()
  const again = createWork(
    (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      }),
  )
  const part = { recordingId: id, start: 0, end: 14 * second, language: 'en' }
  const refused: unknown = expect.objectContaining({ error: { code: 'invalid_request' } })
  expect(() => again.begin({ ...part, end: 30 * second })).toThrow(refused)
  again.begin(part)
  expect(() => again.begin(part)).toThrow(refused)
  await vi.waitFor(() => expect(told).not.toHaveLength(0), { interval: 5 })
  again.cancel(id)
  await ended()
  expect(told.at(-1)).toEqual({ kind: 'cancelled' })
  lab.recordings.retry(id, 2)
  expect(() => again.begin(part)).toThrow(refused)
  await again.close()
})
