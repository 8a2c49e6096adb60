import type { AppError } from '../../../shared/errors.ts'
import type { SoundTask } from '../../../shared/ipc/schemas/recordings.ts'
import type { KeptSound } from './kept-sound.ts'

/** Has sounds compressed by the audio page, one after the other. */
export interface Compression {
  /** Somebody wishes it; they are told where it cannot be done. */
  compress(recordingId: string): void
  /** As compress, but by itself: nobody is told, and what could not be done is not tried again in this run. */
  compressOld(recordingId: string): void
  /** The next bytes that the page sends. */
  take(part: { recordingId: string; bytes: Uint8Array }): void
  /** The page is done with it. */
  ended(end: { recordingId: string; trouble: AppError | null }): Promise<void>
  pageReady(): void
  /** What was under way begins anew with the next page. */
  pageLost(): void
}

export function createCompression(dependencies: {
  recordings: () => Pick<KeptSound, 'beginCompressing' | 'addCompressed' | 'endCompressing'>
  send: (task: SoundTask) => void
  wakePage: () => void
  /** A sound that was asked for could not be compressed. */
  failed: (recordingId: string, error: AppError) => void
  report: (where: string, error: unknown) => void
}): Compression {
  const { recordings, send, failed, report } = dependencies
  const waiting = new Set<string>()
  const wished = new Set<string>()
  const vain = new Set<string>()
  let current: string | null = null
  let isPageUp = false

  function next(): void {
    const [recordingId] = waiting
    if (!isPageUp || current !== null || recordingId === undefined) return
    waiting.delete(recordingId)
    try {
      recordings().beginCompressing(recordingId)
      current = recordingId
      const compressedUrl = `/compressed/${recordingId}`
      send({ kind: 'compress', recordingId, url: `/sound/${recordingId}`, compressedUrl })
    } catch (error) {
      // It was deleted or is transcribed again while it waited.
      report('compressing a sound', error)
      next()
    }
  }

  function order(recordingId: string): void {
    if (current === recordingId) return
    waiting.add(recordingId)
    next()
  }

  return {
    compress(recordingId) {
      wished.add(recordingId)
      dependencies.wakePage()
      order(recordingId)
    },
    compressOld(recordingId) {
      if (!vain.has(recordingId)) order(recordingId)
    },
    take({ recordingId, bytes }) {
      recordings().addCompressed(recordingId, bytes)
    },
    async ended({ recordingId, trouble }) {
      if (recordingId !== current) return
      const failure = await recordings().endCompressing(recordingId, trouble)
      current = null
      if (failure) vain.add(recordingId)
      if (failure && wished.has(recordingId)) failed(recordingId, failure)
      wished.delete(recordingId)
      next()
    },
    pageReady() {
      isPageUp = true
      next()
    },
    pageLost() {
      isPageUp = false
      const lost = current
      current = null
      if (lost === null) return
      waiting.add(lost)
      void recordings().endCompressing(lost, { code: 'sound_interrupted' })
    },
  }
}
