import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createDictationLab, gapAt } from './dictation-lab.ts'
import { pieceOf } from './fake-recordings.ts'

let parts: ReturnType<typeof createDictationLab>
beforeEach(() => {
  parts = createDictationLab()
  parts.wishes.cleanUp = true
})

async function say(text: string): Promise<void> {
  await parts.speak()
  parts.finish()
  parts.jutt.hear('recording-1', pieceOf(0, text))
  parts.end('recording-1')
}

const settled = () => vi.waitFor(() => expect(parts.takes()).toEqual([]))

describe('what a model tidied', () => {
  beforeEach(() => {
    parts.jutt.model.tidies = (text) => text.replace('ee ', '')
  })

  test('takes the place of what was heard, once all is heard', async () => {
    parts.type('Say: now')
    parts.press(5)
    await parts.recording()
    parts.finish()
    parts.jutt.hear('recording-1', pieceOf(0, 'Tere ee maailm.'))
    expect(parts.draft()).toBe('Say: Tere ee maailm. now')
    expect(parts.jutt.asked).not.toContain('cleanUp recording-1 Tere ee maailm.')
    parts.end('recording-1')
    await settled()
    expect(parts.draft()).toBe('Say: Tere maailm. now')
    expect(parts.jutt.asked).toContain('delivered recording-1')
  })

  test('is what was heard again at one press, wherever it has moved', async () => {
    await say('Tere ee maailm.')
    await settled()
    parts.type('First. Tere maailm.')
    parts.dictation.takes.restoreRaw()
    expect(parts.draft()).toBe('First. Tere ee maailm.')
    expect(parts.dictation.takes.store.getState().tidied).toBeNull()
  })

  test('cannot be taken back once the person has changed it, or sent it', async () => {
    await say('Tere ee maailm.')
    await settled()
    parts.type('Tere ilus maailm.')
    expect(parts.dictation.takes.store.getState().tidied).toBeNull()
  })

  test('does not come over what the person changed while it was made', async () => {
    await say('Tere ee maailm.')
    parts.type('Tere ee suur maailm.')
    await settled()
    expect(parts.draft()).toBe('Tere ee suur maailm.')
  })

  test('is waited for before the message is sent', async () => {
    await parts.speak()
    parts.dictation.sending.getState().send('gemma-4-31B-it')
    parts.jutt.hear('recording-1', pieceOf(0, 'Tere ee maailm.'))
    parts.end('recording-1')
    const sent = () =>
      [...parts.jutt.chatsKept.values()].flatMap(({ messages }) =>
        messages.flatMap((message) => (message.role === 'user' ? [message.content] : [])),
      )
    await vi.waitFor(() => expect(sent()).toEqual(['Tere maailm.']))
  })
})

test('nothing comes of it: the text stays as it was heard, and nothing is said of tidying', async () => {
  await say('Tere ee maailm.')
  await settled()
  expect(parts.draft()).toBe('Tere ee maailm.')
  expect(parts.jutt.asked).toContain('cleanUp recording-1 Tere ee maailm.')
  expect(parts.dictation.takes.store.getState().tidied).toBeNull()
})

test('main fails: the text stays as it was heard', async () => {
  await parts.speak()
  parts.finish()
  parts.jutt.hear('recording-1', pieceOf(0, 'Tere.'))
  parts.jutt.failNext({ code: 'internal' })
  parts.end('recording-1')
  await settled()
  expect(parts.draft()).toBe('Tere.')
})

test('no model is asked where there are gaps, no text, or no wish for it', async () => {
  await parts.speak()
  parts.finish()
  parts.jutt.hear('recording-1', pieceOf(0, 'One.'), gapAt(1))
  parts.end('recording-1')
  expect(parts.takes()).toMatchObject([{ stage: 'gaps' }])
  parts.wishes.cleanUp = false
  await parts.speak()
  parts.finish()
  parts.jutt.hear('recording-2', pieceOf(0, 'Two.'))
  parts.end('recording-2')
  expect(parts.jutt.asked.filter((request) => request.startsWith('cleanUp'))).toEqual([])
})

test('names of signs become signs where that is wished for, in the language that is spoken', async () => {
  parts.wishes.cleanUp = false
  parts.wishes.spokenPunctuation = true
  await say('Tere koma maailm punkt uus rida head aega')
  await settled()
  expect(parts.draft()).toBe('Tere, maailm.\nHead aega')
})
