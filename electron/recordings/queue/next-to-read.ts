import { samplesIn } from '../../../shared/speech/pcm.ts'

/** Sound that waits to be transcribed: with so much of it a file lets others be read, and with less it is read on. */
const enough = samplesIn(20 * 60)
const little = samplesIn(10 * 60)

/** A file that is not read to its end. */
export interface Unread {
  id: string
  /** Samples that were read and are still to be transcribed. */
  untranscribed: number
}

/**
 * Which of the files, in the order of the queue, is to be read now; null for none. It is the first that has little to be
 * transcribed, so that a long file keeps no short one from its first text; where all have enough, it is the first.
 */
export function nextToRead(files: readonly Unread[], reading: string | null): string | null {
  const isHungry = ({ id, untranscribed }: Unread): boolean =>
    untranscribed < (id === reading ? enough : little)
  return (files.find(isHungry) ?? files.find(({ id }) => id === reading) ?? files[0])?.id ?? null
}
