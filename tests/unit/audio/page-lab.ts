import { expect, vi } from 'vitest'
import type { DecodeOptions, Decoded } from '../../../renderer/audio/file/decode-file.ts'
import { createWarmMicrophone } from '../../../renderer/audio/microphone/warm-microphone.ts'
import { createTasks } from '../../../renderer/audio/tasks.ts'
import { makeSound, noise, speech } from '../speech/sound.ts'
import { createFakeMain } from './fake-main.ts'
import { createFakeMicrophone } from './fake-microphone.ts'
import { createFakeTimer } from './fake-timer.ts'

export const talk = makeSound([speech(5), noise(1.5), speech(3), noise(1)], -80)

/** A file being decoded, of which the test is the decoder. */
interface Decoder {
  options: DecodeOptions
  end(decoded: Decoded): void
  fail(error: Error): void
}

export function openPage() {
  const main = createFakeMain()
  const microphone = createFakeMicrophone()
  const time = createFakeTimer()
  const decoders: Decoder[] = []
  const reports: unknown[] = []
  const run = createTasks({
    audio: main.audio,
    microphone: createWarmMicrophone(microphone, time.timer),
    lookForMicrophones: () => undefined,
    decode(options) {
      const { promise, resolve, reject } = Promise.withResolvers<Decoded>()
      decoders.push({ options, end: resolve, fail: reject })
      options.signal.addEventListener('abort', () => resolve({ trouble: null }))
      return promise
    },
    compress: async () => null,
    detector: async () => null,
    timer: time.timer,
    report: (error) => reports.push(error),
  })
  const ask = (kind: 'listen' | 'release' | 'halt', recordingId = 'a') =>
    run(
      kind === 'listen'
        ? { kind, recordingId, microphone: null, staysOpen: false }
        : { kind, recordingId },
    )
  return { main, microphone, time, decoders, reports, run, ask }
}

export type Page = ReturnType<typeof openPage>

export async function until(check: () => void): Promise<void> {
  await vi.waitFor(check, { interval: 1 })
}

export async function ended({ main }: Page, recordingId = 'a'): Promise<void> {
  await until(() => expect(main.kept(recordingId).ends).toHaveLength(1))
}

/** Lets everything happen that waits for nothing. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate)
}

export async function listening(): Promise<Page> {
  const page = openPage()
  page.ask('listen')
  page.microphone.allow()
  await settle()
  return page
}
