import { expect, test } from 'vitest'
import { keepLooking } from '../../../renderer/audio/microphone/keep-looking.ts'
import type { Microphone } from '../../../shared/ipc/schemas/microphones.ts'
import { createFakeTimer } from './fake-timer.ts'

const [desk, headset, webcam] = ['desk', 'headset', 'webcam'].map((id) => ({ id, label: id }))

test('tells of one that has gone while others are left, and of nothing else', async () => {
  const time = createFakeTimer()
  const left: (string | null)[] = []
  let connected = [desk, headset]
  const stop = keepLooking({
    connected: async () => connected as Microphone[],
    timer: time.timer,
    onOneGone: (microphone) => left.push(microphone?.label ?? null),
  })
  async function become(now: typeof connected): Promise<void> {
    connected = now
    time.pass(1000)
    await new Promise(setImmediate)
  }
  await become([desk, headset])
  await become([desk, headset, webcam])
  expect(left).toEqual([])
  await become([desk, webcam])
  expect(left).toEqual([null])
  await become([webcam])
  expect(left).toEqual([null, 'webcam'])
  await become([])
  await become([desk, webcam])
  stop()
  await become([desk])
  expect(left).toEqual([null, 'webcam'])
})
