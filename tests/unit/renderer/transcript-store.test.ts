import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTranscriptStore } from '../../../renderer/main/transcripts/transcript-store.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { OpenRecording, Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { failure, success, type Result } from '../../../shared/result.ts'
import { emptyLog } from '../../../shared/transcript/edit-log.ts'
import { createFakeJutt } from './fake-jutt.ts'
import { pieceOf, recordingOf } from './fake-recordings.ts'

const done = (index: number, text = `text ${index}`) => pieceOf(index, text)
const waiting = (index: number) => pieceOf(index, '', { state: { kind: 'waiting' } })

function createParts() {
  const jutt = createFakeJutt()
  const reported: AppError[] = []
  let kept: string | null = null
  let publish: (() => void) | null = null
  const store = createTranscriptStore({
    jutt,
    memory: {
      get: () => kept,
      set: (value) => {
        kept = value
      },
    },
    schedule(callback) {
      publish = callback
      return () => {
        publish = null
      }
    },
    report: (error) => reported.push(error),
  })
  const nextFrame = () => {
    const due = publish
    publish = null
    due?.()
  }
  const place = () => {
    const { place } = store.getState()
    if (place.kind !== 'open') throw new Error(`The place is ${place.kind}`)
    return place
  }
  const texts = () => place().pieces.map(({ text }) => text)
  return { jutt, store, get: store.getState, place, texts, nextFrame, reported, memory: () => kept }
}

function keep(
  jutt: ReturnType<typeof createFakeJutt>,
  id: string,
  pieces: Piece[] = [],
  changes: Partial<Recording> = {},
) {
  const source = { kind: 'file', name: `${id}.mp3`, length: null } as const
  const recording = recordingOf(id, { source, ...changes })
  jutt.recordingsKept.set(id, { recording, pieces, log: emptyLog })
}

test('a transcript opens with its pieces, grows frame by frame, and closes', async () => {
  const { jutt, get, place, texts, nextFrame, memory } = createParts()
  keep(jutt, 'r', [done(0)])
  const opened = get().open('r')
  expect(get().place).toEqual({ kind: 'opening', recordingId: 'r' })
  await opened
  expect(texts()).toEqual(['text 0'])
  jutt.hear('r', waiting(1))
  jutt.hear('r', done(1))
  jutt.change('r', { samples: 320_000 })
  expect(texts()).toEqual(['text 0'])
  nextFrame()
  expect(texts()).toEqual(['text 0', 'text 1'])
  expect(place().recording.samples).toBe(320_000)
  jutt.hear('r', done(2))
  jutt.change('r', { state: { kind: 'done' } })
  // The end is shown at once, and with all that was told before.
  expect(texts()).toHaveLength(3)
  expect(place().recording.state).toEqual({ kind: 'done' })
  expect(memory()).toBe('r')
  get().close()
  expect(get().place).toEqual({ kind: 'closed' })
  expect(memory()).toBeNull()
})

test('what comes while the transcript is on its way is neither lost nor doubled', async () => {
  const { jutt, get, place, texts, nextFrame } = createParts()
  keep(jutt, 'r', [done(0), waiting(1)])
  const reply = jutt.holdNext()
  const opened = get().open('r')
  jutt.hear('r', done(1), waiting(2))
  jutt.change('r', { state: { kind: 'processing' } })
  nextFrame()
  jutt.hear('r', done(2))
  reply()
  await opened
  expect(texts()).toEqual(['text 0', 'text 1', 'text 2'])
  expect(place().recording.state).toEqual({ kind: 'processing' })
})

test('edits are shown at once, also those that are told while the transcript is on its way', async () => {
  const { jutt, get, place } = createParts()
  keep(jutt, 'r', [done(0)])
  const change = (text: string) => ({ kind: 'text' as const, start: 0, end: 9, text })
  await jutt.recordings.edit({ recordingId: 'r', changes: [change('before')] })
  const reply = jutt.holdNext()
  const opened = get().open('r')
  await jutt.recordings.edit({ recordingId: 'r', changes: [change('meanwhile')] })
  reply()
  await opened
  expect(place().log).toMatchObject({ edits: [{ number: 1 }, { number: 2 }], inForce: 2 })
  await get().undoEdit()
  expect(place().log.inForce).toBe(1)
  await get().redoEdit()
  expect(place().log.inForce).toBe(2)
  await get().undoEdit()
  await get().edit([change('after')])
  expect(place().log.edits.map(({ changes: [first] }) => first)).toEqual([
    change('before'),
    change('after'),
  ])
})

test('an edit before which one is missing makes it fetch the transcript again', async () => {
  const { jutt, get, place } = createParts()
  keep(jutt, 'r', [done(0)])
  await get().open('r')
  const entry = jutt.recordingsKept.get('r')
  const changes = [{ kind: 'rename' as const, from: 'Mari', to: 'Mai' }]
  const edits = [1, 2].map((number) => ({ number, changes }))
  if (entry) entry.log = { edits, inForce: 2 }
  jutt.emit('recordings:edits', { recordingId: 'r', kept: 1, added: edits.slice(1), inForce: 2 })
  await expect.poll(() => place().log.inForce).toBe(2)
})

