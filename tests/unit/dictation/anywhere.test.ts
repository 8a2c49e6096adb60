import { beforeEach, describe, expect, test } from 'vitest'
import { createAnywhere, type Anywhere } from '../../../electron/dictation/anywhere.ts'
import type { Delivered, KeySignal } from '../../../electron/dictation/ports.ts'
import { AppFailure } from '../../../shared/app-failure.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { OverlayState } from '../../../shared/ipc/schemas/overlay.ts'
import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { createTestClock } from '../../service/test-clock.ts'
import { recordingOf } from '../renderer/fake-recordings.ts'

let clock: ReturnType<typeof createTestClock>
let anywhere: Anywhere
/** What was asked of capture and of the window, in order. */
let log: string[]
let shown: { state: OverlayState; text: string }
let pasted: string[]
let copied: string[]
let wants: {
  target: 'front' | 'clipboard'
  isInWindow: boolean
  error: AppError | null
  isPunctuated: boolean
  tidies: boolean
}
let outcome: Delivered
let begun: number

beforeEach(() => {
  clock = createTestClock()
  log = []
  pasted = []
  copied = []
  begun = 0
  outcome = 'pasted'
  shown = { state: { kind: 'hidden' }, text: '' }
  wants = { target: 'front', isInWindow: false, error: null, isPunctuated: false, tidies: false }
  anywhere = createAnywhere({
    capture: {
      dictate() {
        if (wants.error?.code === 'disk_full') throw new AppFailure(wants.error)
        begun += 1
        log.push(`dictate r${begun}`)
        return recording(`r${begun}`)
      },
      release: (id) => log.push(`release ${id}`),
      cancel: (id) => log.push(`cancel ${id}`),
      delete: (id) => log.push(`delete ${id}`),
    },
    recordings: { deliver: (id) => log.push(`delivered ${id}`) },
    deliver: {
      async toFront(text) {
        pasted.push(text)
        return outcome
      },
      async toClipboard(text) {
        copied.push(text)
        return 'copied'
      },
    },
    clock,
    spoken: () => (wants.error ? { error: wants.error } : { language: 'et' }),
    target: () => wants.target,
    isPunctuated: () => wants.isPunctuated,
    tidy: async (text) => (wants.tidies ? text.replace('ee, ', '') : null),
    isInWindow: () => wants.isInWindow,
    toWindow: ({ phase }) => log.push(`window ${phase}`),
    show: (state, text) => (shown = { state, text }),
    wantEscape: (isWanted) => log.push(`escape ${isWanted}`),
    seesEscape: () => true,
    report: () => undefined,
  })
})

const recording = (id: string, more: Partial<Recording> = {}): Recording =>
  recordingOf(id, { hasSpeech: true, ...more })

function pieceOf(index: number, text: string | null): Piece {
  const state = text === null ? { kind: 'waiting' as const } : { kind: 'done' as const }
  const [start, end] = [index * 16_000, (index + 1) * 16_000]
  return {
    index,
    start,
    end,
    speech: [{ start, end }],
    text: text ?? '',
    times: null,
    model: null,
    state,
    ending: 'pause',
  }
}

const gapAt = (index: number): Piece => ({
  ...pieceOf(index, ''),
  state: { kind: 'gap', reason: { kind: 'short' } },
})

const signal = (...signals: KeySignal[]): void => signals.forEach((one) => anywhere.key(one))

/** Speaks for a second. */
function hold(): void {
  signal('down')
  clock.advance(1000)
  signal('up')
}

function change(id: string, more: Partial<Recording>): void {
  anywhere.recordingsChanged({ changed: [recording(id, more)], removed: [] })
}

async function finish(id: string, ...pieces: Piece[]): Promise<void> {
  anywhere.piecesChanged({ recordingId: id, pieces })
  change(id, { state: { kind: 'done' } })
  await settle()
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
}

const asked = (): string[] => log.filter((line) => !line.startsWith('escape'))

