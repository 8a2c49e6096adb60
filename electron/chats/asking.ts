import { AppFailure } from '../../shared/app-failure.ts'
import { defaultSetup } from '../../shared/chat-setup.ts'
import { isContinuable } from '../../shared/continuable.ts'
import type {
  AssistantMessage,
  ChatSummary,
  EditInput,
  Message,
  SendInput,
  ShownPath,
  UserMessage,
} from '../../shared/ipc/schemas/chats.ts'
import type { ChatSetup } from '../../shared/ipc/schemas/setup.ts'
import { parametersFor } from '../../shared/models/parameters.ts'
import type { ChatParts } from './chat-parts.ts'
import type { ShownPaths } from './shown-path.ts'
import { firstTitle } from './title.ts'

/** What starts turns. What cannot be done is an AppFailure. */
export interface Asking {
  /** Stores the message and an empty answer of each model, and starts the turns that write them. */
  send(input: SendInput): ShownPath
  /** As send, but beside an earlier message of the person's, which stays in the tree with all that followed it. */
  edit(input: EditInput): ShownPath
  /** Starts another answer beside this one, or to this message; what there is stays in the tree. */
  answerAgain(messageId: string, model: string): ShownPath
  /** Lets the model go on with its answer that broke off, behind the text it has. */
  continue(messageId: string): ShownPath
}

/** One answer at a time in a chat, or those that are compared. */
export function createAsking(
  dependencies: ChatParts & {
    paths: ShownPaths
    announce: (chat: ChatSummary) => ChatSummary
  },
): Asking {
  const { chats, messages, tree, attachments, turns, atomically, paths, announce, newId, now } =
    dependencies

  function pathTo(leafId: string | null): Message[] {
    return leafId === null ? [] : messages.path(leafId)
  }

  /** An answer to be written, with what its chat asks the model with at this moment. */
  function emptyAnswer(to: UserMessage, model: string): AssistantMessage {
    const { systemPrompt, parameters } = chats.setupOf(to.chatId)
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
      asked: { systemPrompt, parameters: parametersFor(model, parameters[model]) },
    }
  }

  /** Two answers at once would be two branches that nobody asked for: a double click, or a key that repeats. */
  function refuseWhileAnswering(chatId: string): void {
    if (turns.isRunning(chatId)) throw new AppFailure({ code: 'answer_running' })
  }

  function createChat(title: string, setup: ChatSetup): ChatSummary {
    const moment = now()
    const chat = { id: newId(), title, createdAt: moment, updatedAt: moment }
    chats.create(chat)
    chats.configure(chat.id, setup)
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
    message: Pick<UserMessage, 'chatId' | 'parentId' | 'content' | 'attachments'>,
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

  function refuseBlank(content: string, attached: readonly unknown[]): void {
    if (content.trim() === '' && attached.length === 0)
      throw new AppFailure({ code: 'invalid_request' })
  }

  /** The message of the person's that this one is, or answers. */
  function questionOf(message: Message): UserMessage {
    const question = message.role === 'user' ? message : messages.find(message.parentId)
    if (question.role !== 'user') throw new AppFailure({ code: 'not_found' })
    return question
  }

  return {
    send({ chatId, content, models, attachments: ids = [], setup = defaultSetup }) {
      refuseBlank(content, ids)
      const attached = ids.map((id) => attachments.find(id))
      const added = attached.length > 0 && { attachments: attached }
      if (chatId !== null) refuseWhileAnswering(chatId)
      const { before, user, answers } = atomically(() => {
        const { id } =
          chatId === null
            ? createChat(firstTitle({ content, attachments: attached }), setup)
            : chats.find(chatId)
        const earlier = pathTo(chats.leafOf(id))
        const parentId = earlier.at(-1)?.id ?? null
        if (parentId !== null && tree.comparedBelow(parentId).length > 0) {
          throw new AppFailure({ code: 'answer_not_kept' })
        }
        return { before: earlier, ...insert({ chatId: id, parentId, content, ...added }, models) }
      })
      return begin(answers, [...before, user], user.parentId)
    },

    edit({ messageId, content, models }) {
      const earlier = messages.find(messageId)
      if (earlier.role !== 'user') throw new AppFailure({ code: 'invalid_request' })
      const { chatId, parentId, attachments: attached } = earlier
      refuseBlank(content, attached ?? [])
      const added = attached && { attachments: attached }
      refuseWhileAnswering(chatId)
      const { user, answers } = atomically(() => {
        return insert({ chatId: chats.find(chatId).id, parentId, content, ...added }, models)
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
