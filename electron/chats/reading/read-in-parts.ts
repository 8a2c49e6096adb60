import { estimatedTokens } from '../../../shared/attachments/tokens.ts'
import {
  inParts,
  partsFor,
  recordingOf,
  transcriptsIn,
  type ReadingPlan,
} from '../../../shared/attachments/reading-plan.ts'
import type { AssistantMessage, Message, TurnPhase } from '../../../shared/ipc/schemas/chats.ts'
import type { AttachmentStore } from '../attachments/attachment-store.ts'
import type { AnswerSource } from '../answer-source.ts'
import { asNotes, partRequest, type Part } from './part-request.ts'

/** What comes while the parts are read, before the answer does. */
export type ReadingEvent =
  | { kind: 'note'; text: string }
  /** All parts are read: in place of these attachments stand these texts. */
  | { kind: 'read'; parts: number; texts: ReadonlyMap<string, string>; tokens: ReadTokens }

/** What the reading took. */
export interface ReadTokens {
  prompt: number
  completion: number
}

/** Tokens of the notes of one part. */
const fewestNotes = 150
const mostNotes = 2000
/** The guide of the HPC Center lets no answer be shorter. */
const fewestAsked = 1024
/** Tokens that thinking may take before the notes of a part. */
const thinkingTokens = 4096

interface Reading {
  answer: AssistantMessage
  before: readonly Message[]
  plan: ReadingPlan
  attachments: Pick<AttachmentStore, 'read'>
  streamAnswer: AnswerSource
  options: { signal: AbortSignal; onPhase: (phase: TurnPhase) => void }
  thinksFirst: boolean
  now: () => number
}

/** Reads transcripts that are longer than the model can read at once, part after part, and makes notes of each. */
export async function* readInParts(reading: Reading): AsyncGenerator<ReadingEvent, void> {
  const { answer, before, plan, streamAnswer, options } = reading
  const { signal } = options
  const question = before.findLast(({ role }) => role === 'user')?.content ?? ''
  const systemPrompt = answer.asked?.systemPrompt ?? ''
  const parts = partsOf(reading)
  const most = Math.floor((plan.room * 0.8) / Math.max(1, parts.length))
  const notes = Math.min(mostNotes, Math.max(fewestNotes, most))
  const parameters = {
    ...answer.asked?.parameters,
    max_tokens: Math.max(fewestAsked, notes) + (reading.thinksFirst ? thinkingTokens : 0),
  }
  const made = new Map<string, string[]>()
  const tokens: ReadTokens = { prompt: 0, completion: 0 }
  for (const [index, { id, part }] of parts.entries()) {
    const place = { part: index + 1, parts: parts.length }
    yield { kind: 'note', text: `${index === 0 ? '' : '\n\n'}${place.part}/${place.parts}\n\n` }
    let text = ''
    const messages = partRequest(part, question, systemPrompt)
    const events = streamAnswer(
      { model: answer.model, messages, parameters },
      { signal, onPhase: (phase) => options.onPhase(readingPhase(phase, place, reading.now)) },
    )
    for await (const event of events) {
      if (event.kind === 'content') {
        text += event.text
        yield { kind: 'note', text: event.text }
      } else if (event.kind === 'restated') {
        text = event.content
      } else if (event.kind === 'usage') {
        tokens.prompt += event.promptTokens ?? 0
        tokens.completion += event.completionTokens ?? 0
      }
    }
    if (signal.aborted) return
    made.set(id, [...(made.get(id) ?? []), shortened(text, notes)])
  }
  const texts = new Map([...made].map(([id, notes]) => [id, asNotes(notes)] as const))
  yield { kind: 'read', parts: parts.length, texts, tokens }
}

/** Notes that fit with those of the other parts; what is left out is said. */
function shortened(text: string, tokens: number): string {
  const taken = estimatedTokens(text)
  return taken <= tokens ? text : `${text.slice(0, Math.floor((text.length * tokens) / taken))} […]`
}

/** That a request is on its way is shown as the part that is read; what is waited for stays what it is. */
function readingPhase(
  phase: TurnPhase,
  place: { part: number; parts: number },
  now: () => number,
): TurnPhase {
  return phase.kind === 'sent' ? { kind: 'reading', ...place, at: now() } : phase
}

function partsOf({ before, plan, attachments }: Reading): { id: string; part: Part }[] {
  return transcriptsIn(before).flatMap((attachment) => {
    const content = attachments.read(attachment.id)
    if (content.kind !== 'document' || recordingOf(attachment) === null) return []
    const texts = inParts(content.text, partsFor(attachment.tokens, plan.partTokens))
    return texts.map((text, index) => ({
      id: attachment.id,
      part: { name: attachment.name, text, number: index + 1, count: texts.length },
    }))
  })
}
