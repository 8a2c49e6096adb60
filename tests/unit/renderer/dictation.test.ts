import type { MicrophoneNews } from '../../../shared/ipc/schemas/microphones.ts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createDictationLab, waitingAt } from './dictation-lab.ts'
import { summary } from './fake-jutt.ts'
import { pieceOf } from './fake-recordings.ts'

const processing = { kind: 'processing' } as const

let parts: ReturnType<typeof createDictationLab>
beforeEach(() => {
  parts = createDictationLab()
})
const released = 'release recording-1'

describe('holding and tapping', () => {
  test('the key opens the microphone when it goes down, and ends it when a hold goes up', async () => {
    parts.press()
    expect(parts.microphone()).toMatchObject({ kind: 'starting', isHeld: true })
    expect(parts.jutt.asked).toEqual(['dictate et'])
    await parts.recording()
    parts.wait(350)
    parts.dictation.microphone.getState().release()
    expect(parts.microphone()).toEqual({ kind: 'idle' })
    expect(parts.jutt.asked).toContain(released)
  })

  test('a tap goes on until the next press, whose release means nothing', async () => {
    await parts.speak()
    const { press, release } = parts.dictation.microphone.getState()
    parts.wait(349)
    release()
    expect(parts.microphone()).toMatchObject({ kind: 'recording', isHeld: false })
    parts.wait(60_000)
    press({ start: 0, end: 0 })
    expect(parts.microphone()).toEqual({ kind: 'idle' })
    release()
    expect(parts.jutt.asked).toEqual(['dictate et', released])
  })

  test('a hold may end before main has answered that it began', async () => {
    const answer = parts.jutt.holdNext()
    parts.press()
    parts.finish()
    expect(parts.microphone()).toEqual({ kind: 'idle' })
    expect(parts.jutt.asked).not.toContain(released)
    answer()
    await vi.waitFor(() => expect(parts.jutt.asked).toContain(released))
    parts.jutt.hear('recording-1', pieceOf(0, 'Tere.'))
    parts.end('recording-1')
    expect(parts.draft()).toBe('Tere.')
  })

  test('what main tells before it has answered counts too', async () => {
    const answer = parts.jutt.holdNext()
    parts.press()
    parts.jutt.hear('recording-1', pieceOf(0, 'Tere.'))
    parts.jutt.change('recording-1', {
      state: { kind: 'failed', error: { code: 'microphone_busy' } },
    })
    answer()
    await vi.waitFor(() =>
      expect(parts.microphone()).toEqual({ kind: 'failed', error: { code: 'microphone_busy' } }),
    )
    expect(parts.takes()).toEqual([])
  })

  test('a window that is left ends a hold however short it was, but not what a tap began', async () => {
    await parts.speak()
    parts.dictation.microphone.getState().letGo()
    expect(parts.microphone()).toEqual({ kind: 'idle' })
    await parts.speak()
    parts.dictation.microphone.getState().release()
    parts.dictation.microphone.getState().letGo()
    expect(parts.microphone().kind).toBe('recording')
  })
})

describe('text', () => {
  test('grows at the caret while it is spoken, and is delivered when all of it is there', async () => {
    parts.type('Kallis Mari,  kõike head')
    parts.press(13)
    await parts.recording()
    parts.jutt.hear('recording-1', pieceOf(0, 'kuidas sul läheb?'), waitingAt(1))
    expect(parts.draft()).toBe('Kallis Mari, kuidas sul läheb? kõike head')
    parts.finish()
    parts.end('recording-1', true, processing)
    expect(parts.takes()).toMatchObject([{ stage: 'finishing' }])
    parts.jutt.hear('recording-1', pieceOf(1, 'Loodan, et hästi.'))
    parts.end('recording-1', true)
    expect(parts.draft()).toBe('Kallis Mari, kuidas sul läheb? Loodan, et hästi. kõike head')
    expect(parts.jutt.asked).toContain('delivered recording-1')
    expect(parts.takes()).toEqual([])
    expect(parts.reported).toEqual([])
  })

  test('belongs to the chat in which it was begun', async () => {
    parts.jutt.chatsKept.set('other', { chat: summary('other'), messages: [] })
    parts.type('Mine:')
    await parts.speak()
    await parts.chat.getState().open('other')
    parts.type('Theirs')
    parts.jutt.hear('recording-1', pieceOf(0, 'Tere.'))
    expect(parts.draft('')).toBe('Mine: Tere.')
    expect(parts.draft('other')).toBe('Theirs')
  })

  test('of two dictations in a row stands in the order they were spoken, whichever comes first', async () => {
    await parts.speak()
    parts.finish()
    await parts.speak()
    parts.finish()
    parts.jutt.hear('recording-2', pieceOf(0, 'Two.'))
    parts.end('recording-2')
    expect(parts.draft()).toBe('Two.')
    parts.jutt.hear('recording-1', pieceOf(0, 'One.'))
    parts.end('recording-1')
    expect(parts.draft()).toBe('One. Two.')
    expect(parts.takes()).toEqual([])
  })

  test('waits while an input method composes and while the message is being sent', async () => {
    await parts.speak()
    parts.dictation.takes.setComposing(true)
    parts.jutt.hear('recording-1', pieceOf(0, 'Tere.'))
    expect(parts.draft()).toBe('')
    parts.dictation.takes.setComposing(false)
    expect(parts.draft()).toBe('Tere.')
    const answer = parts.jutt.holdNext()
    const sent = parts.chat.getState().send('gemma-4-31B-it')
    parts.jutt.hear('recording-1', pieceOf(1, 'Hiljem.'))
    expect(parts.draft()).toBe('Tere.')
    answer()
    await sent
    expect(parts.draft()).toBe('Hiljem.')
  })

  test('waits for the end of sending also where the person has gone to another chat', async () => {
    await parts.speak()
    parts.jutt.hear('recording-1', pieceOf(0, 'Tere.'))
    const answer = parts.jutt.holdNext()
    const sent = parts.chat.getState().send('gemma-4-31B-it')
    parts.jutt.chatsKept.set('other', { chat: summary('other'), messages: [] })
    void parts.chat.getState().open('other')
    parts.jutt.hear('recording-1', pieceOf(1, 'Hiljem.'))
    answer()
    await sent
    // What was sent is not left in the draft to be sent again.
    expect(parts.draft('')).toBe('Hiljem.')
  })

  test('of nobody is said to be none', async () => {
    await parts.speak()
    parts.finish()
    parts.end('recording-1', false)
    const { store } = parts.dictation.takes
    expect(store.getState().outcome).toBe('nothing_heard')
    parts.type('then by hand')
    expect(store.getState().outcome).toBeNull()
    await parts.speak()
    parts.finish()
    parts.jutt.hear('recording-2', pieceOf(0, ''))
    parts.end('recording-2', true)
    expect(store.getState().outcome).toBe('no_words')
  })
})

