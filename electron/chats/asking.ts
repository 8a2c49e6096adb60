import { AppFailure } from '../../shared/app-failure.ts'
import { isContinuable } from '../../shared/continuable.ts'
import type {
  AssistantMessage,
  ChatSummary,
  Message,
  ShownPath,
  UserMessage,
} from '../../shared/ipc/schemas/chats.ts'
import type { ChatParts, Chats } from './chats.ts'
import type { ShownPaths } from './shown-path.ts'
import { titleFrom } from './title.ts'

/** What starts turns: one answer at a time in a chat, or those that are compared. */
export function createAsking(
  dependencies: ChatParts & {
    paths: ShownPaths
    announce: (chat: ChatSummary) => ChatSummary
  },
): Pick<Chats, 'send' | 'edit' | 'answerAgain' | 'continue'> {
  const { chats, messages, tree, turns, atomically, paths, announce, newId, now } = dependencies

  function pathTo(leafId: string | null): Message[] {
    return leafId === null ? [] : messages.path(leafId)
  }

  function emptyAnswer(to: UserMessage, model: string): AssistantMessage {
    return {
      role: 'assistant',
      id: newId(),
      chatId: to.chatId,
      parentId: to.id,
      createdAt: now(),
      model,
      thinking: '',
      content: '',
      state: { kind: 'streaming', phase: { kind: 'queued' } },
      figures: {},
      earlier: [],
    }
  }

  /** Two answers at once would be two branches that nobody asked for: a double click, or a key that repeats. */
  function refuseWhileAnswering(chatId: string): void {
    if (turns.isRunning(chatId)) throw new AppFailure({ code: 'answer_running' })
  }

  function createChat(content: string): ChatSummary {
    const moment = now()
    const chat = { id: newId(), title: titleFrom(content), createdAt: moment, updatedAt: moment }
    chats.create(chat)
    return chat
  }

  function advance(chatId: string, leafId: string): void {
    chats.advance(chatId, leafId, now())
    tree.remember(leafId)
  }

  /** Starts the turns of answers that are stored, and tells what the chat now shows from their question on. */
  function begin(
    answers: readonly AssistantMessage[],
    before: readonly Message[],
    after: string | null,
  ): ShownPath {
    const current = before.map((message) => turns.current(message))
    for (const answer of answers) turns.start(answer, current)
    const [{ chatId } = { chatId: '' }] = before
    const path = paths.of(chatId, after)
    announce(path.chat)
    return path
  }

  /** Stores a message behind others, with an empty answer of each model. */
  function insert(
    message: Pick<UserMessage, 'chatId' | 'parentId' | 'content'>,
    models: readonly string[],
  ): { user: UserMessage; answers: AssistantMessage[] } {
    const user: UserMessage = { role: 'user', id: newId(), createdAt: now(), ...message }
    const answers = models.map((model) => emptyAnswer(user, model))
    for (const stored of [user, ...answers]) messages.insert(stored)
    const [first, ...others] = answers
    if (first && others.length === 0) {
      advance(user.chatId, first.id)
    } else {
      const ids = answers.map(({ id }) => id)
      tree.compare(user.id, ids)
      advance(user.chatId, user.id)
    }
    return { user, answers }
  }

  function refuseBlank(content: string): void {
    if (content.trim() === '') throw new AppFailure({ code: 'invalid_request' })
  }

  /** The message of the person's that this one is, or answers. */
  function questionOf(message: Message): UserMessage {
    const question = message.role === 'user' ? message : messages.find(message.parentId)
    if (question.role !== 'user') throw new AppFailure({ code: 'not_found' })
    return question
  }

  return {
    send({ chatId, content, models }) {
      refuseBlank(content)
      if (chatId !== null) refuseWhileAnswering(chatId)
      const { before, user, answers } = atomically(() => {
        const { id } = chatId === null ? createChat(content) : chats.find(chatId)
        const earlier = pathTo(chats.leafOf(id))
        const parentId = earlier.at(-1)?.id ?? null
        if (parentId !== null && tree.comparedBelow(parentId).length > 0) {
          throw new AppFailure({ code: 'answer_not_kept' })
        }
        return { before: earlier, ...insert({ chatId: id, parentId, content }, models) }
      })
      return begin(answers, [...before, user], user.parentId)
    },

    edit({ messageId, content, models }) {
      refuseBlank(content)
      const earlier = messages.find(messageId)
      if (earlier.role !== 'user') throw new AppFailure({ code: 'invalid_request' })
      const { chatId, parentId } = earlier
      refuseWhileAnswering(chatId)
      const { user, answers } = atomically(() => {
        return insert({ chatId: chats.find(chatId).id, parentId, content }, models)
      })
      return begin(answers, [...pathTo(parentId), user], parentId)
    },

    answerAgain(messageId, model) {
      const earlier = messages.find(messageId)
      const user = questionOf(earlier)
      refuseWhileAnswering(user.chatId)
      const answer = emptyAnswer(user, model)
      atomically(() => {
        messages.insert(answer)
        const compared = tree.comparedBelow(user.id)
        if (compared.includes(messageId)) {
          // It takes the place of the one that was compared, which stays as a version.
          tree.compare(
            user.id,
            compared.map((id) => (id === messageId ? answer.id : id)),
          )
          advance(user.chatId, user.id)
        } else {
          tree.compare(user.id, [])
          advance(user.chatId, answer.id)
        }
      })
      return begin([answer], pathTo(user.id), user.id)
    },

    continue(messageId) {
      const earlier = messages.find(messageId)
      const user = questionOf(earlier)
      refuseWhileAnswering(user.chatId)
      if (earlier.role !== 'assistant' || !isContinuable(earlier) || tree.hasBelow(messageId)) {
        throw new AppFailure({ code: 'invalid_request' })
      }
      const { thinking, content, state, figures } = earlier
      const lengths = { thinkingLength: thinking.length, contentLength: content.length }
      const reopened: AssistantMessage = {
        ...earlier,
        state: { kind: 'streaming', phase: { kind: 'queued' } },
        figures: {},
        earlier: [...earlier.earlier, { state, figures, ...lengths }],
      }
      atomically(() => {
        messages.reopen(reopened)
        const isCompared = tree.comparedBelow(user.id).includes(messageId)
        advance(user.chatId, isCompared ? user.id : messageId)
      })
      return begin([reopened], pathTo(user.id), user.id)
    },
  }
}
