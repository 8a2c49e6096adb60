import { createTranscriber, type Transcriber } from '../../../electron/recordings/transcriber.ts'
import { readWav } from '../../../electron/practice/wav.ts'
import type { BatchPace } from '../../../electron/service/budget/budget.ts'
import type { RequestOptions } from '../../../electron/service/attempts.ts'
import { unlessAborted } from '../../../electron/service/unless-aborted.ts'
import type {
  Transcribe,
  TranscribeRequest,
  Transcript,
} from '../../../electron/service/transcription/transcript.ts'
import type { Cut, Ending, TranscriberState } from '../../../shared/ipc/schemas/recordings.ts'
import { createTestClock } from '../../service/test-clock.ts'
import { openRecordings, type RecordingsLab } from './recordings-lab.ts'

export const second = 16_000

/** A request as the service gets it. Times in seconds of the recording, read from the sound itself. */
export interface Asked extends TranscribeRequest {
  from: number
  to: number
  /** The stretches of the recording that it is made of, one behind the other; mostly one. */
  parts: readonly { from: number; to: number }[]
  priority: RequestOptions['priority']
  signal: AbortSignal
}

export type Answering = (asked: Asked) => Promise<Transcript> | Transcript

export interface TranscriberLab extends RecordingsLab {
  transcriber: Transcriber
  clock: ReturnType<typeof createTestClock>
  asked: Asked[]
  states: TranscriberState[]
  reported: unknown[]
  /** Names and terms that the person says. */
  ownWords: string[]
  /** What the limits of the service leave for files. */
  pace: BatchPace
  limitBy: (batchPace: () => BatchPace) => void
}

/** A start of Jutt in the folder, with a service that answers as told, or with a real one. */
export function openTranscriber(
  folder: string,
  answering: Answering,
  transcribe?: Transcribe,
): TranscriberLab {
  const clock = createTestClock()
  const [asked, states, reported]: [Asked[], TranscriberState[], unknown[]] = [[], [], []]
  const words: string[] = []
  const pace = { perMinute: Infinity, isLimiting: false }
  let batchPace = (): BatchPace => pace
  let transcriber: Transcriber | null = null
  const lab = openRecordings(folder, {}, () => transcriber?.wake())
  lab.recordings.recover()
  transcriber = createTranscriber({
    recordings: lab.recordings,
    async transcribe(request, options) {
      if (transcribe) return transcribe(request, options)
      const { signal, priority } = options
      const sent = { ...request, ...placeOf(request.sound), priority, signal }
      asked.push(sent)
      return unlessAborted(Promise.resolve(answering(sent)), signal)
    },
    clock,
    listener: { state: (state) => states.push(state) },
    report: (_where, error) => reported.push(error),
    random: () => 0,
    ownWords: () => words,
    batchPace: () => batchPace(),
  })
  transcriber.wake()
  const limitBy = (limits: () => BatchPace): void => void (batchPace = limits)
  return { ...lab, transcriber, clock, asked, states, reported, ownWords: words, pace, limitBy }
}

/** The sound of the tests: each sample tells in which tenth of a second it is. */
export function markedSound(from: number, to: number): Uint8Array {
  const marks = new Int16Array(to - from)
  for (let tenth = Math.floor(from / 1600); tenth * 1600 < to; tenth += 1) {
    marks.fill(tenth, Math.max(0, tenth * 1600 - from), (tenth + 1) * 1600 - from)
  }
  return new Uint8Array(marks.buffer)
}

function placeOf(wav: Uint8Array): Pick<Asked, 'from' | 'to' | 'parts'> {
  const seconds = readWav(wav)?.seconds
  if (seconds === undefined) throw new Error('Not a WAV file')
  const marks = new Int16Array(Uint8Array.from(wav.subarray(44)).buffer)
  const from = (marks[0] ?? 0) / 10
  const starts = [0]
  for (let at = 1; at < marks.length; at += 1) {
    const step = (marks[at] ?? 0) - (marks[at - 1] ?? 0)
    if (step !== 0 && step !== 1) starts.push(at)
  }
  const parts = starts.map((at, index) => {
    const start = (marks[at] ?? 0) / 10
    return { from: start, to: tenths(start + ((starts[index + 1] ?? marks.length) - at) / second) }
  })
  return { from, to: tenths(from + seconds), parts }
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10

/** Cuts in seconds: where they end, one after the other; a negative one is silent. */
export function cutsUntil(...ends: number[]): Cut[] {
  let start = 0
  return ends.map((until) => {
    const end = Math.abs(until) * second
    const speech = until < 0 ? [] : [{ start: start + second / 5, end: end - second / 5 }]
    const cut = { start, end, speech, ending: 'pause' as Ending }
    start = end
    return cut
  })
}

/** The words that are said in a stretch of seconds: two a second, each said at one place only. */
export function wordsIn({ from, to }: { from: number; to: number }): string[] {
  const first = Math.ceil(from * 2)
  const count = Math.max(0, Math.floor(to * 2) - first)
  return Array.from({ length: count }, (_, at) => wordAt(first + at))
}

/** Syllables as the digits of the place; no word is the beginning of another. */
function wordAt(place: number): string {
  const [consonants, vowels] = ['bdghjklmnprstv', 'aeiouöäüõ']
  const syllables = consonants.length * vowels.length
  return [place * 31, place * 17 + 5, place]
    .map((digit) => digit % syllables)
    .map((digit) => `${consonants[digit % 14]}${vowels[Math.floor(digit / 14)]}`)
    .join('')
}

export const textIn = (place: { from: number; to: number }): string => wordsIn(place).join(' ')

export const says = (text: string, language: string | null = 'et'): Transcript => ({
  text,
  language,
  segments: null,
})

/** A service that hears everything. */
export const hearsAll: Answering = (asked) => says(textIn(asked))

/** Lets promises run on until it is true; it is no wait for time, and it ends. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 5000; turn += 1) {
    if (isSo()) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error('It did not come to that')
}

/** Lets everything that can run without time passing run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