describe('cancelling', () => {
  test('keeps the sound, and leaves the draft as it was before', async () => {
    parts.type('keep this')
    parts.press(5, 9)
    await parts.recording()
    parts.jutt.hear('recording-1', pieceOf(0, 'that'))
    expect(parts.draft()).toBe('keep that')
    parts.jutt.change('recording-1', { samples: 160_000 })
    parts.dictation.microphone.getState().cancel()
    expect(parts.draft()).toBe('keep this')
    await vi.waitFor(() => expect(parts.kept).toEqual(['recording-1']))
    expect(parts.takes()).toEqual([])
    expect(parts.jutt.asked).not.toContain('delivered recording-1')
  })

  test('works before main has answered; where no sound came there is none to speak of', async () => {
    const answer = parts.jutt.holdNext()
    parts.press()
    parts.dictation.microphone.getState().cancel()
    answer()
    await vi.waitFor(() => expect(parts.jutt.asked).toContain('cancel recording-1'))
    await vi.waitFor(() => expect(parts.takes()).toEqual([]))
    expect(parts.kept).toEqual([])
  })

  test('of what waits for the service leaves the text that came', async () => {
    await parts.speak()
    parts.jutt.hear('recording-1', pieceOf(0, 'Tere.'), waitingAt(1))
    parts.finish()
    parts.end('recording-1', true, processing)
    parts.dictation.takes.cancel(parts.firstTake())
    await vi.waitFor(() => expect(parts.kept).toEqual(['recording-1']))
    expect(parts.draft()).toBe('Tere.')
  })
})

describe('what goes wrong', () => {
  test('a request that is refused is said, and the button works again', async () => {
    parts.jutt.failNext({ code: 'no_speech_model' })
    parts.press()
    await vi.waitFor(() =>
      expect(parts.microphone()).toEqual({ kind: 'failed', error: { code: 'no_speech_model' } }),
    )
    await parts.speak()
  })

  test('a microphone that cannot be opened is said, and its empty recording forgotten', async () => {
    await parts.speak()
    const error = { code: 'microphone_missing' } as const
    parts.jutt.change('recording-1', { state: { kind: 'failed', error } })
    parts.jutt.emit('recordings:changed', { changed: [], removed: ['recording-1'] })
    expect(parts.microphone()).toEqual({ kind: 'failed', error })
    expect(parts.takes()).toEqual([])
    parts.dictation.microphone.getState().release()
    expect(parts.microphone()).toEqual({ kind: 'failed', error })
  })

  test('a microphone lost in mid-sentence is said while the text still comes', async () => {
    await parts.speak()
    const trouble = { code: 'microphone_lost' } as const
    parts.jutt.change('recording-1', { state: processing, trouble, samples: 160_000 })
    expect(parts.microphone()).toEqual({ kind: 'failed', error: trouble })
    parts.jutt.hear('recording-1', pieceOf(0, 'Half a'))
    parts.end('recording-1')
    expect(parts.draft()).toBe('Half a')
    expect(parts.microphone()).toEqual({ kind: 'failed', error: trouble })
  })

  test('the end of an earlier dictation does not end the one that is spoken', async () => {
    await parts.speak()
    parts.finish()
    await parts.speak()
    const error = { code: 'storage_failed' } as const
    parts.jutt.change('recording-1', { state: { kind: 'failed', error } })
    expect(parts.microphone()).toMatchObject({ kind: 'recording', recordingId: 'recording-2' })
    expect(parts.reported).toEqual([error])
  })

  test('what the microphone tells is shown until it changes, and of this recording only', async () => {
    await parts.speak()
    const { store } = parts.dictation.meter
    const tell = (news: MicrophoneNews, recordingId = 'recording-1') =>
      parts.jutt.emit('recordings:microphone', { recordingId, news })
    expect(store.getState().sound).toBe('opening')
    parts.jutt.emit('recordings:level', { recordingId: 'recording-1', peak: 0, rms: 0 })
    tell({ kind: 'silent', reason: 'muted' }, 'recording-2')
    expect(store.getState()).toMatchObject({ sound: 'heard', silence: null })
    tell({ kind: 'silent', reason: 'zeros' })
    expect(store.getState().silence).toBe('zeros')
    tell({ kind: 'heard' })
    expect(store.getState().silence).toBeNull()
    tell({ kind: 'silent', reason: 'muted' })
    tell({ kind: 'switched', label: 'Built-in' })
    expect(store.getState()).toMatchObject({ silence: null, other: { label: 'Built-in' } })
    parts.finish()
    expect(store.getState()).toEqual({ sound: 'opening', silence: null, other: null, peaks: [] })
  })
})
