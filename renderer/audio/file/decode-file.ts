import type { AppError, MissingSound } from '../../../shared/errors.ts'
import type { FileFacts } from '../../../shared/ipc/schemas/recordings.ts'
import { SAMPLE_RATE, samplesIn } from '../../../shared/speech/pcm.ts'
import { createQueue } from '../../../shared/speech/queue.ts'
import type { Mark } from './mark.ts'
import type { DecoderOrder, DecoderReport } from './protocol.ts'

export interface DecodeOptions {
  /** Where the file's bytes are served, by Range; relative to the page. */
  url: string
  /** The sample (at 16 kHz) from which sound is wanted, to go on after an interruption. */
  from: number
  /** Ends the decoding; what was not yet handed over is dropped. */
  signal: AbortSignal
  /** Which of its tracks of sound, from 0; null for the one that it puts first itself. */
  track?: number | null
  /** Told at most once, before any sound: what the file tells of itself. */
  onFacts: (facts: FileFacts) => void
  /** Takes the next sound (PCM16 mono, 16 kHz). No more than two chunks are made ahead of its promise. */
  onSound: (pcm: Int16Array) => Promise<void>
  /** Samples after which another worker goes on. */
  mostOfOne?: number
}

/** How a decoding ended. */
export interface Decoded {
  /** Why there is less sound than there should be; null where all of it came, or where it was aborted. */
  trouble: AppError | null
}

/**
 * Sound (samples) after which another worker goes on: what decoders and demuxers keep of a file grows with what they have
 * read, and goes back only with their worker.
 */
const MOST_OF_ONE = samplesIn(1800)

/** How the work of one worker ended, and where sound was missing in it; null where nothing was. */
type Part =
  | { kind: 'ended'; trouble: AppError | null }
  | { kind: 'handed-over'; at: number; mark: Mark | null; missing: readonly MissingSound[] | null }

/**
 * Decodes the sound of an audio or video file to 16 kHz mono PCM16 in workers of its own, one after another, which end
 * with it, so that their memory goes back. After the answer `onSound` is not called any more. An error
 * that `onSound` throws ends the decoding and is thrown.
 */
export async function decodeFile(options: DecodeOptions): Promise<Decoded> {
  let damage: readonly MissingSound[] | null = null
  let mark: Mark | null = null
  for (let { from } = options; ;) {
    const worker = new Worker(new URL('../sound.worker.ts', import.meta.url), { type: 'module' })
    try {
      const isFirst = from === options.from
      const part = await listen(worker, {
        ...options,
        from,
        mark,
        onFacts: isFirst ? options.onFacts : () => {},
      })
      if (part.kind === 'ended') {
        // What was handed over at its very end is not empty.
        const isEnd = !isFirst && part.trouble?.code === 'sound_empty'
        return { trouble: withDamage(isEnd ? null : part.trouble, damage) }
      }
      ;({ at: from, mark } = part)
      if (part.missing) damage = joined(damage ?? [], part.missing)
    } finally {
      worker.terminate()
    }
  }
}

/** The trouble at the end, with what was missing before. */
function withDamage(
  trouble: AppError | null,
  damage: readonly MissingSound[] | null,
): AppError | null {
  if (damage === null || (trouble && trouble.code !== 'sound_cut_short')) return trouble
  const missing = joined(damage, trouble?.missing ?? [])
  return { code: 'sound_cut_short', ...(missing.length > 0 && { missing }) }
}

/** Places that are missing; a hole at which another worker went on is found by both. */
function joined(
  before: readonly MissingSound[],
  after: readonly MissingSound[],
): readonly MissingSound[] {
  const known = before.at(-1)?.to ?? 0
  return [...before, ...after.filter(({ to }) => to === null || to > known)]
}

async function listen(
  worker: Worker,
  options: DecodeOptions & { mark: Mark | null },
): Promise<Part> {
  const { url, track = null, from, signal, onFacts, onSound, mostOfOne = MOST_OF_ONE } = options
  const { promise, resolve, reject } = Promise.withResolvers<Part>()
  const inOrder = createQueue()
  let at = from
  let { mark } = options
  let missing: readonly MissingSound[] | null = null

  function order(message: DecoderOrder): void {
    worker.postMessage(message, [])
  }

  async function store(pcm: Int16Array): Promise<void> {
    if (signal.aborted || at - from >= mostOfOne) return
    try {
      await onSound(pcm)
      at += pcm.length
      if (at - from >= mostOfOne) resolve({ kind: 'handed-over', at, mark, missing: before(at) })
      else order({ kind: 'stored' })
    } catch (error) {
      reject(error)
    }
  }

  /** What is missing up to a sample: the worker is ahead, and what it found there the next one finds too. */
  function before(sample: number): readonly MissingSound[] | null {
    return missing && missing.filter((hole) => hole.from < sample / SAMPLE_RATE)
  }

  worker.addEventListener('message', ({ data }: MessageEvent<DecoderReport>) => {
    switch (data.kind) {
      case 'facts':
        onFacts(data.facts)
        break
      case 'began':
        mark = data.mark
        break
      case 'sound':
        void inOrder(() => store(data.pcm))
        break
      case 'damaged':
        missing = data.missing
        break
      case 'ended':
        void inOrder(async () => resolve({ kind: 'ended', trouble: data.trouble }))
    }
  })
  worker.addEventListener('error', ({ message }) => {
    const trouble = { code: 'internal', detail: message } as const
    void inOrder(async () => resolve({ kind: 'ended', trouble }))
  })
  const halt = () => void inOrder(async () => resolve({ kind: 'ended', trouble: null }))
  signal.addEventListener('abort', halt)
  if (signal.aborted) halt()
  else order({ kind: 'decode', url: new URL(url, document.baseURI).href, track, from, mark })
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', halt)
  }
}
