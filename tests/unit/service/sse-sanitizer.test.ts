import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSseSanitizer } from '../../../electron/service/sse-sanitizer.ts'

function quietActivity() {
  const seen = { bytes: 0, meaningful: 0, ended: 0 }
  return {
    seen,
    bytes: () => void seen.bytes++,
    meaningful: () => void seen.meaningful++,
    ended: () => void seen.ended++,
  }
}

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
}

async function sanitize(
  pieces: readonly Uint8Array[],
  activity = quietActivity(),
): Promise<string> {
  return new Response(streamOf(pieces).pipeThrough(createSseSanitizer(activity))).text()
}

const bytes = (text: string) => new TextEncoder().encode(text)

describe('any framing becomes the plainest one', () => {
  test.for([
    ['data: {"a":1}\n\n', 'data: {"a":1}\n\n'],
    ['data:{"a":1}\r\n\r\n', 'data: {"a":1}\n\n'],
    ['data: {"a":1}\r\r', 'data: {"a":1}\n\n'],
    ['\uFEFFdata: 1\n\n', 'data: 1\n\n'],
    [': ping\n\ndata: 1\n\n: ping\n\n', 'data: 1\n\n'],
    ['event: ping\n\n', ''],
    ['event: ping\ndata: {}\n\n', ''],
    ['data:\n\ndata: \n\n', ''],
    ['id: 7\nretry: 10\nevent: message\ndata: 1\n\n', 'data: 1\n\n'],
    ['event: error\ndata: {"message":"x"}\n\n', 'event: error\ndata: {"message":"x"}\n\n'],
    ['error: {"code":500}\n\n', 'data: {"error":{"code":500}}\n\n'],
    ['data: {"a":\ndata: 1}\n\n', 'data: {"a":\ndata: 1}\n\n'],
    ['event: keepalive\ndata: {}\n\ndata: null\n\n', ''],
    ['{"a":1}\n{"b":2}\n', 'data: {"a":1}\n\ndata: {"b":2}\n\n'],
    ['data: 1\n{"error":"x"}', 'data: 1\n\ndata: {"error":"x"}\n\n'],
    ['data: 1', 'data: 1\n\n'],
    ['data: 1\n', 'data: 1\n\n'],
    ['data: 1\n\ndata: [DONE]\n\ndata: 2\n\n', 'data: 1\n\ndata: [DONE]\n\n'],
  ] as const)('%j', async ([sent, expected]) => {
    expect(await sanitize([bytes(sent)])).toBe(expected)
  })
})

test('bytes cut anywhere give the same events', async () => {
  const piece = fc.constantFrom(
    'data: {"text":"õun 🌲"}',
    'data:x',
    'data: ',
    ': ping',
    'event: ping',
    'id: 1',
    '',
    '',
  )
  const end = fc.constantFrom('\n', '\r\n', '\r')
  const stream = fc
    .tuple(fc.array(piece, { maxLength: 12 }), end)
    .map(([lines, lineEnd]) => lines.map((line) => line + lineEnd).join(''))
  await fc.assert(
    fc.asyncProperty(stream, fc.array(fc.nat(), { maxLength: 12 }), async (text, places) => {
      const all = bytes(text)
      const cuts = [...new Set(places.map((place) => place % (all.length + 1)))].toSorted(
        (a, b) => a - b,
      )
      const pieces = [...cuts, all.length].map((to, at) => all.slice(cuts[at - 1] ?? 0, to))
      expect(await sanitize(pieces)).toBe(await sanitize([all]))
    }),
    { numRuns: 1000 },
  )
})

test('any bytes at all end in events with data, each closed by a blank line', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }),
      async (pieces) => {
        const text = await sanitize(pieces)
        expect(text).toMatch(/^(?:(?:event: error\n)?(?:data: [^\n]*\n)+\n)*$/)
      },
    ),
    { numRuns: 1000 },
  )
})

test('only events with data are meaningful; the end is told once', async () => {
  const activity = quietActivity()
  await sanitize([bytes(': ping\n\n'), bytes('event: ping\n\n'), bytes('data: 1\n\n')], activity)
  expect(activity.seen).toEqual({ bytes: 3, meaningful: 1, ended: 1 })
})

test('an event without an end is given up at 16 Mi characters, and the end is told', async () => {
  const piece = bytes(`data: ${'x'.repeat(1024 * 1024)}\n`)
  const activity = quietActivity()
  await expect(
    sanitize(
      Array.from({ length: 17 }, () => piece),
      activity,
    ),
  ).rejects.toThrow()
  expect(activity.seen.ended).toBe(1)
})

test('[DONE] ends the stream and lets the source go, though it stays open', async () => {
  const letGo = Promise.withResolvers<void>()
  const source = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes('data: [DONE]\n\n')),
    cancel: () => letGo.resolve(),
  })
  const activity = quietActivity()
  const text = await new Response(source.pipeThrough(createSseSanitizer(activity))).text()
  expect([text, activity.seen.ended]).toEqual(['data: [DONE]\n\n', 1])
  await letGo.promise
})

test('the end is told when the reader leaves or the source breaks', async () => {
  const left = quietActivity()
  await new ReadableStream<Uint8Array>().pipeThrough(createSseSanitizer(left)).cancel()
  expect(left.seen.ended).toBe(1)

  const broken = quietActivity()
  const source = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error('terminated')),
  })
  const reading = new Response(source.pipeThrough(createSseSanitizer(broken))).text()
  await expect(reading).rejects.toThrow('terminated')
  expect(broken.seen.ended).toBe(1)
})
