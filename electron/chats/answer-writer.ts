import type { AnswerDelta } from '../../shared/ipc/schemas/chats.ts'
import type { AnswerText } from './message-store.ts'

/** Milliseconds; text is on disk this soon after it came, so that a killed process loses no more. */
const storeEvery = 250
/** Milliseconds; the window hears of new text at most once a frame. */
const publishEvery = 16

export interface AnswerWriter {
  append(kind: keyof AnswerText, text: string): void
  /** Replaces all the text so far. */
  restate(text: AnswerText): void
  /** All the text so far, also what is not stored or published yet. */
  text(): AnswerText
  /** Stores and publishes what is left and stops the timers. */
  close(): void
}

export interface AnswerWriterOptions {
  chatId: string
  messageId: string
  /** What there is of the answer already, stored as its piece 0; empty for a new one. */
  base: AnswerText
  /** Stores a piece; `sequence` counts up from 0, and starts at 1 after a base or a restatement. */
  append: (sequence: number, text: AnswerText) => void
  restate: (text: AnswerText) => void
  publish: (delta: AnswerDelta) => void
  /** Told once when storing fails; nothing more is stored then. */
  onFailure: (error: unknown) => void
}

/**
 * Collects the text of one answer and passes it on in two rhythms: appended to the database every 250 ms at most,
 * sent to the window once a frame at most. Each piece is passed on once, so the cost does not grow with the answer.
 */
export function createAnswerWriter(options: AnswerWriterOptions): AnswerWriter {
  const { chatId, messageId, base, onFailure } = options
  const unstored = createBatch({ interval: storeEvery, atOnce: false }, (text) =>
    store(() => options.append(sequence, text)),
  )
  // The first words are shown without delay; what follows them comes once a frame.
  const unpublished = createBatch({ interval: publishEvery, atOnce: true }, (text) =>
    publish(text, {}),
  )
  let parts = { thinking: [base.thinking], content: [base.content] }
  let published = { thinking: base.thinking.length, content: base.content.length }
  let sequence = base.thinking === '' && base.content === '' ? 0 : 1
  let failed = false

  function store(write: () => void): void {
    if (failed) return
    try {
      write()
      sequence += 1
    } catch (error) {
      failed = true
      onFailure(error)
    }
  }

  function publish(text: AnswerText, more: Pick<AnswerDelta, 'restated'>): void {
    const { thinking: thinkingFrom, content: contentFrom } = published
    published = {
      thinking: thinkingFrom + text.thinking.length,
      content: contentFrom + text.content.length,
    }
    options.publish({ chatId, messageId, thinkingFrom, contentFrom, ...text, ...more })
  }

  return {
    append(kind, text) {
      if (text === '') return
      parts[kind].push(text)
      unstored.add(kind, text)
      unpublished.add(kind, text)
    },
    restate(text) {
      unstored.drop()
      unpublished.drop()
      parts = { thinking: [text.thinking], content: [text.content] }
      sequence = 0
      store(() => options.restate(text))
      published = { thinking: 0, content: 0 }
      publish(text, { restated: true })
    },
    text: () => ({ thinking: parts.thinking.join(''), content: parts.content.join('') }),
    close() {
      unstored.close()
      unpublished.close()
    },
  }
}

/**
 * Text on its way: what comes after a quiet time is handed on at once if `atOnce`, the rest together, no more often than
 * every `interval` milliseconds.
 */
function createBatch(
  { interval, atOnce }: { interval: number; atOnce: boolean },
  handOn: (text: AnswerText) => void,
) {
  let waiting: AnswerText = { thinking: '', content: '' }
  let timer: NodeJS.Timeout | undefined

  function take(): AnswerText {
    clearTimeout(timer)
    timer = undefined
    const text = waiting
    waiting = { thinking: '', content: '' }
    return text
  }

  function flush(): void {
    const text = take()
    if (text.thinking === '' && text.content === '') return
    // With a timer running, the next text waits its turn.
    if (atOnce) timer = setTimeout(flush, interval)
    handOn(text)
  }

  return {
    add(kind: keyof AnswerText, text: string): void {
      waiting[kind] += text
      if (timer !== undefined) return
      if (atOnce) flush()
      else timer = setTimeout(flush, interval)
    },
    /** Hands on what waits, and waits for nothing more. */
    close(): void {
      const text = take()
      if (text.thinking !== '' || text.content !== '') handOn(text)
    },
    drop: (): void => void take(),
  }
}
