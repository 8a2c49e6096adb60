import { expect, test } from 'vitest'
import { createAudioPage, type AudioPageLife } from '../../../electron/recordings/audio-page.ts'
import { createExtraction } from '../../../electron/recordings/sound/extraction.ts'
import type { SoundTask } from '../../../shared/ipc/schemas/recordings.ts'

function createWork() {
  const tasks: SoundTask[] = []
  const woken = { times: 0 }
  const page: AudioPageLife = createAudioPage({
    send: (task) => tasks.push(task),
    open: () => (woken.times += 1),
    users: () => [work],
  })
  const work = createExtraction(page)
  return { tasks, woken, page, work }
}

test('a part of a compressed sound is asked of the page as soon as there is one, and answered once', async () => {
  const { tasks, woken, page, work } = createWork()
  expect(woken.times).toBe(0)
  const sound = work.extract('a', 16_000, 32_000)
  expect(tasks).toEqual([])
  expect(woken.times).toBe(1)
  page.ready()
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
  const { tasks, page, work } = createWork()
  page.ready()
  const sound = work.extract('a', 0, 5)
  page.lost()
  page.ready()
  expect(tasks).toHaveLength(2)
  page.lost()
  await expect(sound).rejects.toMatchObject({ error: { code: 'sound_unreadable' } })
  page.ready()
  expect(tasks).toHaveLength(2)
})
