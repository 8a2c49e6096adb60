import type { AppError } from '../../../shared/errors.ts'
import type { FileFacts } from '../../../shared/ipc/schemas/recordings.ts'
import { createQueue } from '../../../shared/speech/queue.ts'
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
}

/** How a decoding ended. */
export interface Decoded {
  /** Why there is less sound than there should be; null where all of it came, or where it was aborted. */
  trouble: AppError | null
}

/**
 * Decodes the sound of an audio or video file to 16 kHz mono PCM16 in a worker of its own, which ends
 * with it, so that its memory goes back. After the answer `onSound` is not called any more. An error
 * that `onSound` throws ends the decoding and is thrown.
 */
export async function decodeFile(options: DecodeOptions): Promise<Decoded> {
  const worker = new Worker(new URL('../sound.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await listen(worker, options)
  } finally {
    worker.terminate()
  }
}

async function listen(worker: Worker, options: DecodeOptions): Promise<Decoded> {
  const { url, track = null, from, signal, onFacts, onSound } = options
  const { promise, resolve, reject } = Promise.withResolvers<Decoded>()
  const inOrder = createQueue()

  function order(message: DecoderOrder): void {
    worker.postMessage(message, [])
  }

  async function store(pcm: Int16Array): Promise<void> {
    if (signal.aborted) return
    try {
      await onSound(pcm)
      order({ kind: 'stored' })
    } catch (error) {
      reject(error)
    }
  }

  worker.addEventListener('message', ({ data }: MessageEvent<DecoderReport>) => {
    switch (data.kind) {
      case 'facts':
        onFacts(data.facts)
        break
      case 'sound':
        void inOrder(() => store(data.pcm))
        break
      case 'ended':
        void inOrder(async () => resolve({ trouble: data.trouble }))
    }
  })
  worker.addEventListener('error', ({ message }) => {
    void inOrder(async () => resolve({ trouble: { code: 'internal', detail: message } }))
  })
  const halt = () => void inOrder(async () => resolve({ trouble: null }))
  signal.addEventListener('abort', halt)
  if (signal.aborted) halt()
  else order({ kind: 'decode', url: new URL(url, document.baseURI).href, track, from })
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', halt)
  }
}
