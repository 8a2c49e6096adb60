import { expect, test } from 'vitest'
import { longestPause } from '../../../renderer/main/app/pause.ts'

const none = { inFlight: 0, waiting: 0, pausedUntil: null, pausedModels: [], batchUntil: null }
const ofModels = [
  { model: 'large', until: 3000 },
  { model: 'small', until: 5000 },
]

test('where nothing is paused there is no pause', () => {
  expect(longestPause(none)).toBeNull()
  expect(longestPause({ ...none, pausedModels: ofModels }, 'speech')).toBeNull()
})

test('a model waits for its own pause, and for that of all where it lasts longer', () => {
  const paused = { ...none, pausedUntil: 4000, pausedModels: ofModels }
  expect(longestPause(paused, 'large')).toEqual({ until: 4000, model: null })
  expect(longestPause(paused, 'small')).toEqual({ until: 5000, model: 'small' })
  expect(longestPause(paused)).toEqual({ until: 5000, model: 'small' })
})
