import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextToRead } from '../../../../electron/recordings/queue/next-to-read.ts'
import { createPace } from '../../../../electron/recordings/queue/pace.ts'
import { placesAfter } from '../../../../electron/recordings/queue/places.ts'
import { timesLeft } from '../../../../electron/recordings/queue/times-left.ts'
import {
  mostUnderWay,
  nextPieces,
} from '../../../../electron/recordings/transcriber/next-pieces.ts'
import { createStrikes } from '../../../../electron/recordings/transcriber/strikes.ts'
import { pieceOf, recordingOf } from '../../renderer/fake-recordings.ts'

const second = 16_000
const minute = 60 * second

test('a file moves to the top, up and down, and nothing else changes its order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.tuple(fc.nat(8), fc.constantFrom('top', 'up', 'down'))),
      (length, moves) => {
        let queue = Array.from({ length }, (_, at) => ({ id: `f${at}`, queuePlace: at * 3 }))
        let expected = queue.map(({ id }) => id)
        for (const [at, to] of moves) {
          const id = `f${at}`
          const places = placesAfter(queue, id, to)
          const index = expected.indexOf(id)
          expect(places === null).toBe(index === -1)
          if (places === null) continue
          const rest = expected.filter((each) => each !== id)
          const target = { top: 0, up: Math.max(0, index - 1), down: index + 1 }[to]
          expected = rest.toSpliced(target, 0, id)
          queue = queue
            .map((each) => places.find((place) => place.id === each.id) ?? each)
            .toSorted((a, b) => a.queuePlace - b.queuePlace)
          expect(queue.map((each) => each.id)).toEqual(expected)
        }
      },
    ),
  )
})

test('what is to be read is the first that has little to be transcribed, without going to and fro', () => {
  const files = (a: number, b: number) => [
    { id: 'a', untranscribed: a * minute },
    { id: 'b', untranscribed: b * minute },
  ]
  expect(nextToRead(files(0, 0), null)).toBe('a')
  expect(nextToRead(files(15, 0), 'a')).toBe('a')
  expect(nextToRead(files(20, 0), 'a')).toBe('b')
  expect(nextToRead(files(12, 1), 'b')).toBe('b')
  expect(nextToRead(files(9, 1), 'b')).toBe('a')
  expect(nextToRead(files(30, 30), 'b')).toBe('b')
  expect(nextToRead(files(30, 30), null)).toBe('a')
  expect(nextToRead([], 'b')).toBeNull()
})

test('the pace is told after some work, follows a change, and does not count rest', () => {
  let now = 0
  const pace = createPace(() => now)
  const work = (seconds: number, every: number) => {
    for (const end = now + seconds * 1000; now < end;) {
      now += every * 1000
      pace.done(20 * second)
    }
  }
  pace.run(true)
  work(12, 2)
  expect(pace.samplesPerSecond()).toBeNull()
  work(48, 2)
  expect(pace.samplesPerSecond()).toBeCloseTo(10 * second, -3)
  pace.run(false)
  now += 3_600_000
  pace.run(true)
  expect(pace.samplesPerSecond()).toBeCloseTo(10 * second, -3)
  work(300, 10)
  expect(pace.samplesPerSecond()).toBeCloseTo(2 * second, -3)
})

test('the first of the queue has half of the pace, and those behind it share the rest', () => {
  const times = timesLeft(
    [
      { id: 'a', samples: 60 * second },
      { id: 'b', samples: 60 * second },
      { id: 'c', samples: 30 * second },
    ],
    second,
  )
  expect([...times]).toEqual([
    ['a', 120],
    ['c', 120],
    ['b', 150],
  ])
  expect([...timesLeft([{ id: 'a', samples: 0 }], second)]).toEqual([['a', 0]])
})

test('time left is what is then measured within 20 % after the first minute, at any length and in any number', () => {
  const queues = fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(
      queues,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 9 }),
      (minutes, inFlight, seconds) => {
        const { told, ended } = transcribeAll(minutes, inFlight, seconds)
        for (const [id, { at, left }] of told) {
          const measured = (ended.get(id) ?? 0) - at
          // When exactly its last piece has its turn among those under way, nobody knows beforehand.
          const grain = 0.2 * measured + mostUnderWay * seconds
          expect(Math.abs(left - measured)).toBeLessThanOrEqual(grain)
        }
      },
    ),
    { numRuns: 30 },
  )
})

/**
 * Transcribes files of so many minutes in pieces of 28 s: as many under way as the transcriber has, in its order; of
 * those so many at once, each in so many seconds.
 */
function transcribeAll(minutes: readonly number[], inFlight: number, seconds: number) {
  let now = 0
  const pace = createPace(() => now * 1000)
  pace.run(true)
  const open = new Map(
    minutes.map((length, at) => {
      const count = Math.ceil((length * 60) / 28)
      return [`f${at}`, Array.from({ length: count }, (_, index) => pieceOf(index, ''))]
    }),
  )
  const told = new Map<string, { at: number; left: number }>()
  const ended = new Map<string, number>()
  const underWay: { id: string; index: number; key: string; until: number | null }[] = []

  function send(): void {
    const files = [...open].map(([id, pieces]) =>
      recordingOf(id, {
        source: { kind: 'file', name: id, length: null },
        untranscribed: pieces.length,
      }),
    )
    const next = nextPieces(files, {
      recordings: { openPieces: (id, limit) => (open.get(id) ?? []).slice(0, limit) },
      strikes: createStrikes(),
      jobs: {
        has: (key) => underWay.some((job) => job.key === key),
        pieces: () => underWay.length,
      },
    })
    for (const { recording, piece, key } of next) {
      if (underWay.length >= mostUnderWay) break
      underWay.push({ id: recording.id, index: piece.index, key, until: null })
    }
    for (const [place, job] of underWay.slice(0, inFlight).entries()) {
      // They do not all begin at once, as they would not.
      job.until ??= now + (now === 0 ? (seconds * (place + 1)) / inFlight : seconds)
    }
  }

  for (send(); underWay.length > 0; send()) {
    now = Math.min(...underWay.flatMap(({ until }) => until ?? []))
    for (const job of underWay.filter(({ until }) => until === now)) {
      underWay.splice(underWay.indexOf(job), 1)
      const left = (open.get(job.id) ?? []).filter(({ index }) => index !== job.index)
      open.set(job.id, left)
      pace.done(28 * second)
      if (left.length === 0) {
        open.delete(job.id)
        ended.set(job.id, now)
      }
    }
    const speed = pace.samplesPerSecond()
    if (now < 60 || told.size > 0 || speed === null) continue
    const left = [...open].map(([id, pieces]) => ({ id, samples: pieces.length * 28 * second }))
    for (const [id, time] of timesLeft(left, speed)) told.set(id, { at: now, left: time })
  }
  return { told, ended }
}
