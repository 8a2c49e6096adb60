import { AppFailure } from '../../shared/app-failure.ts'
import type { AppError } from '../../shared/errors.ts'
import type {
  AnswerDelta,
  AnswerEnded,
  AnswerFigures,
  AnswerProgress,
  AnswerState,
  AssistantMessage,
  Message,
  TurnPhase,
  TurnWaits,
} from '../../shared/ipc/schemas/chats.ts'
import type { ChatEvent } from '../service/chat-stream.ts'
import { createAnswerWriter, type AnswerWriter } from './answer-writer.ts'
import type { AttachmentStore } from './attachments/attachment-store.ts'
import { continuationRequest, joinedTo } from './continuation.ts'
import type { AnswerText, MessageStore } from './message-store.ts'
import { readingPlan } from '../../shared/attachments/reading-plan.ts'
import { findInCatalogue } from '../../shared/models/catalogue.ts'
import { readInParts, type ReadingEvent } from './reading/read-in-parts.ts'
import { requestFor } from './request.ts'
import type { AnswerSource } from './answer-source.ts'
import { isWaiting, waitsOf } from './turn-waits.ts'

/** What the turns tell whoever shows them. */
export interface TurnListener {
  delta(delta: AnswerDelta): void
  progress(progress: AnswerProgress): void
  ended(ended: AnswerEnded): void
  /** Another turn waits for the service, or one does no more. */
  waits(waits: TurnWaits): void
}

export interface Turns {
  /**
   * Starts the turn that writes this (already stored) answer to the conversation before it. An answer that has text
   * already is gone on with.
   */
  start(answer: AssistantMessage, before: readonly Message[]): void
  /** Ends a turn; what came is kept. Nothing happens for a turn that has ended. */
  stop(messageId: string): void
  waits(): TurnWaits
  /** Ends the turns that nothing was sent for yet. */
  stopWaiting(): void
  /** Ends the turns of a chat without keeping them waiting, for instance because it is deleted. */
  stopChat(chatId: string): void
  /** Is an answer being written in this chat? */
  isRunning(chatId: string): boolean
  /** The message with the text and phase it has at this moment, also where that is not stored yet. */
  current(message: Message): Message
  /** Interrupts every turn, for quitting; resolves when all that came is stored. */
  interruptAll(): Promise<void>
}

interface Turn {
  answer: AssistantMessage
  writer: AnswerWriter
  controller: AbortController
  /** Set when the turn is ended from outside: the state its answer then gets. */
  endedAs: AnswerState | null
  phase: TurnPhase
  done: Promise<void>
}

