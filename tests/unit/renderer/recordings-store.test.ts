import { expect, test } from 'vitest'
import { createRecordingsStore } from '../../../renderer/main/transcripts/recordings-store.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Recording, RecordingPage } from '../../../shared/ipc/schemas/recordings.ts'
import { emptyLog } from '../../../shared/transcript/edit-log.ts'
import { createFakeJutt } from './fake-jutt.ts'
import { recordingOf } from './fake-recordings.ts'

const file = (name: string) => ({ kind: 'file', name, length: null }) as const

function createParts(first: RecordingPage | null = null) {
  const jutt = createFakeJutt()
  const reported: AppError[] = []
  const removed: { recording: Recording; wasOpen: boolean; restore: () => Promise<boolean> }[] = []
  const scheduled = new Set<() => void>()
  const store = createRecordingsStore({
    jutt,
    first,
    schedule(publish) {
      scheduled.add(publish)
      return () => void scheduled.delete(publish)
    },
    report: (error) => reported.push(error),
    isOpen: (id) => id === 'r1',
    removed: (recording, wasOpen, restore) => removed.push({ recording, wasOpen, restore }),
  })
  const ids = () => store.getState().places.map(({ id }) => id)
  const runScheduled = () => {
    for (const publish of scheduled) publish()
  }
  return { jutt, store, get: store.getState, ids, reported, removed, scheduled, runScheduled }
}

function keep(jutt: ReturnType<typeof createFakeJutt>, count: number) {
  for (let index = 0; index < count; index += 1) {
    const id = `r${index}`
    const recording = recordingOf(id, { source: file(id), createdAt: index })
    jutt.recordingsKept.set(id, { recording, pieces: [], log: emptyLog })
  }
}

test('a first page that the window began with is all there', () => {
  const recording = recordingOf('r1', { source: file('r1') })
  const { get, ids } = createParts({ recordings: [recording], next: null })
  expect(ids()).toEqual(['r1'])
  expect(get()).toMatchObject({ byId: { r1: recording }, next: null })
})

test('the list comes page by page, to its end', async () => {
  const { jutt, get, ids } = createParts()
  keep(jutt, 120)
  await Promise.all([get().loadMore(), get().loadMore()])
  expect(ids()).toHaveLength(40)
  await get().loadMore()
  await get().loadMore()
  expect(ids()).toEqual(Array.from({ length: 120 }, (_, index) => `r${119 - index}`))
  expect(get().next).toBeNull()
})

test('a recording that changes keeps its place, and the list stays the same array', async () => {
  const { jutt, get, runScheduled } = createParts()
  keep(jutt, 3)
  await get().loadMore()
  const { places } = get()
  jutt.change('r1', { samples: 16_000 })
  runScheduled()
  expect(get().byId['r1']?.samples).toBe(16_000)
  expect(get().places).toBe(places)
})

test('a file that grows is shown now and then, with all that happened to it; another state is shown at once', () => {
  const { jutt, get, scheduled, runScheduled } = createParts()
  jutt.change('r1', { state: { kind: 'recording' }, source: file('r1') })
  jutt.change('r1', { samples: 16_000 })
  jutt.change('r1', { samples: 32_000, untranscribed: 16_000 })
  expect(get().byId['r1']?.samples).toBe(0)
  expect(scheduled.size).toBe(1)
  runScheduled()
  expect(get().byId['r1']).toMatchObject({ samples: 32_000, untranscribed: 16_000 })
  jutt.change('r1', { samples: 48_000 })
  jutt.change('r1', { state: { kind: 'processing' } })
  expect(get().byId['r1']?.state.kind).toBe('processing')
  expect(scheduled.size).toBe(0)
})

test('what grew and was deleted does not come back', () => {
  const { jutt, ids, runScheduled } = createParts()
  jutt.change('r1', { state: { kind: 'recording' }, source: file('r1') })
  jutt.change('r1', { samples: 16_000 })
  jutt.emit('recordings:changed', { changed: [], removed: ['r1'] })
  runScheduled()
  expect(ids()).toEqual([])
})

test('what is spoken just now is no item of the list; it is once it has ended, and not when it is delivered', async () => {
  const { jutt, get, ids } = createParts()
  await get().loadMore()
  jutt.change('d1', { state: { kind: 'recording' } })
  expect(ids()).toEqual([])
  jutt.change('d1', { state: { kind: 'processing' } })
  expect(ids()).toEqual(['d1'])
  await jutt.recordings.delivered({ recordingId: 'd1', text: '' })
  expect(ids()).toEqual([])
})

test('what events tell while a page is on its way is newer than the page', async () => {
  const { jutt, get, ids } = createParts()
  keep(jutt, 3)
  const reply = jutt.holdNext()
  const page = get().loadMore()
  jutt.change('r0', { state: { kind: 'done' } })
  await jutt.recordings.delete({ recordingId: 'r2' })
  reply()
  await page
  expect(get().byId['r0']?.state).toEqual({ kind: 'done' })
  expect(ids()).toEqual(['r1', 'r0'])
})

test('an answer that comes late does not take back what events told', () => {
  const { jutt, get } = createParts()
  keep(jutt, 1)
  jutt.change('r0', { state: { kind: 'done' } })
  get().add([recordingOf('r0', { source: file('r0') }), recordingOf('r9', { source: file('r9') })])
  expect(get().byId['r0']?.state).toEqual({ kind: 'done' })
  expect(get().byId['r9']).toBeDefined()
})

test('a deleted recording comes back where it was', async () => {
  const { jutt, get, ids, removed } = createParts()
  keep(jutt, 3)
  await get().loadMore()
  const recording = get().byId['r1']
  if (!recording) throw new Error('not there')
  await get().remove(recording)
  expect(ids()).toEqual(['r2', 'r0'])
  expect(removed[0]).toMatchObject({ recording, wasOpen: true })
  expect(await removed[0]?.restore()).toBe(true)
  expect(ids()).toEqual(['r2', 'r1', 'r0'])
})

test('a recording that could not be deleted stays', async () => {
  const { jutt, get, ids, reported, removed } = createParts()
  keep(jutt, 2)
  await get().loadMore()
  jutt.failNext({ code: 'storage_failed' })
  await get().remove(recordingOf('r1'))
  expect(ids()).toEqual(['r1', 'r0'])
  expect(reported).toEqual([{ code: 'storage_failed' }])
  expect(removed).toEqual([])
})
