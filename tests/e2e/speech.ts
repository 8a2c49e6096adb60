import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Locator } from '@playwright/test'
import { dropFiles as drop, fakeMicrophone } from '../../tools/tour/sound-input.ts'
import type { ReceivedRequest } from '../service/fake-server/requests.ts'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { expect, test as base, type PerWorker } from './jutt.ts'
import { launchJutt, type Jutt, type LaunchOptions } from './launch.ts'
import type { App } from './shared-app.ts'
import { writeWav } from './sound/wav.ts'

/** Hz, of everything that is spoken here and uploaded. */
export const rate = 16_000

/** A WAV file that Chromium plays as its microphone, from its beginning each time that the microphone is opened. */
export interface FakeMicrophone {
  /** For the launch. */
  args: string[]
  /** What will be heard when the microphone is opened next; silence follows. */
  willHear: (samples: Float32Array<ArrayBuffer>) => void
}

/** The app with a fake microphone, and what a person does to be heard. */
export interface Speaker {
  jutt: Jutt
  hold: Locator
  /** Begins a recording in some other way than `press` does: it is then what `untilStored` looks at. */
  beginBy: (begin: () => unknown) => Promise<void>
  /** Presses "Hold to talk" and keeps it pressed. */
  press: () => Promise<void>
  /** Lets go of it; milliseconds since the epoch. */
  release: () => Promise<number>
  /** Chooses what is spoken, for all dictation from now on. */
  chooseLanguage: (name: 'Estonian' | 'English' | 'Automatic') => Promise<void>
  /** Waits until so many seconds of the recording that was begun last are on disk. */
  untilStored: (seconds: number) => Promise<void>
}

interface Fixtures {
  /** A folder for the files of this test. */
  folder: string
  microphone: FakeMicrophone
  /** Launched with the fake microphone and connected to the fake server. */
  speaker: Speaker
  /** The recordings' WAV files in the data folder, oldest first. */
  stored: () => string[]
}

export const test = base.extend<Fixtures, Pick<PerWorker, 'startShared'>>({
  folder: async ({ profile }, use) => use(folderBeside(profile)),
  microphone: async ({ profile }, use) => use(createMicrophone(profile)),
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  startShared: [async ({}, use) => use(startSharedSpeaker), { scope: 'worker' }],
  speaker: async ({ sharedApp, launch, server, microphone, stored }, use) => {
    if (sharedApp) {
      await use(describeSpeaker(sharedApp.jutt, stored))
      return
    }
    const jutt = await launch({ args: microphone.args })
    await connectForGood(jutt, server)
    await jutt.audioPage()
    await use(describeSpeaker(jutt, stored))
  },
  stored: async ({ profile }, use) => {
    const folder = join(profile, 'recordings')
    await use(() => {
      if (!existsSync(folder)) return []
      const files = readdirSync(folder).filter((name) => name.endsWith('.wav'))
      const bornAt = (name: string) => statSync(join(folder, name)).birthtimeMs
      return files.toSorted((a, b) => bornAt(a) - bornAt(b)).map((name) => join(folder, name))
    })
  },
})

/** As the one of `jutt.ts`; its app has a fake microphone. */
export const together = test.extend({ isShared: true })

/** The folder for files of the test with this data folder. */
function folderBeside(profile: string): string {
  const folder = `${profile}-files`
  mkdirSync(folder, { recursive: true })
  return folder
}

function createMicrophone(profile: string): FakeMicrophone {
  const file = join(folderBeside(profile), 'microphone.wav')
  const willHear = (samples: Float32Array<ArrayBuffer>): void =>
    writeFileSync(file, writeWav({ sampleRate: rate, samples }))
  willHear(new Float32Array(rate))
  return { willHear, args: fakeMicrophone(file) }
}

/** An app for tests that share one, with a fake microphone. */
export async function startSharedSpeaker(
  profile: string,
  options: LaunchOptions = {},
): Promise<App> {
  const server = await startFakeServer()
  const { args } = createMicrophone(profile)
  const jutt = await launchJutt(profile, { ...options, args })
  await connectForGood(jutt, server)
  await jutt.audioPage()
  return { jutt, server, profile }
}

export function describeSpeaker(jutt: Jutt, stored: () => string[]): Speaker {
  const { page } = jutt
  const hold = page.getByRole('button', { name: 'Hold to talk' })
  /** What was there when a recording was begun last. */
  let earlier: readonly string[] = []

  async function beginBy(begin: () => unknown): Promise<void> {
    earlier = stored()
    await begin()
  }

  return {
    jutt,
    hold,
    beginBy,
    press: () =>
      beginBy(async () => {
        await hold.hover()
        await page.mouse.down()
      }),
    async release() {
      await page.mouse.up()
      return Date.now()
    },
    async chooseLanguage(name) {
      await page.getByRole('button', { name: /^Dictation language/ }).click()
      await page.getByRole('option', { name, exact: true }).click()
    },
    async untilStored(seconds) {
      const length = () => {
        const file = stored().findLast((name) => !earlier.includes(name))
        return file === undefined ? 0 : statSync(file).size / 2 / rate
      }
      await expect.poll(length, { timeout: seconds * 1000 + 10_000 }).toBeGreaterThan(seconds)
    },
  }
}

/**
 * Waits until a file holds so many seconds of sound, and tells when that began: a moment in milliseconds since 1970.
 * Sound is never on disk before it was heard, so that the earliest moment counts that any look at the file allows.
 */
export async function heardSince(file: string, seconds: number): Promise<number> {
  let since = Number.POSITIVE_INFINITY
  for (;;) {
    const stored = secondsIn((await stat(file)).size)
    if (stored > 0) since = Math.min(since, Date.now() - stored * 1000)
    if (stored >= seconds) return since
    await wait(10)
  }
}

/** Of sound in a WAV file of so many bytes. */
export function secondsIn(bytes: number): number {
  return (bytes - 44) / 2 / rate
}

/** Holds the key for as long as the take is. */
export async function say(
  { press, untilStored, release }: Speaker,
  take: Float32Array,
): Promise<void> {
  await press()
  await untilStored(take.length / rate)
  await release()
}

/** Connects so that the next start is connected too, also where the system cannot seal the key. */
export async function connectForGood(jutt: Jutt, server: FakeServer): Promise<void> {
  await jutt.fillFirstRun(server.url, server.key)
  const keepAnyway = jutt.page.getByRole('checkbox', { name: /Keep the key/ })
  if ((await keepAnyway.count()) > 0) await keepAnyway.press('Space')
  await jutt.button('Connect').click()
  await expect(jutt.message).toBeVisible()
}

/** Launches again on the same data, as after a crash. */
export async function launchSpeaker(
  launch: (options?: LaunchOptions) => Promise<Jutt>,
  microphone: FakeMicrophone,
  stored: () => string[],
): Promise<Speaker> {
  const jutt = await launch({ args: microphone.args })
  await expect(jutt.message).toBeVisible()
  return describeSpeaker(jutt, stored)
}

/** Drops files of this computer on the window, as the system's file manager does. */
export async function dropFiles({ page }: Pick<Jutt, 'page'>, files: string[]): Promise<void> {
  await drop(page, files)
}

/** The WAV files that were uploaded, in the order in which they came. */
export function uploads(requests: readonly ReceivedRequest[]): Uint8Array[] {
  return requests.map((request) => {
    const bytes = request.parts.find(({ name }) => name === 'file')?.bytes
    if (!bytes) throw new Error('A request for a transcript brought no file')
    return bytes
  })
}

export { expect } from '@playwright/test'
