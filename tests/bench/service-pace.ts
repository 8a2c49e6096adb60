import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFiles } from '../../tools/tour/sound-input.ts'
import { writeKnownTalk } from '../long/known-talk.ts'
import { readSound } from '../service/fake-server/audio/sound.ts'
import type { Scenario } from '../service/fake-server/exchange.ts'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { answerLiterally } from '../service/fake-server/status-scenarios.ts'
import { connect, launch } from './app.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { milliseconds } from './report.ts'

/** Milliseconds that the service takes for a request, and requests that the key may have in flight. */
const perRequest = 1000
const allowed = 4
const mostOverIdeal = 1.15
/** Milliseconds; an hour, one request at a time, takes 4 minutes. */
const patience = 900_000

interface Run {
  /** Milliseconds from the drop to the finished transcript. */
  wall: number
  /** Requests that were answered, and those that were refused as too many. */
  answered: number
  refused: number
}

/** P7: an hour of speech against a service that takes a second for each request, with four in flight and with one. */
export async function measureServicePace({ host, folder, hours }: Bench): Promise<Measured> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'hour.wav')
  writeKnownTalk(file, Math.min(hours, 1) * 3600)

  async function run(inFlight: number): Promise<Run> {
    const profile = join(folder, `at-once-${inFlight}`)
    const server = await startFakeServer()
    const app = await launch(host, profile)
    try {
      const count = answerAtPace(server, inFlight)
      await connect(app.page, server)
      const dropped = performance.now()
      await dropFiles(app.page, [file])
      await app.page
        .getByRole('main')
        .getByText('Transcribed', { exact: true })
        .waitFor({ timeout: patience })
      return { wall: performance.now() - dropped, ...count }
    } finally {
      await app.close()
      await server.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  }

  const several = await run(allowed)
  const one = await run(1)
  await rm(file)
  const ideal = Math.ceil(several.answered / allowed) * perRequest
  return {
    outcomes: [
      {
        id: 'P7',
        name: `${Math.min(hours, 1)} h of speech, 1 s a request, ${allowed} allowed at once: drop -> transcript`,
        figure: milliseconds(several.wall),
        baseline: `${milliseconds(one.wall)} (one at a time)`,
        ratio: (several.wall / one.wall).toFixed(2),
        goal: `<= ${mostOverIdeal} x the ideal (${milliseconds(ideal)})`,
        verdict: verdict(several.wall <= mostOverIdeal * ideal),
      },
    ],
    raw: [several, one].map(
      ({ wall, answered, refused }, index) =>
        `P7, ${index === 0 ? allowed : 1} allowed: ${milliseconds(wall)}, ${answered} requests answered, ${refused} refused; ` +
        `${(wall / ideal).toFixed(2)} x the ideal of ${allowed}`,
    ),
  }
}

/** Answers after a second, as LiteLLM's limiter lets it; what is answered could be the text of the sound. */
function answerAtPace(server: FakeServer, inFlight: number): Pick<Run, 'answered' | 'refused'> {
  const count = { answered: 0, refused: 0 }
  let running = 0
  let word = 0
  const scenario: Scenario = async (exchange) => {
    if (running >= inFlight) {
      count.refused += 1
      await answerLiterally(exchange, tooMany(inFlight))
      return
    }
    running += 1
    try {
      const bytes = exchange.request.parts.find(({ name }) => name === 'file')?.bytes
      const seconds = bytes ? (readSound(bytes)?.seconds ?? 1) : 1
      const words = Array.from({ length: Math.ceil(2 * seconds) }, () => `sõna${(word += 1)}`)
      await exchange.pause(perRequest)
      await answerLiterally(exchange, {
        status: 200,
        body: JSON.stringify({ text: words.join(' ') }),
      })
      count.answered += 1
    } finally {
      running -= 1
    }
  }
  server.audio.alwaysDo(scenario)
  return count
}

/** litellm/proxy/hooks/parallel_request_limiter_v3.py */
function tooMany(limit: number) {
  return {
    status: 429,
    headers: { 'retry-after': '1', rate_limit_type: 'max_parallel_requests' },
    body: `{"error":{"message":"Rate limit exceeded for api_key: 88dc. Limit type: max_parallel_requests. Current limit: ${limit}, Remaining: 0.","type":"None","param":"None","code":"429"}}`,
  }
}
