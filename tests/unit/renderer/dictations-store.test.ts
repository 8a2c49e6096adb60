import { expect, test, vi } from 'vitest'
import { createDictationsStore } from '../../../renderer/main/dictations/dictations-store.ts'
import type { AppError } from '../../../shared/errors.ts'
import { createFakeJutt } from './fake-jutt.ts'
import { pieceOf } from './fake-recordings.ts'

function createParts() {
  const jutt = createFakeJutt()
  const reported: AppError[] = []
  const undone: (() => Promise<void>)[] = []
  const store = createDictationsStore({
    jutt,
    report: (error) => reported.push(error),
    removed: (_recording, restore) => undone.push(restore),
  })
  const texts = () => store.getState().dictations.map(({ text }) => text)
  return { jutt, store, get: store.getState, texts, undone, reported }
}

function say(jutt: ReturnType<typeof createFakeJutt>, id: string, at: number, text: string): void {
  jutt.change(id, { createdAt: at, state: { kind: 'processing' } })
  jutt.hear(id, pieceOf(0, text))
  jutt.change(id, { state: { kind: 'done' }, hasSpeech: true })
}

test('nothing is asked for until somebody looks; then it follows what is dictated', async () => {
  const { jutt, get, texts } = createParts()
  say(jutt, 'd1', 1, 'Tere')
  expect(get().dictations).toEqual([])
  await get().loadMore()
  expect(texts()).toEqual(['Tere'])
  say(jutt, 'd2', 2, 'Head aega')
  await vi.waitFor(() => expect(texts()).toEqual(['Head aega', 'Tere']))
  jutt.change('f1', { createdAt: 3, source: { kind: 'file', name: 'a.mp3', length: null } })
  jutt.change('d3', { createdAt: 4, state: { kind: 'recording' } })
  say(jutt, 'd1', 1, 'Tere jälle')
  await vi.waitFor(() => expect(texts()).toEqual(['Head aega', 'Tere jälle']))
})

test('what is deleted goes at once, and comes back to its place where that is wished for', async () => {
  const { jutt, get, texts, undone } = createParts()
  for (const [index, text] of ['üks', 'kaks', 'kolm'].entries()) say(jutt, `d${index}`, index, text)
  await get().loadMore()
  const second = get().dictations[1]?.recording
  if (!second) throw new Error('There is no second one')
  await expect(get().remove(second)).resolves.toBe(true)
  expect(texts()).toEqual(['kolm', 'üks'])
  await undone[0]?.()
  await vi.waitFor(() => expect(texts()).toEqual(['kolm', 'kaks', 'üks']))
})

test('what a page brings is not put over what events told meanwhile', async () => {
  const { jutt, get, texts } = createParts()
  say(jutt, 'd1', 1, 'vana')
  const page = get().loadMore()
  say(jutt, 'd1', 1, 'uus')
  await page
  await vi.waitFor(() => expect(texts()).toEqual(['uus']))
})