test('a hold records, shows the words as they come, and pastes them when all are there', async () => {
  signal('down')
  expect(shown.state).toMatchObject({ kind: 'recording', isHeld: true, language: 'et' })
  anywhere.piecesChanged({ recordingId: 'r1', pieces: [pieceOf(0, 'Tere hommikust.')] })
  expect(shown.text).toBe('Tere hommikust.')
  clock.advance(1000)
  signal('up')
  expect(shown.state).toEqual({ kind: 'finishing', waiting: null })
  await finish('r1', pieceOf(1, 'Kuidas läheb?'))
  expect(pasted).toEqual(['Tere hommikust. Kuidas läheb? '])
  expect(shown.state).toEqual({ kind: 'delivered', how: 'pasted', gaps: 0 })
  expect(log).toEqual(['dictate r1', 'escape true', 'escape false', 'release r1', 'delivered r1'])
  clock.advance(1500)
  expect(shown.state.kind).toBe('hidden')
})

test('where main was busy while the keys were tapped, it is a tap all the same', async () => {
  anywhere.key('down', 0)
  clock.advance(900)
  anywhere.key('up', 120)
  expect(shown.state).toMatchObject({ kind: 'recording', isHeld: false })
  clock.advance(5000)
  anywhere.key('down', 0)
  anywhere.key('up', 90)
  expect(asked()).toEqual(['dictate r1', 'release r1'])
})

test('where main was late to hear of another key, it is told by its time whether that was a shortcut', () => {
  anywhere.key('down', 0)
  anywhere.key('other', 699)
  expect(asked()).toEqual(['dictate r1', 'delete r1'])
  anywhere.key('up', 900)
  anywhere.key('down', 0)
  anywhere.key('other', 701)
  expect(asked()).toEqual(['dictate r1', 'delete r1', 'dictate r2'])
})

test('a tap goes on until the next, also where only presses can be seen', async () => {
  signal('press')
  expect(shown.state).toMatchObject({ kind: 'recording', isHeld: false })
  clock.advance(20_000)
  signal('press')
  await finish('r1', pieceOf(0, 'Üks kaks.'))
  expect(pasted).toEqual(['Üks kaks. '])
})

test('to the clipboard goes the text alone', async () => {
  wants.target = 'clipboard'
  hold()
  await finish('r1', pieceOf(0, 'Tere.'))
  expect([pasted, copied]).toEqual([[], ['Tere.']])
  expect(shown.state).toMatchObject({ kind: 'delivered', how: 'copied' })
})

test('spoken signs are written, and the text is tidied, where that is wished for', async () => {
  wants.isPunctuated = true
  wants.tidies = true
  hold()
  await finish('r1', pieceOf(0, 'Tere ee, koma kuidas läheb'))
  expect(pasted).toHaveLength(1)
  expect(pasted[0]).not.toContain('koma')
  expect(pasted[0]).not.toContain('ee, ')
})

test('Escape keeps the sound, another key right away throws it away', () => {
  signal('down', 'escape', 'up')
  expect(shown.state.kind).toBe('cancelled')
  signal('down', 'other', 'up')
  expect(shown.state.kind).toBe('hidden')
  expect(asked()).toEqual(['dictate r1', 'cancel r1', 'dictate r2', 'delete r2'])
})

test('in Jutt’s own window the window gets the keys, until they are let go of', () => {
  wants.isInWindow = true
  signal('down')
  wants.isInWindow = false
  clock.advance(800)
  signal('other', 'escape', 'up')
  signal('down')
  expect(log).toEqual(['window press', 'window release', 'dictate r1', 'escape true'])
})

test('takes are delivered in the order in which they were spoken', async () => {
  hold()
  hold()
  await finish('r2', pieceOf(0, 'Teine.'))
  expect(pasted).toEqual([])
  await finish('r1', pieceOf(0, 'Esimene.'))
  await settle()
  expect(pasted).toEqual(['Esimene. ', 'Teine. '])
  expect(shown.state).toMatchObject({ kind: 'delivered' })
})

test('while the next is spoken, the overlay shows that', async () => {
  hold()
  signal('down')
  await finish('r1', pieceOf(0, 'Esimene.'))
  expect(pasted).toEqual(['Esimene. '])
  expect(shown).toMatchObject({ state: { kind: 'recording' }, text: '' })
})

test('text that comes more than 30 s late is not pasted into whatever is in front by then', async () => {
  hold()
  clock.advance(30_001)
  await finish('r1', pieceOf(0, 'Hilja.'))
  expect([pasted, copied]).toEqual([[], []])
  expect(shown).toEqual({ state: { kind: 'late' }, text: 'Hilja.' })
  await anywhere.copy()
  expect(copied).toEqual(['Hilja.'])
  expect(asked().at(-1)).toBe('delivered r1')
})