test('the answer for a transcript that was left does not come back', async () => {
  const { jutt, get, texts } = createParts()
  keep(jutt, 'a', [done(0, 'old')])
  keep(jutt, 'b', [done(0, 'other')])
  const reply = jutt.holdNext()
  const first = get().open('a')
  await get().open('b')
  jutt.hear('a', done(0, 'new'))
  await get().open('a')
  reply()
  await first
  expect(texts()).toEqual(['new'])
  get().close()
  await first
  expect(get().place.kind).toBe('closed')
})

test('a piece before which one is missing makes it fetch the transcript again', async () => {
  const { jutt, get, texts, nextFrame } = createParts()
  keep(jutt, 'r', [done(0)])
  await get().open('r')
  keep(jutt, 'r', [done(0), done(1), done(2)])
  jutt.emit('recordings:pieces', { recordingId: 'r', pieces: [done(2)] })
  const reply = jutt.holdNext()
  nextFrame()
  // What is told meanwhile goes over what is fetched, not under it.
  jutt.emit('recordings:pieces', { recordingId: 'r', pieces: [done(1, 'newer')] })
  nextFrame()
  expect(texts()).toEqual(['text 0'])
  reply()
  await expect.poll(texts).toEqual(['text 0', 'newer', 'text 2'])
  expect(jutt.asked.filter((request) => request === 'open r')).toHaveLength(2)
})

test('a transcript that cannot be opened says why; one that is gone is left', async () => {
  const { jutt, get, texts, memory } = createParts()
  keep(jutt, 'r', [done(0)])
  jutt.failNext({ code: 'storage_failed' })
  await get().open('r')
  expect(get().place).toEqual({
    kind: 'failed',
    recordingId: 'r',
    error: { code: 'storage_failed' },
  })
  await get().open('r')
  expect(texts()).toEqual(['text 0'])
  jutt.failNext({ code: 'not_found' })
  await get().reopen()
  expect(get().place.kind).toBe('closed')
  expect(memory()).toBeNull()
})

test('a transcript that is deleted closes; others do not mind', async () => {
  const { jutt, get } = createParts()
  keep(jutt, 'a')
  keep(jutt, 'b')
  await get().open('a')
  await jutt.recordings.delete({ recordingId: 'b' })
  expect(get().place.kind).toBe('open')
  await jutt.recordings.delete({ recordingId: 'a' })
  expect(get().place.kind).toBe('closed')
})

test('what is asked for goes to the open transcript, and to none where none is open', async () => {
  const { jutt, get, reported } = createParts()
  keep(jutt, 'r', [pieceOf(0, '', { state: { kind: 'gap', reason: { kind: 'short' } } })])
  await get().retry(null)
  await get().cancel()
  expect(jutt.asked).toEqual([])
  await get().open('r')
  await get().retry(0)
  await get().cancel()
  await get().tryNow()
  expect(jutt.asked.slice(1)).toEqual(['retry r 0', 'cancel r', 'tryNow'])
  jutt.failNext({ code: 'disk_full' })
  await get().tryNow()
  expect(reported).toEqual([{ code: 'disk_full' }])
})

type Step = 'change' | 'deliver' | 'read' | 'reply' | 'frame'

test('however events, reads and replies fall among each other, the window ends with what main has', async () => {
  const step = fc.constantFrom<Step[]>('change', 'deliver', 'read', 'reply', 'frame')
  const change = fc.record({ at: fc.nat({ max: 5 }), text: fc.stringMatching(/^[a-z]{1,3}$/) })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, change), { maxLength: 25 }), async (steps) => {
      const { jutt, get, place, nextFrame } = createParts()
      const pieces: Piece[] = [done(0)]
      const events: Piece[] = []
      const requests: { read?: OpenRecording; answer: (result: Result<OpenRecording>) => void }[] =
        []
      jutt.recordings.open = () => {
        const { promise, resolve } = Promise.withResolvers<Result<OpenRecording>>()
        requests.push({ answer: resolve })
        return promise
      }
      const perform: Record<Step, (index: number, text: string) => void> = {
        change(index, text) {
          const piece = done(Math.min(index, pieces.length), text)
          pieces[piece.index] = piece
          events.push(piece)
        },
        deliver() {
          const piece = events.shift()
          if (piece) jutt.emit('recordings:pieces', { recordingId: 'r', pieces: [piece] })
        },
        read() {
          const request = requests.find(({ read }) => read === undefined)
          const recording = recordingOf('r')
          if (request) request.read = structuredClone({ recording, pieces, log: emptyLog })
        },
        reply() {
          const request = requests[0]?.read && requests.shift()
          if (request)
            request.answer(request.read ? success(request.read) : failure({ code: 'internal' }))
        },
        frame: nextFrame,
      }
      void get().open('r')
      for (const [kind, { at, text }] of steps) {
        perform[kind](at, text)
        await Promise.resolve()
      }
      while (events.length > 0 || requests.length > 0) {
        for (const kind of ['deliver', 'read', 'reply', 'frame'] as const) perform[kind](0, '')
        await new Promise(setImmediate)
      }
      nextFrame()
      expect(place().pieces).toEqual(pieces)
    }),
  )
})
