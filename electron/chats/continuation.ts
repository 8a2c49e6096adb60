import type { ChatMessage } from '../service/chat-request.ts'
import type { ChatEvent } from '../service/chat-stream.ts'
import type { AnswerText } from './message-store.ts'
import { anchorOf, createSeam } from './seam.ts'

/**
 * What a model is asked so that it goes on with an answer that broke off: the conversation, what there is of the answer,
 * and an instruction. vLLM's `continue_final_message` would do without the instruction, but a service behind LiteLLM
 * does not say whether it takes it, and templates of thinking models refuse or rewrite a last message of the assistant.
 */
export function continuationRequest(
  history: readonly ChatMessage[],
  content: string,
): ChatMessage[] {
  const instruction =
    'Your last answer was cut off. Continue it exactly where it stopped, in the same language and format. ' +
    'Do not start again, do not apologise and do not comment. Begin with its last words, which are:'
  return [
    ...history,
    { role: 'assistant', content },
    { role: 'user', content: `${instruction}\n\n${anchorOf(content)}` },
  ]
}

/** The events of a continuation as events of the whole answer, whose earlier text is `base`. Throws as they do. */
export async function* joinedTo(
  base: AnswerText,
  events: AsyncIterable<ChatEvent>,
): AsyncGenerator<ChatEvent, void, undefined> {
  let seam = createSeam(base.content)
  let between = base.thinking === '' ? '' : '\n\n'

  function* content(text: string): Generator<ChatEvent> {
    if (text !== '') yield { kind: 'content', text }
  }

  try {
    for await (const event of events) {
      switch (event.kind) {
        case 'content':
          yield* content(seam.push(event.text))
          break
        case 'thinking':
          yield { kind: 'thinking', text: between + event.text }
          between = ''
          break
        case 'restated': {
          seam = createSeam(base.content)
          const gap = base.thinking === '' ? '' : '\n\n'
          between = event.thinking === '' ? gap : ''
          yield {
            kind: 'restated',
            thinking: base.thinking + (event.thinking === '' ? '' : gap + event.thinking),
            content: base.content + seam.push(event.content),
          }
          break
        }
        case 'usage':
          yield event
          break
        case 'finished':
          yield* content(seam.finish())
          yield event
          break
      }
    }
  } catch (error) {
    yield* content(seam.finish())
    throw error
  }
}