test('with a gap the rest is pasted, and it stays in the list', async () => {
  hold()
  await finish('r1', pieceOf(0, 'Algus.'), gapAt(1), pieceOf(2, 'Lõpp.'))
  expect(pasted).toEqual(['Algus. Lõpp. '])
  expect(shown.state).toEqual({ kind: 'delivered', how: 'pasted', gaps: 1 })
  expect(log).not.toContain('delivered r1')
})

test('nothing heard and no words are told apart, and nothing is pasted', async () => {
  hold()
  change('r1', { state: { kind: 'done' }, hasSpeech: false })
  await settle()
  expect(shown.state).toEqual({ kind: 'nothing', why: 'nothing_heard' })
  hold()
  await finish('r2', pieceOf(0, ''))
  expect(shown.state).toEqual({ kind: 'nothing', why: 'no_words' })
  expect(pasted).toEqual([])
})

describe('what goes wrong', () => {
  test.each(['no_speech_model', 'disk_full'] as const)(
    '%s is named, and the next press tries again',
    (code) => {
      wants.error = { code }
      signal('down')
      expect(shown.state).toEqual({ kind: 'failed', error: { code } })
      signal('up')
      wants.error = null
      signal('down')
      expect(shown.state.kind).toBe('recording')
    },
  )

  test('a microphone that is lost ends it; what was said becomes text; the key is free again', async () => {
    signal('down')
    const trouble = { code: 'microphone_lost' } as const
    change('r1', { state: { kind: 'processing' }, trouble })
    expect(shown.state).toEqual({ kind: 'finishing', waiting: trouble })
    signal('up')
    await finish('r1', pieceOf(0, 'Seni.'))
    expect(pasted).toEqual(['Seni. '])
    signal('down')
    expect(log.filter((line) => line.startsWith('dictate'))).toHaveLength(2)
  })

  test('a recording that fails is named', () => {
    signal('down')
    change('r1', { state: { kind: 'failed', error: { code: 'microphone_missing' } } })
    expect(shown.state).toEqual({ kind: 'failed', error: { code: 'microphone_missing' } })
  })

  test('a service that does not answer is shown, and need not be waited for', async () => {
    hold()
    anywhere.transcriberChanged({ kind: 'waiting', until: 0, error: { code: 'unreachable' } })
    expect(shown.state).toEqual({ kind: 'finishing', waiting: { code: 'unreachable' } })
    anywhere.transcriberChanged({ kind: 'ready' })
    expect(shown.state).toEqual({ kind: 'finishing', waiting: null })
    anywhere.cancel()
    expect(shown.state.kind).toBe('hidden')
    await finish('r1', pieceOf(0, 'Hilja.'))
    expect(pasted).toEqual([])
    expect(asked()).toEqual(['dictate r1', 'release r1'])
  })

  test('a stuck key is let go of after five minutes', () => {
    signal('down')
    clock.advance(5 * 60_000)
    expect(asked()).toEqual(['dictate r1', 'release r1'])
  })

  test('keys that nobody sees any more end what is held', () => {
    signal('down')
    clock.advance(2000)
    signal('blind')
    expect(asked()).toEqual(['dictate r1', 'release r1'])
  })

  test('silence and another microphone are told while it is recorded', () => {
    signal('down')
    anywhere.microphoneTold({ recordingId: 'r1', news: { kind: 'silent', reason: 'muted' } })
    expect(shown.state).toMatchObject({ news: { kind: 'silent', reason: 'muted' } })
    anywhere.microphoneTold({ recordingId: 'r1', news: { kind: 'heard' } })
    expect(shown.state).toMatchObject({ news: null })
  })

  test('a text that could only be copied is told so', async () => {
    outcome = 'not_pasted'
    hold()
    await finish('r1', pieceOf(0, 'Tere.'))
    expect(shown.state).toMatchObject({ kind: 'delivered', how: 'not_pasted' })
  })
})

test('the overlay’s buttons end and cancel as the key does', async () => {
  signal('down', 'up')
  anywhere.finish()
  expect(asked()).toEqual(['dictate r1', 'release r1'])
  signal('down', 'up')
  anywhere.cancel()
  expect(asked().slice(2)).toEqual(['dictate r2', 'cancel r2'])
  signal('down')
  expect(asked().at(-1)).toBe('dictate r3')
})
