import { expect, test } from 'vitest'
import { unlessAborted } from '../../../electron/service/unless-aborted.ts'

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('work that nobody waits for any more may fail unheard', async () => {
  const unheard: unknown[] = []
  const hear = (reason: unknown): void => void unheard.push(reason)
  process.on('unhandledRejection', hear)
  const stop = new AbortController()
  const before = unlessAborted(Promise.reject(new Error('late')), AbortSignal.abort('stopped'))
  await expect(before).rejects.toBe('stopped')
  const work = Promise.withResolvers<void>()
  const during = unlessAborted(work.promise, stop.signal)
  stop.abort('stopped')
  work.reject(new Error('late'))
  await expect(during).rejects.toBe('stopped')
  await settled()
  process.off('unhandledRejection', hear)
  expect(unheard).toEqual([])
})

test('what the work gives is given on', async () => {
  const { signal } = new AbortController()
  expect(await unlessAborted(Promise.resolve(1), signal)).toBe(1)
  await expect(unlessAborted(Promise.reject(new Error('failed')), signal)).rejects.toThrow('failed')
})
