import { samplesIn } from '../../../shared/speech/pcm.ts'
import { LONGEST_PIECE } from '../../../shared/speech/piece.ts'
import type { BatchPace } from '../../service/budget/budget.ts'
import { spokenLetters } from '../answer/spoken-letters.ts'

/** Samples: 9 minutes are 17 MB, below the 25 MB and the 600 s of vLLM. */
const longest = samplesIn(540)
/** The same where the service tells no times: what is missing then shows only in how much is said on the whole. */
const longestUntimed = samplesIn(120)
/** Minutes within which all that waits is to be asked for; the less, the longer each sound, and the shorter the end. */
const within = 0.5
/** Seconds of speech from which the pace of those who speak in a recording is known, as far as is needed without times. */
const known = 30
/**
 * By what part the length that may be tried grows with each piece that is heard: doubled after 35, after the second run
 * that came to nothing after 70, and so on.
 */
const growth = 0.02
/** The part of the letters that are expected by that pace, at least: of 2 minutes, 18 s may not be there. */
const leastShare = 0.85

/**
 * How long the sounds are that go to the service in one request, where the requests of a minute are what it limits:
 * neighbouring pieces then are sent as one.
 */
export interface RunLengths {
  /** Samples for one request, where so many are still to be transcribed; 0 where each piece is to go by itself. */
  mostOf(recordingId: string, untranscribed: number): number
  /** A piece of a recording has its text. */
  heard(recordingId: string, text: string, speechSeconds: number, tellsTimes: boolean): void
  /** Without times: is it as much text as those who speak there say in so much speech, as far as that can be told of it? */
  isEnough(recordingId: string, text: string, speechSeconds: number): boolean
  /** Has a run been understood that was half as long at least? Others like it may then be under way beside it. */
  isProven(samples: number): boolean
  /** A run of so many samples was understood. */
  wentWell(samples: number): void
  /** It came to nothing: the next are half as long, and grow again with what is heard. */
  wentWrong(samples: number): void
}

interface Said {
  letters: number
  seconds: number
}

export function createRunLengths(batchPace: () => BatchPace): RunLengths {
  const said = new Map<string, Said>()
  let most = longest
  let wrongs = 0
  let proven = 0
  let areTimesTold = false

  const isKnown = (recordingId: string): boolean => (said.get(recordingId)?.seconds ?? 0) >= known

  return {
    mostOf(recordingId, untranscribed) {
      const { perMinute, isLimiting } = batchPace()
      if (!isLimiting || !(perMinute > 0)) return 0
      if (!areTimesTold && !isKnown(recordingId)) return 0
      const wanted = Math.min(
        untranscribed / (perMinute * within),
        areTimesTold ? longest : longestUntimed,
      )
      const length = Math.min(wanted, most)
      return length > LONGEST_PIECE ? length : 0
    },
    heard(recordingId, text, seconds, tellsTimes) {
      if (text === '') return
      areTimesTold = tellsTimes
      most = Math.min(longest, most * (1 + growth / Math.max(1, wrongs)))
      const before = said.get(recordingId) ?? { letters: 0, seconds: 0 }
      said.set(recordingId, {
        letters: before.letters + spokenLetters(text),
        seconds: before.seconds + seconds,
      })
    },
    isEnough(recordingId, text, seconds) {
      const { letters, seconds: heard } = said.get(recordingId) ?? { letters: 0, seconds: 0 }
      // A service that told times may tell none of the next sound, which then is too long, or the first of its recording.
      if (heard < known || samplesIn(seconds) > longestUntimed) return false
      return spokenLetters(text) >= leastShare * (letters / heard) * seconds
    },
    isProven: (samples) => samples <= 2 * proven,
    wentWell(samples) {
      proven = Math.max(proven, samples)
    },
    wentWrong(samples) {
      proven = Math.min(proven, samples / 4)
      wrongs += 1
      most = Math.min(most, samples / 2)
    },
  }
}
