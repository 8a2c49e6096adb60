import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium } from '../../tools/chromium-host/chromium/find.ts'
import { buildIfStale } from '../../tools/setup/build.ts'
import { chooseHost } from '../../tools/setup/host.ts'
import { ensureSoundTools } from '../../tools/setup/sound.ts'
import type { Bench, Measure, Outcome, Verdict } from './goal.ts'
import { describeOutcome } from './report.ts'
import { isKind, kinds } from './sound-files.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    hours: { type: 'string', default: '1' },
    kinds: { type: 'string' },
    'idle-minutes': { type: 'string', default: '0.5' },
    messages: { type: 'string', default: '50000' },
  },
})

/** Loaded when asked for: Playwright reads the environment when it is loaded. */
const groups: Record<string, () => Promise<Measure>> = {
  P1: async () => (await import('./long-answer.ts')).measureLongAnswer,
  P2: async () => (await import('./first-token.ts')).measureFirstToken,
  P3: async () => (await import('./start.ts')).measureStart,
  P4: async () => (await import('./long-chat.ts')).measureLongChat,
  search: async () => (await import('./search.ts')).measureSearch,
  P5: async () => (await import('./dictation.ts')).measureDictation,
  P6: async () => (await import('./long-file.ts')).measureLongFile,
  P7: async () => (await import('./service-pace.ts')).measureServicePace,
  budget: async () => (await import('./budget/measure.ts')).measureBudget,
  P8: async () => (await import('./idle.ts')).measureIdle,
  shapes: async () => (await import('./shapes.ts')).measureShapes,
  typing: async () => (await import('./typing.ts')).measureTyping,
  peers: async () => (await import('./peers.ts')).measurePeers,
}

process.exitCode = await main()

/** 0 when everything asked for was measured, missed goals too; 1 when something could not be measured. */
async function main(): Promise<number> {
  const asked = values.only?.split(',') ?? Object.keys(groups)
  const unknown = asked.filter((id) => !(id in groups))
  if (unknown.length > 0) {
    console.error(
      `There is no goal ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}`,
    )
    return 1
  }
  const hours = Number(values.hours)
  if (!(hours > 0)) {
    console.error(`--hours takes a number of hours, not ${values.hours}`)
    return 1
  }
  const askedKinds = values.kinds?.split(',') ?? Object.keys(kinds)
  if (!askedKinds.every(isKind)) {
    console.error(`--kinds takes some of ${Object.keys(kinds).join(', ')}, not ${values.kinds}`)
    return 1
  }
  const idleMinutes = Number(values['idle-minutes'])
  if (!(idleMinutes > 0)) {
    console.error(`--idle-minutes takes a number of minutes, not ${values['idle-minutes']}`)
    return 1
  }
  const messages = Number(values.messages)
  if (!(Number.isInteger(messages) && messages > 0)) {
    console.error(`--messages takes a number of messages, not ${values.messages}`)
    return 1
  }
  if (!(await buildIfStale())) return 1
  if (['P5', 'P6', 'P7'].some((id) => asked.includes(id))) await ensureSoundTools()
  const host = await chooseHost()
  // The whole browser, as people have it; the headless shell, on which the suites run, would make the blank page cheaper than theirs.
  const chromium = findChromium(process.env)
  for (const [name, value] of Object.entries({ ...host.env, CHROMIUM_PATH: chromium })) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  const processor = cpus()[0]?.model ?? 'unknown processor'
  const load = loadavg()[0]?.toFixed(1) ?? '?'
  console.log(
    `Measuring ${asked.join(', ')} on ${host.name}; ${availableParallelism()} x ${processor}, load before ${load}`,
  )
  const folder = await mkdtemp(join(tmpdir(), 'jutt-bench-'))
  const outcomes: Outcome[] = []
  const failed: string[] = []
  try {
    for (const id of asked) {
      const measured = await measureGroup(id, {
        host,
        folder: join(folder, id),
        hours,
        kinds: askedKinds,
        idleMinutes,
        messages,
      })
      if (measured === null) failed.push(id)
      else outcomes.push(...measured)
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const count = (verdict: Verdict) =>
    outcomes.filter((outcome) => outcome.verdict === verdict).length
  console.log(
    `\n${count('met')} met, ${count('MISSED')} missed, ${count('not yet measured')} not yet measured` +
      (failed.length > 0 ? `; could not measure ${failed.join(', ')}` : ''),
  )
  return failed.length > 0 ? 1 : 0
}

/** Measures one group and prints its lines; null where it could not. */
async function measureGroup(id: string, bench: Bench): Promise<Outcome[] | null> {
  try {
    const measure = await groups[id]?.()
    if (!measure) return null
    const { outcomes, raw } = await measure(bench)
    console.log('')
    for (const outcome of outcomes) console.log(describeOutcome(outcome))
    for (const line of raw) console.log(`      ${line}`)
    return outcomes
  } catch (error) {
    console.error(`\n${id}  could not be measured:`, error instanceof Error ? error.stack : error)
    return null
  }
}
