import { mkdir, readdir, stat } from 'node:fs/promises'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { makeTake, makeTalk, sentences } from '../e2e/sound/material.ts'
import { joined } from '../e2e/sound/correlate.ts'
import { writeWav } from '../e2e/sound/wav.ts'
import { fakeMicrophone } from '../../tools/tour/sound-input.ts'
import { audioScenarios } from '../service/fake-server/audio/scenarios.ts'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { connect, launch } from './app.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { describeSpread, milliseconds } from './report.ts'
import { median } from './statistics.ts'

const rate = 16_000
const presses = 8
/** So many takes of each length: all but half a minute of the bench is spoken in real time. */
const takes = { short: 3, long: 2 }
/** The server hears so many seconds of sound in one: Whisper on a good card. */
const soundASecond = 20
/** Seconds that each request costs, however short its sound is: its way, its queue, the start of decoding. */
const requestCosts = 0.25
/** Milliseconds without a change after which the text is what it will be. */
const settled = 2000

type Samples = Float32Array<ArrayBuffer>

interface Desk {
  page: Page
  server: FakeServer
  profile: string
  willHear: (samples: Samples) => void
}

/** P5: from the key to the first stored sample, and from its release to the whole text. */
export async function measureDictation({ host, folder }: Bench): Promise<Measured> {
  await mkdir(folder, { recursive: true })
  const microphone = join(folder, 'microphone.wav')
  const willHear = (samples: Samples): void =>
    writeFileSync(microphone, writeWav({ sampleRate: rate, samples }))
  willHear(makeTake(sentences().slice(0, 1)))
  const server = await startFakeServer()
  const profile = join(folder, 'profile')
  const app = await launch(host, profile, { args: fakeMicrophone(microphone) })
  try {
    server.audio.alwaysDo(answerInProportion)
    await connect(app.page, server)
    const desk = { page: app.page, server, profile, willHear }
    // The first take loads what later ones find warm.
    await oneTake(desk, shortTake)
    const pressed = await timePresses(desk)
    const short = await timeReleases(desk, shortTake, takes.short)
    const long = await timeReleases(desk, longTake, takes.long)
    const whole = {
      short: await timeWhole(server, shortTake),
      long: await timeWhole(server, longTake),
    }
    return summarize({ pressed, short, long, whole })
  } finally {
    await app.close()
    await server.close()
  }
}

const lastSentence = sentences().at(2) ?? sentences()[0] ?? new Float32Array(rate)
/** About 5 s and about 60 s, which end with the same sentence after a pause. */
const shortTake: Samples = makeTake([lastSentence], { end: 0.3 })
const longTake: Samples = joined([makeTalk(52), makeTake([lastSentence], { lead: 0, end: 0.3 })])

const answerInProportion: Parameters<FakeServer['audio']['alwaysDo']>[0] = (exchange) => {
  const bytes = exchange.request.parts.find(({ name }) => name === 'file')?.bytes?.byteLength ?? 0
  const seconds = requestCosts + bytes / 2 / rate / soundASecond
  return audioScenarios.slow({ seconds })(exchange)
}

interface Press {
  /** Milliseconds from the key to the moment at which the first sample was heard that is kept. */
  heard: number
  /** … and to the moment at which sound was on disk. */
  stored: number
}

async function timePresses({ page, profile, willHear }: Desk): Promise<Press[]> {
  const timed: Press[] = []
  willHear(new Float32Array(rate))
  for (let round = 0; round < presses; round++) {
    const before = new Set(await soundsIn(profile))
    await page.evaluate(watchPress)
    await press(page)
    const [storedAt, milliseconds] = await firstSound(profile, before)
    const pressedAt = await page.evaluate(() => Number(Reflect.get(window, 'pressedAt')))
    timed.push({ stored: storedAt - pressedAt, heard: storedAt - milliseconds - pressedAt })
    // A shorter press would be a tap, which goes on.
    await pause(600)
    await page.mouse.up()
    await pause(1000)
  }
  return timed
}

/** In the page: keeps the moment of the next press, in milliseconds since 1970. */
function watchPress(): void {
  const listener = (event: Event): void => {
    Reflect.set(window, 'pressedAt', performance.timeOrigin + event.timeStamp)
  }
  addEventListener('pointerdown', listener, { capture: true, once: true })
}

