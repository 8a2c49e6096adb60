import type { ChatSummary } from '../../shared/ipc/schemas/chats.ts'
import { parametersFor } from '../../shared/models/parameters.ts'
import type { ChatRequest } from '../service/chat-request.ts'
import type { ChatEvent } from '../service/chat-stream.ts'
import type { ChatStore } from './chat-store.ts'
import type { MessageStore } from './message-store.ts'
import { firstTitle, titleFrom } from './title.ts'

/** Characters of the question and of the answer that the model sees: a title needs no more. */
const mostShown = 1500
/** Milliseconds after which the first words stay the title. */
const patience = 60_000
const mostTokens = 40

/** Titles by a model, for those who want them: one small request after the first answer of a chat. */
export interface ModelTitles {
  /** An answer has ended. Resolves when its chat has its title, whichever that is; never rejects. */
  answerEnded(chatId: string, messageId: string): Promise<void>
}

export function createModelTitles(dependencies: {
  chats: ChatStore
  messages: MessageStore
  /** The model to ask; null where titles by a model are not wanted, or there is none. */
  model: () => string | null
  ask: (request: ChatRequest, signal: AbortSignal) => AsyncIterable<ChatEvent>
  rename: (chatId: string, title: string) => ChatSummary
}): ModelTitles {
  const { chats, messages, model, ask, rename } = dependencies

  async function askForTitle(request: ChatRequest): Promise<string> {
    let answer = ''
    for await (const event of ask(request, AbortSignal.timeout(patience))) {
      if (event.kind === 'content') answer += event.text
      if (event.kind === 'restated') answer = event.content
    }
    return answer
  }

  return {
    async answerEnded(chatId, messageId) {
      const asked = model()
      if (asked === null) return
      try {
        const [question, answer, ...more] = messages.path(messageId)
        if (question?.role !== 'user' || answer?.role !== 'assistant' || more.length > 0) return
        if (answer.state.kind !== 'done' || answer.content.trim() === '') return
        const firstWords = firstTitle(question)
        // The person may have named it already, or does while the model thinks of a name.
        const isStillFirstWords = (): boolean => chats.find(chatId).title === firstWords
        if (!isStillFirstWords()) return
        const title = titleFrom(
          bare(await askForTitle(titleRequest(asked, question.content, answer.content))),
        )
        if (title !== '' && isStillFirstWords()) rename(chatId, title)
      } catch {
        // A title is worth no message: the first words stay.
      }
    },
  }
}

function titleRequest(model: string, question: string, answer: string): ChatRequest {
  const content = [
    'Give the conversation below a title of at most six words, in its own language. Answer with the title only.',
    `<question>\n${question.slice(0, mostShown)}\n</question>`,
    `<answer>\n${answer.slice(0, mostShown)}\n</answer>`,
  ].join('\n\n')
  const parameters = parametersFor(model, { max_tokens: mostTokens })
  return { model, messages: [{ role: 'user', content }], parameters }
}

/** A title without what models like to put around it. */
function bare(title: string): string {
  return title
    .trim()
    .replace(/^(?:title|pealkiri)\s*:\s*/i, '')
    .replace(/^["'“”„«*#\s]+|["'“”«»*.\s]+$/g, '')
}
