import type { AppError } from '../../../shared/errors.ts'
import type { AudioPage, AudioPageUser } from '../audio-page.ts'
import type { KeptSound } from './kept-sound.ts'

/** Has sounds compressed by the audio page, one after the other; what was under way begins anew with the next page. */
export interface Compression extends AudioPageUser {
  /** Somebody wishes it; they are told where it cannot be done. */
  compress(recordingId: string): void
  /** As compress, but by itself: nobody is told, and what could not be done is not tried again in this run. */
  compressOld(recordingId: string): void
  /** The next bytes that the page sends. */
  take(part: { recordingId: string; bytes: Uint8Array }): void
  /** The page is done with it. */
  ended(end: { recordingId: string; trouble: AppError | null }): Promise<void>
}

export function createCompression(dependencies: {
  recordings: () => Pick<KeptSound, 'beginCompressing' | 'addCompressed' | 'endCompressing'>
  page: AudioPage
  /** A sound that was asked for could not be compressed. */
  failed: (recordingId: string, error: AppError) => void
  report: (where: string, error: unknown) => void
}): Compression {
  const { recordings, page, failed, report } = dependencies
  const waiting = new Set<string>()
  const wished = new Set<string>()
  const vain = new Set<string>()
  let current: string | null = null

  function next(): void {
    const [recordingId] = waiting
    if (!page.isReady() || current !== null || recordingId === undefined) return
    waiting.delete(recordingId)
    try {
      recordings().beginCompressing(recordingId)
      current = recordingId
      const compressedUrl = `/compressed/${recordingId}`
      page.send({ kind: 'compress', recordingId, url: `/sound/${recordingId}`, compressedUrl })
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
      page.wake()
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
    pageReady: next,
    pageLost() {
      const lost = current
      current = null
      if (lost === null) return
      waiting.add(lost)
      void recordings().endCompressing(lost, { code: 'sound_interrupted' })
    },
  }
}