/** When a new WAV file first held sound, and how many milliseconds of it. */
async function firstSound(profile: string, known: ReadonlySet<string>): Promise<[number, number]> {
  for (const until = Date.now() + 10_000; Date.now() < until; await pause(1)) {
    const file = (await soundsIn(profile)).find((name) => !known.has(name))
    const size = file === undefined ? 0 : (await stat(join(profile, 'recordings', file))).size
    const at = performance.timeOrigin + performance.now()
    if (size > 44) return [at, ((size - 44) / 2 / rate) * 1000]
  }
  throw new Error('No sound was stored within 10 s')
}

async function soundsIn(profile: string): Promise<string[]> {
  try {
    return (await readdir(join(profile, 'recordings'))).filter((name) => name.endsWith('.wav'))
  } catch {
    return []
  }
}

async function timeReleases(desk: Desk, take: Samples, count: number): Promise<number[]> {
  const timed: number[] = []
  for (let round = 0; round < count; round++) timed.push(await oneTake(desk, take))
  return timed
}

/** Speaks a take; milliseconds from the release to the last change of the text. */
async function oneTake({ page, willHear }: Desk, take: Samples): Promise<number> {
  await page.getByRole('textbox', { name: 'Message' }).fill('')
  willHear(take)
  await press(page)
  await pause((take.length / rate) * 1000)
  await page.evaluate(watchText)
  await page.mouse.up()
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue(/\S/, {
    timeout: 30_000,
  })
  const time = await page.evaluate(async (settled) => {
    const watch = Reflect.get(window, 'textWatch') as { released: number; changed: number }
    const last = (): number => Math.max(watch.released, watch.changed || 0)
    while (performance.now() - last() < settled) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return watch.changed - watch.released
  }, settled)
  if (Number.isNaN(time)) throw new Error('No text came after the release')
  return time
}

/** In the page: keeps when the key was let go, and when the message last changed after that. */
function watchText(): void {
  const watch = { released: NaN, changed: NaN }
  Reflect.set(window, 'textWatch', watch)
  addEventListener('pointerup', (event) => (watch.released = event.timeStamp), {
    capture: true,
    once: true,
  })
  const field = document.querySelector('textarea')
  let before = field?.value
  const step = (): void => {
    const text = field?.value
    if (text !== before) watch.changed = performance.now()
    before = text
    if (Reflect.get(window, 'textWatch') === watch) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}

async function press(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hold to talk' }).hover()
  await page.mouse.down()
}

/** The barest way: the whole take goes up when the key is let go. */
async function timeWhole(server: FakeServer, take: Samples): Promise<number> {
  const form = new FormData()
  form.set('model', 'whisper-large-v3-turbo')
  form.set('language', 'et')
  form.set('response_format', 'json')
  form.set('file', new File([writeWav({ sampleRate: rate, samples: take })], 'take.wav'))
  const started = performance.now()
  const response = await fetch(`${server.url}/audio/transcriptions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}` },
    body: form,
  })
  await response.text()
  return performance.now() - started
}

function summarize(times: {
  pressed: readonly Press[]
  short: readonly number[]
  long: readonly number[]
  /** The barest way with the same takes. */
  whole: { short: number; long: number }
}): Measured {
  const stored = times.pressed.map((press) => press.stored)
  const [short, long] = [median(times.short), median(times.long)]
  const ratio = long / short
  return {
    outcomes: [
      {
        id: 'P5',
        name: 'key down -> first sample on disk, warm, p50',
        figure: milliseconds(median(stored)),
        baseline: 'none',
        ratio: '-',
        goal: '<= 80 ms',
        verdict: verdict(median(stored) <= 80),
      },
      {
        id: 'P5',
        name: 'release -> full text of a take of 60 s, against one of 5 s',
        figure: `${milliseconds(long)} against ${milliseconds(short)}: ${ratio.toFixed(2)} x`,
        baseline: `${milliseconds(times.whole.long)} (whole take sent at release)`,
        ratio: (long / times.whole.long).toFixed(2),
        goal: '<= 1.2 x the short one',
        verdict: verdict(ratio <= 1.2),
      },
    ],
    raw: [
      `key down -> first kept sample is heard: ${describeSpread(times.pressed.map((press) => press.heard))}`,
      `key down -> first sample on disk: ${describeSpread(stored)}`,
      `release -> full text, ${(shortTake.length / rate).toFixed(1)} s: ${describeSpread(times.short)}`,
      `release -> full text, ${(longTake.length / rate).toFixed(1)} s: ${describeSpread(times.long)}`,
      `whole take sent at release: ${milliseconds(times.whole.short)} and ${milliseconds(times.whole.long)}`,
      `the server took ${requestCosts} s for each request and 1 s for ${soundASecond} s of sound; a tail of 400 ms after the release is part of every take`,
    ],
  }
}
