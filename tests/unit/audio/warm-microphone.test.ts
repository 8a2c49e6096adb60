import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWarmMicrophone } from '../../../renderer/audio/microphone/warm-microphone.ts'
import type { MicrophoneWish } from '../../../renderer/audio/microphone/microphone.ts'
import { createFakeMicrophone } from './fake-microphone.ts'
import { createFakeTimer } from './fake-timer.ts'

const warm: MicrophoneWish = { device: null, staysOpen: true }

function lab() {
  const device = createFakeMicrophone()
  const time = createFakeTimer()
  const microphone = createWarmMicrophone(device, time.timer)
  async function open(wish = warm) {
    const heard: number[] = []
    let lost = 0
    const before = device.asked
    const opening = microphone.open(wish, {
      onSound: (sound) => void heard.push(...sound),
      onLost: () => void (lost += 1),
      onMuted: () => undefined,
      onMoved: () => undefined,
    })
    await settle()
    if (device.asked > before) device.allow()
    return { open: await opening, heard, lost: () => lost }
  }
  return { device, time, microphone, open }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate)
}

/** Samples that tell their place. */
const counted = (from: number, to: number): Int16Array =>
  Int16Array.from({ length: to - from }, (_, index) => from + index)

test('a microphone that is held open gives the next recording the 450 ms before it, without a hole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 12 }),
      async (sizes) => {
        const { device, open } = lab()
        const first = await open()
        await first.open.close()
        let at = 0
        for (const size of sizes) {
          device.speak(counted(at, at + size))
          at += size
        }
        const second = await open()
        device.speak(counted(at, at + 100))
        const from = second.heard[0] ?? at
        expect(second.heard).toEqual([...counted(from, at + 100)])
        // Whole buffers are kept: up to one of them more than was asked for.
        expect(at - from).toBeGreaterThanOrEqual(Math.min(at, 7200))
        expect(at - from).toBeLessThan(7200 + 4000)
        expect([device.asked, device.closed]).toEqual([1, 0])
        expect(first.heard).toEqual([])
      },
    ),
    { numRuns: 50 },
  )
})

test('it is closed after 30 s, and what it heard is gone', async () => {
  const { device, time, open } = lab()
  await (await open()).open.close()
  device.speak(counted(0, 1000))
  time.pass(29_999)
  expect(device.closed).toBe(0)
  time.pass(1)
  expect(device.closed).toBe(1)
  const second = await open()
  expect(device.asked).toBe(2)
  expect(second.heard).toEqual([])
})

test('nothing is held where it is not wished for, and what is held is let go of at once when asked', async () => {
  const { device, microphone, open } = lab()
  await (await open({ ...warm, staysOpen: false })).open.close()
  expect(device.closed).toBe(1)
  await (await open()).open.close()
  expect(device.closed).toBe(1)
  microphone.cool()
  expect(device.closed).toBe(2)
  const third = await open()
  microphone.cool()
  expect(device.closed).toBe(2)
  await third.open.close()
  expect(device.closed).toBe(3)
})

test('another device is opened anew; one that is lost, while held or while heard, is closed and not used again', async () => {
  const { device, open } = lab()
  await (await open()).open.close()
  const other = await open({ device: { id: 'usb', label: 'Headset' }, staysOpen: true })
  expect([device.asked, device.closed]).toEqual([2, 1])
  await other.open.close()
  device.unplug()
  expect(device.closed).toBe(2)
  const third = await open()
  expect(device.asked).toBe(3)
  device.unplug()
  expect(third.lost()).toBe(1)
  await third.open.close()
  expect(device.closed).toBe(3)
  await open()
  expect(device.asked).toBe(4)
})
