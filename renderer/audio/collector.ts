import { samplesIn } from '../../shared/speech/pcm.ts'

/** V8's own collection, which main has it offer (electron/main.ts). */
declare const gc: (() => void) | undefined

/** Samples after which what is left of them is collected; it takes about 10 ms. */
const EVERY = samplesIn(100)

/**
 * Makes a function that is told how many samples were done with, and has their memory collected now and then. By itself
 * V8 waits for 64 MB in each worker and in the page, 110 MB in all while a file is read.
 */
export function createCollector(): (samples: number) => void {
  let left = 0
  return (samples) => {
    left += samples
    if (left < EVERY) return
    left = 0
    if (typeof gc === 'function') gc()
  }
}
