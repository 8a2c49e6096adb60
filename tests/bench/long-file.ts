import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Host } from '../../tools/setup/host.ts'
import { dropFiles } from '../../tools/tour/sound-input.ts'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { connect, launch } from './app.ts'
import { verdict, type Bench, type Measured, type Outcome } from './goal.ts'
import { memoryByKind, sum } from './memory.ts'
import { launchPlain } from './plain-app.ts'
import { processorTimeOfTree } from './processor.ts'
import { milliseconds } from './report.ts'
import { makeFile, timeFfmpeg, type FfmpegTime, type Kind } from './sound-files.ts'

/** Bytes a second of the sound that Jutt keeps. */
const byteRate = 32_000
/** Times real time that quality.md asks for. */
const leastSpeed: Record<Kind, number> = {
  mp3: 100,
  opus: 60,
  m4a: 100,
  flac: 100,
  wav: 100,
}
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
  /** Of all processes, from the drop to the last cut; undefined where the system does not tell. */
  processor: number | undefined
  ffmpeg: FfmpegTime
  /** Seconds of sound that were kept. */
  kept: number
  /** Bytes over idle at the worst moment, by kind of process; undefined where the system does not tell. */
  memory: ReadonlyMap<string, number> | undefined
}

/** P6: a file of hours, from the drop to its last cut. */
export async function measureLongFile({ host, folder, hours, kinds }: Bench): Promise<Measured> {
  await mkdir(folder, { recursive: true })
  const runs: Run[] = []
  for (const kind of kinds) {
    const file = await makeFile(folder, kind, hours)
    const ffmpeg = await timeFfmpeg(file)
    const profiles = [join(folder, `${kind}-drop`), join(folder, `${kind}-whole`)] as const
    const server = await startFakeServer()
    try {
      // Preparation alone is measured: no answer comes, and none is worked out beside it.
      server.audio.always('hold')
      const firstRequest = await timeDrop({ host, server, file, profile: profiles[0] })
      const whole = await prepare({ host, server, file, profile: profiles[1], hours })
      runs.push({ kind, ffmpeg, firstRequest, ...whole })
    } finally {
      await server.close()
      for (const profile of profiles)
        await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      await rm(file)
    }
  }
  return summarize(runs, hours)
}

interface FileRun {
  host: Host
  server: FakeServer
  file: string
  profile: string
}

/** Milliseconds from the drop to the first request. */
async function timeDrop({ host, server, file, profile }: FileRun): Promise<number> {
  const app = await launch(host, profile)
  try {
    await connect(app.page, server)
    // At rest, with the audio page there.
    await pause(3000)
    const dropped = Date.now()
    await dropFiles(app.page, [file])
    const first = await server.waitForRequest(({ route }) => route === 'audio', 60_000)
    return first.receivedAt - dropped
  } finally {
    await app.close()
  }
}

async function prepare({
  host,
  server,
  file,
  profile,
  hours,
}: FileRun & { hours: number }): Promise<Omit<Run, 'kind' | 'ffmpeg' | 'firstRequest'>> {
  const connected = await launch(host, profile)
  await connect(connected.page, server)
  await connected.close()
  const app = await launchPlain(host, profile)
  try {
    const idle = await memoryByKind(app.pid)
    const processorBefore = await processorTimeOfTree(app.pid)
    let most: Memory | undefined = idle
    let [kept, lookedAt, started] = [0, 0, 0]
    let grownAt = performance.now()
    app.open(file)
    while (kept < hours * 3600 - 1) {
      await pause(200)
      const now = await keptSeconds(profile)
      if (kept === 0 && now > 0) started = performance.now()
      if (now > kept) grownAt = performance.now()
      kept = now
      if (performance.now() - lookedAt > betweenLooks) {
        most = larger(most, await memoryByKind(app.pid))
        lookedAt = performance.now()
      }
      if (performance.now() - grownAt > stall) throw new Error(`Only ${kept} s of sound came`)
    }
    const processor = await processorTimeOfTree(app.pid)
    return {
      preparation: grownAt - started,
      processor: processor && processor - (processorBefore ?? 0),
      kept,
      memory: most && idle && overIdle(most, idle),
    }
  } finally {
    await app.close()
  }
}

type Memory = ReadonlyMap<string, number>

function larger(before: Memory | undefined, now: Memory | undefined): Memory | undefined {
  return before && now && sum(now) > sum(before) ? now : before
}

function overIdle(memory: Memory, idle: Memory): Memory {
  return new Map([...memory].map(([kind, size]) => [kind, size - (idle.get(kind) ?? 0)]))
}

async function keptSeconds(profile: string): Promise<number> {
  const recordings = join(profile, 'recordings')
  if (!existsSync(recordings)) return 0
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
        baseline: `${((kept * 1000) / ffmpeg.wall).toFixed(0)} x (ffmpeg, decode and resample)`,
        ratio: (preparation / ffmpeg.wall).toFixed(2),
        goal: `>= ${leastSpeed[kind]} x real time`,
        verdict: verdict(speed >= leastSpeed[kind]),
      },
    ]
    if (memory === undefined) return lines
    const over: Outcome = {
      id: 'P6',
      name: `${kind}, ${what}: memory of all processes over idle, highest`,
      figure: megabytes(sum(memory)),
      baseline: '0 MB (idle)',
      ratio: '-',
      goal: '<= 300 MB',
      verdict: verdict(sum(memory) <= mostMemory),
    }
    return [...lines, over]
  })
  return {
    outcomes,
    raw: [
      `${hours} h were run; the goal names 10 h (npm run bench -- --only=P6 --hours=10)`,
      ...runs.flatMap(describeRun),
    ],
  }
}

function describeRun({ kind, preparation, processor, ffmpeg, kept, memory }: Run): string[] {
  const speed = (time: number) => `${((kept * 1000) / time).toFixed(0)} x real time`
  const lines = [
    `${kind}: ${kept.toFixed(1)} s kept in ${milliseconds(preparation)}, ffmpeg ${milliseconds(ffmpeg.wall)}`,
  ]
  if (processor !== undefined) {
    lines.push(
      `${kind}: by processor time of all processes ${speed(processor)}, ffmpeg ${speed(ffmpeg.processor)}`,
    )
  }
  if (memory !== undefined) {
    const parts = [...memory].map(([name, size]) => `${name} ${megabytes(size)}`)
    lines.push(`${kind}: over idle, at the worst moment: ${parts.join(', ')}`)
  }
  return lines
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}
