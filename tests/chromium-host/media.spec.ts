import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import type { Lab } from './lab.ts'
import { launch, temporaryFolder } from './launch.ts'

declare const lab: Lab

/** The loudest sample of the microphone within a second, or why there is none. */
function listen(page: Page): Promise<number | string> {
  return page.evaluate(async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      })
      const context = new AudioContext()
      const analyser = context.createAnalyser()
      context.createMediaStreamSource(stream).connect(analyser)
      const samples = new Float32Array(analyser.fftSize)
      let loudest = 0
      const until = performance.now() + 1000
      while (performance.now() < until) {
        analyser.getFloatTimeDomainData(samples)
        loudest = Math.max(loudest, ...samples.map(Math.abs))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return loudest
    } catch (error) {
      return (error as DOMException).name
    }
  })
}

/** A WAV of a square wave at the given level, one second at 16 kHz. */
function squareWave(file: string, level: number): void {
  const samples = Buffer.alloc(32_000)
  for (let index = 0; index < 16_000; index += 1) {
    samples.writeInt16LE((index % 40 < 20 ? level : -level) * 32_767, index * 2)
  }
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(16_000, 24)
  header.writeUInt32LE(32_000, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  writeFileSync(file, Buffer.concat([header, samples]))
}

test('Chromium’s fake microphone plays the file that the command line names', async () => {
  const file = path.join(temporaryFolder(), 'square.wav')
  squareWave(file, 0.5)
  const { page, close } = await launch('lab', {
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}`,
    ],
  })
  const loudest = await listen(page)
  expect(loudest).toBeGreaterThan(0.4)
  expect(loudest).toBeLessThan(0.7)
  await close()
})

test('the permission handlers decide, also over Chromium’s fake prompt', async () => {
  const { app, page, close } = await launch('lab', {
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  })
  await app.evaluate(({ session }) => {
    session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => {
      return permission === 'media' && origin === 'app://lab/'
    })
    session.defaultSession.setPermissionRequestHandler(
      (contents, permission, callback, details) => {
        lab.asked.push({ permission, id: contents.id, ...details })
        callback(permission === 'media' && lab.allow)
      },
    )
  })
  expect(await listen(page)).toBe('NotAllowedError')
  await app.evaluate(() => void (lab.allow = true))
  expect(await listen(page)).toBeGreaterThan(0)
  const notification = await page.evaluate(() => Notification.requestPermission())
  expect(notification).toBe('denied')
  const asked = await app.evaluate(() => lab.asked)
  const media = {
    permission: 'media',
    id: 1,
    requestingUrl: 'app://lab/index.html',
    isMainFrame: true,
    securityOrigin: 'app://lab/',
    mediaTypes: ['audio'],
  }
  expect(asked).toMatchObject([media, media, { permission: 'notifications' }])
  const states = await page.evaluate(async () => {
    const read = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state
    return [await read('microphone'), await read('geolocation')]
  })
  expect(states).toEqual(['granted', 'denied'])
  await close()
})

test('without a handler everything is allowed, and without a prompt', async () => {
  const { page, close } = await launch('lab', { args: ['--use-fake-device-for-media-stream'] })
  expect(await listen(page)).toBeGreaterThan(0)
  await close()
})
