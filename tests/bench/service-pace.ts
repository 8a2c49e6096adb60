import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dropFiles } from '../../tools/tour/sound-input.ts'
import { writeKnownTalk } from '../long/known-talk.ts'
import { mulberry32 } from '../long/random.ts'
import { readSound } from '../service/fake-server/audio/sound.ts'
import type { Exchange } from '../service/fake-server/exchange.ts'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { answerLiterally } from '../service/fake-server/status-scenarios.ts'
import { connect, launch } from './app.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { milliseconds } from './report.ts'

/** Milliseconds that the service takes for a request, and requests that the key may have in flight. */
const perRequest = 1000
const allowed = 4
const mostOverIdeal = 1.15
/** Requests a minute of a key that may ask seldom, and the most of its minutes that an hour may take. */
const perMinute = 10
const mostMinutes = 4
/** Milliseconds; an hour, one request at a time, takes 4 minutes. */
const patience = 900_000

interface Run {
  /** Milliseconds from the drop to the finished transcript. */
  wall: number
  /** Requests that were answered, and those that were refused as too many. */
  answered: number
  refused: number
  /** Seconds of the longest sound that was sent. */
  longest: number
}

/**
 * P7: an hour of speech against a service that takes a second for each request, with four in flight and with one; and one
 * that takes ten requests a minute.
 */
export async function measureServicePace({ host, folder, hours }: Bench): Promise<Measured> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'hour.wav')
  writeKnownTalk(file, Math.min(hours, 1) * 3600)

  async function run(name: string, limits: ServiceLimits): Promise<Run> {
    const profile = join(folder, name)
    const server = await startFakeServer()
    const app = await launch(host, profile)
    try {
      const count = answerAtPace(server, limits)
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

  const several = await run('several', { inFlight: allowed })
  const one = await run('one', { inFlight: 1 })
  const seldom = await run('seldom', { inFlight: allowed, perMinute })
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
      {
        id: 'P7',
        name: `${Math.min(hours, 1)} h of speech, ${perMinute} requests a minute allowed: drop -> transcript`,
        figure: milliseconds(seldom.wall),
        baseline: `${milliseconds((several.answered / perMinute) * 60_000)} (${several.answered} requests of a piece each)`,
        ratio: (seldom.wall / ((several.answered / perMinute) * 60_000)).toFixed(2),
        goal: `<= ${mostMinutes} min`,
        verdict: verdict(seldom.wall <= mostMinutes * 60_000),
      },
    ],
    raw: Object.entries({ several, one, seldom }).map(
      ([name, { wall, answered, refused, longest }]) =>
        `P7, ${name}: ${milliseconds(wall)}, ${answered} requests answered (${Math.round(longest)} s of sound at most), ${refused} refused; ` +
        `${(wall / ideal).toFixed(2)} x the ideal of ${allowed}`,
    ),
  }
}

const consonants = 'bdghjklmnprstv'
const vowels = 'aeiouõäöü'

interface ServiceLimits {
  inFlight: number
  perMinute?: number
}

/** Answers after a second, as LiteLLM's limiter lets it; what is answered could be the text of the sound. */
function answerAtPace(
  server: FakeServer,
  { inFlight, perMinute: most = Infinity }: ServiceLimits,
): Pick<Run, 'answered' | 'refused' | 'longest'> {
  const count = { answered: 0, refused: 0, longest: 0 }
  const chance = mulberry32(7)
  let running = 0
  let lately: number[] = []

  async function refuse(exchange: Exchange, type: string, limit: number): Promise<void> {
    count.refused += 1
    await answerLiterally(exchange, tooMany(type, limit))
  }

  server.audio.alwaysDo(async (exchange) => {
    const now = Date.now()
    lately = lately.filter((at) => at > now - 60_000)
    if (lately.length >= most) return refuse(exchange, 'requests', most)
    if (running >= inFlight) return refuse(exchange, 'max_parallel_requests', inFlight)
    lately.push(now)
    running += 1
    try {
      const bytes = exchange.request.parts.find(({ name }) => name === 'file')?.bytes
      const seconds = bytes ? (readSound(bytes)?.seconds ?? 1) : 1
      count.longest = Math.max(count.longest, seconds)
      await exchange.pause(perRequest)
      await answerLiterally(exchange, {
        status: 200,
        headers: most === Infinity ? {} : told(most, lately.length),
        body: answerFor(seconds),
      })
      count.answered += 1
    } finally {
      running -= 1
    }
    return undefined
  })

  /** Syllables of any kind: what repeats itself is not believed. */
  const word = (): string =>
    Array.from(
      { length: 3 },
      () =>
        `${consonants.charAt(Math.floor(chance() * consonants.length))}${vowels.charAt(Math.floor(chance() * vowels.length))}`,
    ).join('')

  /** Two words a second, in segments of ten. */
  function answerFor(seconds: number): string {
    const segments = Array.from({ length: Math.ceil(seconds / 5) }, (_, index) => ({
      start: 5 * index,
      end: Math.min(seconds, 5 * index + 5),
      text: Array.from({ length: 10 }, word).join(' '),
    }))
    return JSON.stringify({ text: segments.map(({ text }) => text).join(' '), segments })
  }
  return count
}

/** LiteLLM tells in each answer what is left (litellm/proxy/hooks/parallel_request_limiter_v3.py). */
function told(limit: number, used: number): Record<string, string> {
  return {
    'x-ratelimit-api_key-limit-requests': String(limit),
    'x-ratelimit-api_key-remaining-requests': String(limit - used),
  }
}

/** litellm/proxy/hooks/parallel_request_limiter_v3.py */
function tooMany(type: string, limit: number) {
  return {
    status: 429,
    headers: { 'retry-after': type === 'requests' ? '60' : '1', rate_limit_type: type },
    body: `{"error":{"message":"Rate limit exceeded for api_key: 88dc. Limit type: ${type}. Current limit: ${limit}, Remaining: 0.","type":"None","param":"None","code":"429"}}`,
  }
}
