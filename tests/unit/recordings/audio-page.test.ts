import { expect, test } from 'vitest'
import { createAudioPage } from '../../../electron/recordings/audio-page.ts'

function createPage() {
  const steps: string[] = []
  const user = (name: string) => ({
    pageReady: () => void steps.push(`${name}: ready`),
    pageLost: () => void steps.push(`${name}: lost`),
  })
  const page = createAudioPage({
    send: ({ kind }) => steps.push(kind),
    open: () => steps.push('open'),
    users: () => [user('one'), user('other')],
  })
  return { page, steps }
}

test('the page is opened for whoever waits for it, and for nobody once it is there', () => {
  const { page, steps } = createPage()
  expect(page.isReady()).toBe(false)
  expect(steps).toEqual([])
  expect(page.wake()).toBe(false)
  expect(steps).toEqual(['open'])
  page.ready()
  expect(steps.splice(0)).toEqual(['open', 'one: ready', 'other: ready'])
  expect(page.isReady()).toBe(true)
  expect(page.wake()).toBe(true)
  expect(steps).toEqual([])
})

test('all who have work for it are told when it is gone, also where it was loaded anew and nobody saw it go', () => {
  const { page, steps } = createPage()
  page.ready()
  page.lost()
  expect(page.wake()).toBe(false)
  page.ready()
  steps.length = 0
  page.ready()
  expect(steps).toEqual(['one: lost', 'other: lost', 'one: ready', 'other: ready'])
})
