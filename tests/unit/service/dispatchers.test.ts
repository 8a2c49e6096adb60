import { afterAll, expect, test } from 'vitest'
import { createDispatchers } from '../../../electron/service/dispatchers.ts'
import { createTestClock } from '../../service/test-clock.ts'

const clock = createTestClock()
const dispatchers = createDispatchers({
  clock,
  resolveProxy: () => Promise.resolve('PROXY away.test:3128; SOCKS5 there.test:1080; DIRECT'),
})
afterAll(() => dispatchers.destroy())

test('a way that could not be gone is tried last for five minutes, then in its place again', async () => {
  const ways = await dispatchers.waysTo('https://service.test/v1')
  const order = async () => {
    const now = await dispatchers.waysTo('https://service.test/v1')
    return now.map(({ dispatcher }) => ways.findIndex((way) => way.dispatcher === dispatcher))
  }
  expect(await order()).toEqual([0, 1, 2])
  ways[0]?.setAside()
  expect(await order()).toEqual([1, 2, 0])
  clock.advance(5 * 60_000 - 1)
  expect(await order()).toEqual([1, 2, 0])
  clock.advance(1)
  expect(await order()).toEqual([0, 1, 2])
})
