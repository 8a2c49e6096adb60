import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createDictationLab, gapAt } from './dictation-lab.ts'
import { summary } from './fake-jutt.ts'
import { pieceOf } from './fake-recordings.ts'

let parts: ReturnType<typeof createDictationLab>
beforeEach(() => {
  parts = createDictationLab()
})

describe('gaps', () => {
  async function speakWithGap(): Promise<void> {
    await parts.speak()
    parts.finish()
    parts.jutt.hear('recording-1', pieceOf(0, 'One.'), gapAt(1), pieceOf(2, 'Three.'))
    parts.end('recording-1', true)
  }

  test('are told of, and what is tried again goes to its place', async () => {
    await speakWithGap()
    expect(parts.draft()).toBe('One. Three.')
    expect(parts.takes()).toMatchObject([{ stage: 'gaps' }])
    expect(parts.jutt.asked).not.toContain('delivered recording-1')
    parts.type('First: One. Three.')
    parts.type('First: One. Three. And more.')
    await parts.dictation.takes.retry(parts.firstTake())
    expect(parts.jutt.asked).toContain('retry recording-1 null')
    expect(parts.draft()).toBe('First: One. Three. And more.')
    parts.jutt.hear('recording-1', pieceOf(1, 'Two.'))
    parts.end('recording-1', true)
    expect(parts.draft()).toBe('First: One. Two. Three. And more.')
    expect(parts.jutt.asked).toContain('delivered recording-1')
    expect(parts.takes()).toEqual([])
  })

  test('that fail again are told of again', async () => {
    await speakWithGap()
    await parts.dictation.takes.retry(parts.firstTake())
    expect(parts.takes()).toMatchObject([{ stage: 'retrying' }])
    parts.jutt.hear('recording-1', gapAt(1))
    parts.end('recording-1', true)
    expect(parts.takes()).toMatchObject([{ stage: 'gaps' }])
    parts.jutt.failNext({ code: 'not_found' })
    await parts.dictation.takes.retry(parts.firstTake())
    expect(parts.takes()).toMatchObject([{ stage: 'gaps' }])
    expect(parts.reported).toEqual([{ code: 'not_found' }])
  })

  test('whose text comes after its place was changed are held back, to be copied', async () => {
    await speakWithGap()
    parts.type('One, THREE.')
    await parts.dictation.takes.retry(parts.firstTake())
    parts.jutt.hear('recording-1', pieceOf(1, 'Two.'))
    parts.end('recording-1', true)
    expect(parts.draft()).toBe('One, THREE.')
    expect(parts.takes()).toMatchObject([{ stage: 'displaced' }])
    expect(parts.jutt.asked).not.toContain('delivered recording-1')
  })
})

describe('sending', () => {
  const model = 'gemma-4-31B-it'
  const sent = () =>
    [...parts.jutt.chatsKept.values()].flatMap(({ messages }) =>
      messages.flatMap((message) => (message.role === 'user' ? [message.content] : [])),
    )

  test('waits for what is still to come', async () => {
    parts.type('Say:')
    await parts.speak()
    parts.dictation.sending.getState().send(model)
    expect(parts.microphone()).toEqual({ kind: 'idle' })
    expect(parts.jutt.asked).toContain('release recording-1')
    expect(parts.isSending()).toBe(true)
    parts.jutt.hear('recording-1', pieceOf(0, 'tere.'))
    expect(sent()).toEqual([])
    parts.end('recording-1')
    await vi.waitFor(() => expect(sent()).toEqual(['Say: tere.']))
    expect(parts.isSending()).toBe(false)
    await vi.waitFor(() => expect(parts.draft()).toBe(''))
  })

  test('happens at once where nothing is to come', async () => {
    parts.type('Written')
    parts.dictation.sending.getState().send(model)
    expect(parts.isSending()).toBe(false)
    await vi.waitFor(() => expect(sent()).toEqual(['Written']))
  })

  test('waits for all dictations of the draft, and can be called off', async () => {
    await parts.speak()
    parts.finish()
    await parts.speak()
    parts.dictation.sending.getState().send(model)
    parts.jutt.hear('recording-1', pieceOf(0, 'One.'))
    parts.end('recording-1')
    expect(parts.isSending()).toBe(true)
    parts.dictation.sending.getState().callOff()
    parts.jutt.hear('recording-2', pieceOf(0, 'Two.'))
    parts.end('recording-2')
    expect(parts.draft()).toBe('One. Two.')
    expect(sent()).toEqual([])
  })

  test('waits also for a dictation that begins while it waits: half a sentence is not sent', async () => {
    await parts.speak()
    parts.dictation.sending.getState().send(model)
    await parts.speak()
    parts.jutt.hear('recording-2', pieceOf(0, 'And more'))
    parts.jutt.hear('recording-1', pieceOf(0, 'One.'))
    parts.end('recording-1')
    await new Promise(setImmediate)
    expect(sent()).toEqual([])
    expect(parts.isSending()).toBe(true)
    parts.finish()
    parts.jutt.hear('recording-2', pieceOf(0, 'And more of it.'))
    parts.end('recording-2')
    await vi.waitFor(() => expect(sent()).toEqual(['One. And more of it.']))
  })

  test('does not happen where something is missing, or the person looks at another chat', async () => {
    await parts.speak()
    parts.dictation.sending.getState().send(model)
    parts.jutt.hear('recording-1', pieceOf(0, 'One.'), gapAt(1))
    parts.end('recording-1', true)
    expect(parts.isSending()).toBe(false)
    await parts.speak()
    parts.dictation.sending.getState().send(model)
    parts.jutt.chatsKept.set('other', { chat: summary('other'), messages: [] })
    await parts.chat.getState().open('other')
    expect(parts.isSending()).toBe(false)
    parts.jutt.hear('recording-2', pieceOf(0, 'Two.'))
    parts.end('recording-2')
    expect(sent()).toEqual([])
    expect(parts.draft('')).toBe('One. Two.')
  })
})
