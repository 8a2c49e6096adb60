import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dropFiles } from '../../tools/tour/sound-input.ts'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { connect, launch } from './app.ts'
import { verdict, type Bench, type Measured, type Outcome } from './goal.ts'
import { memoryOfTree } from './memory.ts'
import { milliseconds } from './report.ts'
import { kinds, makeFile, timeFfmpeg, type Kind } from './sound-files.ts'

/** Bytes a second of the sound that Jutt keeps. */
const byteRate = 32_000
/** Times real time that quality.md asks for. */
const leastSpeed: Record<Kind, number> = { mp3: 100, opus: 60, m4a: 100 }
const mostMemory = 300e6
const mostDelay = 2000
/** Milliseconds without a new sample after which nothing more will come. */
const stall = 60_000
/** Milliseconds; counting the pages of memory takes the processor's time from what is measured. */
const betweenLooks = 2000

interface Run {
  kind: Kind
  /** Milliseconds. */
  firstRequest: number
  preparation: number
  ffmpeg: number
  /** Seconds of sound that were kept. */
  kept: number
  /** Bytes over idle at the worst moment; undefined where the system does not tell. */
  memory: number | undefined
}

/** P6: a file of hours, from the drop to its last cut. */
export async function measureLongFile({ host, folder, hours }: Bench): Promise<Measured> {
  await mkdir(folder, { recursive: true })
  const runs: Run[] = []
  for (const kind of Object.keys(kinds) as Kind[]) {
    const file = await makeFile(folder, kind, hours)
    const ffmpeg = await timeFfmpeg(file)
    const profile = join(folder, kind)
    const server = await startFakeServer()
    const app = await launch(host, profile)
    try {
      // Preparation alone is measured: no answer comes, and none is worked out beside it.
      server.audio.always('hold')
      await connect(app.page, server)
      runs.push({ kind, ffmpeg, ...(await drop({ app, server, file, profile, hours })) })
    } finally {
      await app.close()
      await server.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      await rm(file)
    }
  }
  return summarize(runs, hours)
}

async function drop({
  app,
  server,
  file,
  profile,
  hours,
}: {
  app: Awaited<ReturnType<typeof launch>>
  server: FakeServer
  file: string
  profile: string
  hours: number
}): Promise<Omit<Run, 'kind' | 'ffmpeg'>> {
  const { pid } = app.app.process()
  if (pid === undefined) throw new Error('Jutt has no process')
  // At rest, with the audio page there.
  await pause(3000)
  const idle = await memoryOfTree(pid)
  const dropped = Date.now()
  await dropFiles(app.page, [file])
  const first = await server.waitForRequest(({ route }) => route === 'audio', 60_000)
  let [most, kept, grownAt, lookedAt] = [idle ?? 0, 0, performance.now(), 0]
  const started = performance.now() - (Date.now() - dropped)
  while (kept < hours * 3600 - 1) {
    await pause(200)
    const now = await keptSeconds(profile)
    if (now > kept) grownAt = performance.now()
    kept = now
    if (performance.now() - lookedAt > betweenLooks) {
      most = Math.max(most, (await memoryOfTree(pid)) ?? 0)
      lookedAt = performance.now()
    }
    if (performance.now() - grownAt > stall) throw new Error(`Only ${kept} s of sound came`)
  }
  return {
    firstRequest: first.receivedAt - dropped,
    preparation: grownAt - started,
    kept,
    memory: idle === undefined ? undefined : most - idle,
  }
}

async function keptSeconds(profile: string): Promise<number> {
  const recordings = join(profile, 'recordings')
  const files = (await readdir(recordings)).filter((name) => name.endsWith('.wav'))
  const sizes = await Promise.all(
    files.map(async (name) => (await stat(join(recordings, name))).size),
  )
  return Math.max(0, ...sizes) / byteRate
}

function summarize(runs: readonly Run[], hours: number): Measured {
  const what = `${hours} h of speech`
  const outcomes = runs.flatMap(({ kind, firstRequest, preparation, ffmpeg, kept, memory }) => {
    const speed = (kept * 1000) / preparation
    const lines: Outcome[] = [
      {
        id: 'P6',
        name: `${kind}, ${what}: drop -> first request`,
        figure: milliseconds(firstRequest),
        baseline: 'none',
        ratio: '-',
        goal: '<= 2 s',
        verdict: verdict(firstRequest <= mostDelay),
      },
      {
        id: 'P6',
        name: `${kind}, ${what}: preparation (decode, resample, cuts, store)`,
        figure: `${speed.toFixed(0)} x real time`,
        baseline: `${((kept * 1000) / ffmpeg).toFixed(0)} x (ffmpeg, decode and resample)`,
        ratio: (preparation / ffmpeg).toFixed(2),
        goal: `>= ${leastSpeed[kind]} x real time`,
        verdict: verdict(speed >= leastSpeed[kind]),
      },
    ]
    if (memory === undefined) return lines
    const over: Outcome = {
      id: 'P6',
      name: `${kind}, ${what}: memory of all processes over idle, highest`,
      figure: `${(memory / 1e6).toFixed(0)} MB`,
      baseline: '0 MB (idle)',
      ratio: '-',
      goal: '<= 300 MB',
      verdict: verdict(memory <= mostMemory),
    }
    return [...lines, over]
  })
  return {
    outcomes,
    raw: [
      `${hours} h were run; the goal names 10 h (npm run bench -- --only=P6 --hours=10)`,
      ...runs.map(
        ({ kind, preparation, ffmpeg, kept }) =>
          `${kind}: ${kept.toFixed(1)} s kept in ${milliseconds(preparation)}, ffmpeg ${milliseconds(ffmpeg)}`,
      ),
    ],
  }
}
