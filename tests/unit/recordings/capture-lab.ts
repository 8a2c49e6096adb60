import { createAudioPage, type AudioPageLife } from '../../../electron/recordings/audio-page.ts'
import { createCapture, type Capture } from '../../../electron/recordings/capture.ts'
import type { Cut, SoundTask } from '../../../shared/ipc/schemas/recordings.ts'
import { createTestClock } from '../../service/test-clock.ts'
import { knownSound } from './known-sound.ts'
import { openRecordings, type RecordingsLab } from './recordings-lab.ts'

export interface CaptureLab {
  lab: RecordingsLab
  capture: Capture
  page: AudioPageLife
  /** What the audio page was told, in order. */
  tasks: SoundTask[]
  /** How often the page was asked to open. */
  woken: { times: number }
  /** How much the page had been told each time that a connection was made ready. */
  warmUps: number[]
  reported: unknown[]
  clock: ReturnType<typeof createTestClock>
  addFile: () => string
  /** The page sends samples of the known sound, and cuts. */
  append: (recordingId: string, from: number, to: number, cuts?: Cut[]) => void
}

/** A start of Jutt in the folder; the audio page is not there yet. */
export function openCapture(
  folder: string,
  wav: Parameters<typeof openRecordings>[1] = {},
): CaptureLab {
  const lab = openRecordings(folder, wav)
  const [tasks, reported]: [SoundTask[], unknown[]] = [[], []]
  const woken = { times: 0 }
  const warmUps: number[] = []
  const clock = createTestClock()
  lab.recordings.recover()
  const page: AudioPageLife = createAudioPage({
    send: (task) => tasks.push(task),
    open: () => (woken.times += 1),
    users: () => [capture],
  })
  const capture = createCapture({
    recordings: lab.recordings,
    page,
    listening: () => ({ microphone: null, staysOpen: false }),
    async warmUp() {
      warmUps.push(tasks.length)
    },
    clock,
    report: (_where, error) => reported.push(error),
  })
  const file = { path: '/home/mari/loeng.mp3', name: 'loeng.mp3', language: 'auto' } as const
  return {
    lab,
    capture,
    page,
    tasks,
    woken,
    warmUps,
    reported,
    clock,
    addFile: () => capture.addFile(file).id,
    append: (recordingId, from, to, cuts = []) =>
      capture.append({ recordingId, sound: knownSound(from, to), cuts }),
  }
}

export const spoken = (start: number, end: number): Cut => ({
  start,
  end,
  speech: [{ start, end }],
  ending: 'length',
})
