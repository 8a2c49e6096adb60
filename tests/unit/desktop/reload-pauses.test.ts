import { expect, test } from 'vitest'
import { createReloadPauses } from '../../../electron/desktop/reload-pauses.ts'

test('a page that dies whenever it is loaded is loaded ever more seldom, at least once a minute', () => {
  let moment = 0
  const pause = createReloadPauses(() => moment)
  const pauses = Array.from({ length: 10 }, () => {
    const milliseconds = pause()
    moment += milliseconds + 500
    return milliseconds / 1000
  })
  expect(pauses).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 60, 60])
})

test('a page that died long ago is loaded at once', () => {
  let moment = 0
  const pause = createReloadPauses(() => moment)
  for (let times = 0; times < 20; times += 1) {
    expect(pause()).toBe(0)
    moment += 300_000
  }
})
