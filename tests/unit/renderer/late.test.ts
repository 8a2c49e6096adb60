import { expect, test } from 'vitest'
import { createLate } from '../../../renderer/main/app/late.ts'

test('a part is fetched once, and again after a failure', async () => {
  let loads = 0
  let works = false
  const late = createLate(async () => {
    loads += 1
    await Promise.resolve()
    if (!works) throw new Error('The file is gone')
    return 'part'
  })
  const { fetch } = late.getState()
  await Promise.all([fetch(), fetch()])
  expect(late.getState().part).toBeNull()
  expect(loads).toBe(1)
  works = true
  await fetch()
  await fetch()
  expect(late.getState().part).toBe('part')
  expect(loads).toBe(2)
})
