import { expect, test } from 'vitest'
import { askEarly } from '../../../shared/ipc/early.ts'

function createMain() {
  const listeners = new Set<() => void>()
  let asked = 0
  return {
    askedFor: () => asked,
    listeners: () => listeners.size,
    tell: () => [...listeners].forEach((listener) => listener()),
    take: askEarly(
      () => Promise.resolve(++asked),
      (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    ),
  }
}

test('what is asked for early is answered once with that answer, and anew after it', async () => {
  const main = createMain()
  expect(main.askedFor()).toBe(1)
  expect(await main.take()).toBe(1)
  expect(main.listeners()).toBe(0)
  expect(await main.take()).toBe(2)
})

test('an answer from before the news is none', async () => {
  const main = createMain()
  main.tell()
  expect(await main.take()).toBe(2)
})
