import { expect, test } from 'vitest'
import { createAudioPage } from '../../../electron/recordings/audio-page.ts'
import { createMicrophones } from '../../../electron/recordings/microphones.ts'

test('whoever asks for microphones has the page that hears look for them, which it also does as it opens', () => {
  const steps: unknown[] = []
  const page = createAudioPage({
    send: (task) => steps.push(task.kind),
    open: () => steps.push('open'),
    users: () => [],
  })
  const microphones = createMicrophones({ page, changed: (known) => steps.push(known) })
  expect(microphones.list()).toEqual([])
  expect(steps).toEqual(['open'])
  page.ready()
  const known = [{ id: 'a', label: 'Headset' }]
  microphones.told(known)
  expect(steps.at(-1)).toEqual(known)
  expect(microphones.list()).toEqual(known)
  expect(steps.slice(2)).toEqual(['look'])
})
