import { expect, test } from 'vitest'
import { createExtraction } from '../../../electron/recordings/sound/extraction.ts'
import type { SoundTask } from '../../../shared/ipc/schemas/recordings.ts'

function createWork() {
  const tasks: SoundTask[] = []
  const woken = { times: 0 }
  const work = createExtraction({
    send: (task) => tasks.push(task),
    wakePage: () => (woken.times += 1),
  })
  return { tasks, woken, work }
}

test('a part of a compressed sound is asked of the page as soon as there is one, and answered once', async () => {
  const { tasks, woken, work } = createWork()
  expect(woken.times).toBe(0)
  const sound = work.extract('a', 16_000, 32_000)
  expect(tasks).toEqual([])
  expect(woken.times).toBe(1)
  work.pageReady()
  expect(tasks).toEqual([
    { kind: 'extract', request: 1, url: '/sound/a', from: 16_000, to: 32_000 },
  ])
  work.answered({ request: 1, sound: Uint8Array.of(1, 2) })
  work.answered({ request: 1, sound: null })
  expect(await sound).toEqual(Uint8Array.of(1, 2))
  const unreadable = work.extract('a', 0, 5)
  work.answered({ request: 2, sound: null })
  await expect(unreadable).rejects.toMatchObject({ error: { code: 'sound_unreadable' } })
})

test('what a page died of is asked of one more, and of no third', async () => {
  const { tasks, work } = createWork()
  work.pageReady()
  const sound = work.extract('a', 0, 5)
  work.pageLost()
  work.pageReady()
  expect(tasks).toHaveLength(2)
  work.pageLost()
  await expect(sound).rejects.toMatchObject({ error: { code: 'sound_unreadable' } })
  work.pageReady()
  expect(tasks).toHaveLength(2)
})