/** One turn is one streamed answer. It belongs to main: windows come and go, the answer goes on. */
export function createTurns(dependencies: {
  messages: MessageStore
  attachments: Pick<AttachmentStore, 'read'>
  streamAnswer: AnswerSource
  /** How many tokens a prompt to the model and its answer may have together, where that is known. */
  contextOf: (model: string) => number | undefined
  listener: TurnListener
  now: () => number
  /** Milliseconds on a clock that is never set: durations are measured with it. */
  elapsed: () => number
}): Turns {
  const { messages, attachments, streamAnswer, contextOf, listener, now, elapsed } = dependencies
  const running = new Map<string, Turn>()
  let toldWaits = waits()

  function start(answer: AssistantMessage, before: readonly Message[]): void {
    const controller = new AbortController()
    const place = { chatId: answer.chatId, messageId: answer.id }
    const writer = createAnswerWriter({
      ...place,
      base: baseOf(answer),
      append: (sequence, text) => messages.appendDelta(answer.id, sequence, text),
      restate: (text) => messages.restate(answer.id, text),
      publish: (delta) => listener.delta(delta),
      onFailure: () => end(turn, { kind: 'failed', error: { code: 'storage_failed' } }),
    })
    const turn: Turn = {
      answer,
      writer,
      controller,
      endedAs: null,
      phase: { kind: 'queued' },
      done: Promise.resolve(),
    }
    running.set(answer.id, turn)
    tellWaits()
    turn.done = run(turn, before)
  }

  function waits(): TurnWaits {
    return waitsOf([...running.values()].map(({ phase }) => phase))
  }

  function tellWaits(): void {
    const next = waits()
    if (next.count === toldWaits.count && next.until === toldWaits.until) return
    toldWaits = next
    listener.waits(next)
  }

  function end(turn: Turn, state: AnswerState): void {
    turn.endedAs ??= state
    turn.controller.abort()
  }

  async function run(turn: Turn, before: readonly Message[]): Promise<void> {
    const { answer, writer, controller } = turn
    const figures: AnswerFigures = {}
    const startedAt = elapsed()
    const sinceStart = (): number => Math.round(elapsed() - startedAt)
    let thinkingFrom: number | null = null
    let read = { prompt: 0, completion: 0 }
    let state: AnswerState = { kind: 'failed', error: { code: 'cut' } }

    const enter = (phase: TurnPhase): void => {
      turn.phase = phase
      listener.progress({ chatId: answer.chatId, messageId: answer.id, phase })
      tellWaits()
    }
    const endThinking = (): void => {
      if (thinkingFrom === null) return
      figures.thinkingMs = (figures.thinkingMs ?? 0) + sinceStart() - thinkingFrom
      thinkingFrom = null
    }

    try {
      const options = { signal: controller.signal, onPhase: enter }
      for await (const event of eventsOf(answer, before, options)) {
        switch (event.kind) {
          case 'thinking':
            figures.firstTokenMs ??= sinceStart()
            if (thinkingFrom === null) {
              thinkingFrom = sinceStart()
              enter({ kind: 'thinking', since: now() })
            }
            writer.append('thinking', event.text)
            break
          case 'content':
            figures.firstTokenMs ??= sinceStart()
            endThinking()
            if (turn.phase.kind !== 'answering') enter({ kind: 'answering' })
            writer.append('content', event.text)
            break
          case 'usage':
            figures.promptTokens = withRead(event.promptTokens, read.prompt)
            figures.completionTokens = withRead(event.completionTokens, read.completion)
            break
          case 'note':
            writer.append('thinking', event.text)
            break
          case 'read':
            figures.parts = event.parts
            read = event.tokens
            break
          case 'restated':
            writer.restate({ thinking: event.thinking, content: event.content })
            break
          case 'finished':
            state = {
              kind: 'done',
              finishReason: event.reason,
              ...(event.cameAsThinking && { cameAsThinking: true }),
            }
            break
        }
      }
    } catch (error) {
      state = { kind: 'failed', error: toAppError(error) }
    }

    endThinking()
    figures.totalMs = sinceStart()
    writer.close()
    // Ended from outside, the stream may have thrown or just stopped.
    finish(turn, turn.endedAs ?? state, figures)
  }

  /** The answer; where a transcript is too long to be read at once, what its parts gave comes first. */
  async function* eventsOf(
    answer: AssistantMessage,
    before: readonly Message[],
    options: Parameters<AnswerSource>[1],
  ): AsyncGenerator<ChatEvent | ReadingEvent> {
    const { model, asked } = answer
    const plan = readingPlan({
      messages: before,
      systemPrompt: asked?.systemPrompt ?? '',
      maxTokens: asked?.parameters.max_tokens,
      contextTokens: contextOf(model),
    })
    let texts: ReadonlyMap<string, string> = new Map()
    if (plan) {
      const thinksFirst = findInCatalogue(model)?.thinking?.thinksFirst === true
      const reading = { answer, before, plan, attachments, streamAnswer, options, thinksFirst, now }
      for await (const event of readInParts(reading)) {
        if (event.kind === 'read') texts = event.texts
        yield event
      }
      if (options.signal.aborted) return
    }
    const request = requestFor(answer, before, {
      read(id) {
        const text = texts.get(id)
        return text === undefined ? attachments.read(id) : { kind: 'document', text }
      },
    })
    if (answer.content === '') {
      yield* streamAnswer(request, options)
    } else {
      const messages = continuationRequest(request.messages, answer.content)
      yield* joinedTo(baseOf(answer), streamAnswer({ ...request, messages }, options))
    }
  }

  function finish(turn: Turn, state: AnswerState, figures: AnswerFigures): void {
    const { id: messageId, chatId } = turn.answer
    let stored = state
    try {
      messages.finish(messageId, turn.writer.text(), state, figures)
    } catch {
      // The window still has the text; it must not be told that the text is safe.
      stored = { kind: 'failed', error: { code: 'storage_failed' } }
    }
    running.delete(messageId)
    listener.ended({ chatId, messageId, state: stored, figures })
    tellWaits()
  }

  return {
    start,
    stop(messageId) {
      const turn = running.get(messageId)
      if (turn) end(turn, { kind: 'stopped' })
    },
    waits,
    stopWaiting() {
      for (const turn of running.values()) if (isWaiting(turn.phase)) end(turn, { kind: 'stopped' })
    },
    stopChat(chatId) {
      for (const turn of running.values()) {
        if (turn.answer.chatId === chatId) end(turn, { kind: 'stopped' })
      }
    },
    isRunning: (chatId) => [...running.values()].some(({ answer }) => answer.chatId === chatId),
    current(message) {
      const turn = running.get(message.id)
      if (!turn || message.role !== 'assistant') return message
      return {
        ...message,
        ...turn.writer.text(),
        state: { kind: 'streaming', phase: turn.phase },
      }
    },
    async interruptAll() {
      for (const turn of running.values()) end(turn, { kind: 'interrupted' })
      await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}

function withRead(tokens: number | undefined, read: number): number | undefined {
  return tokens === undefined ? undefined : tokens + read
}

function baseOf({ thinking, content }: AssistantMessage): AnswerText {
  return { thinking, content }
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppFailure) return error.error
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) }
}
