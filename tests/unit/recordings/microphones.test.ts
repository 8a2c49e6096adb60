import { expect, test } from 'vitest'
import { createMicrophones } from '../../../electron/recordings/microphones.ts'

test('whoever asks for microphones has the page that hears look for them, opened where it is not there', () => {
  const steps: unknown[] = []
  const microphones = createMicrophones({
    send: (task) => steps.push(task.kind),
    wakePage: () => steps.push('wake'),
    changed: (known) => steps.push(known),
  })
  expect(microphones.list()).toEqual([])
  expect(steps).toEqual(['wake', 'look'])
  const known = [{ id: 'a', label: 'Headset' }]
  microphones.told(known)
  expect(steps.at(-1)).toEqual(known)
  expect(microphones.list()).toEqual(known)
})
