import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { createChatStore, type ChatStore } from '../../../electron/chats/chat-store.ts'
import { createMessageStore, type MessageStore } from '../../../electron/chats/message-store.ts'
import { createPieceStore, type PieceStore } from '../../../electron/recordings/piece-store.ts'
import {
  createRecordingStore,
  type RecordingStore,
} from '../../../electron/recordings/recording-store.ts'
import { createFinder } from '../../../electron/search/finder.ts'
import { openIndex } from '../../../electron/search/index-file.ts'
import { createIndexer, type Indexer } from '../../../electron/search/indexer.ts'
import { openDatabase } from '../../../electron/storage/database.ts'
import type { Finding, SearchInput } from '../../../shared/ipc/schemas/search.ts'

export const everything: SearchInput = {
  query: '',
  among: 'everything',
  writer: 'anyone',
  model: null,
  from: null,
  to: null,
  after: null,
  limit: 50,
}

export interface SearchLab {
  database: DatabaseSync
  index: DatabaseSync
  chats: ChatStore
  messages: MessageStore
  recordings: RecordingStore
  pieces: PieceStore
  indexer: Indexer
  /** Stores a chat of one question and one answer; answers its id. */
  chat(parts: ChatParts): string
  /** Stores a transcript of these pieces; answers its id. */
  transcript(name: string, texts: readonly string[], at?: number): string
  /** Indexes all there is to index, then searches. */
  find(query: string, filters?: Partial<SearchInput>): Finding[]
}

export interface ChatParts {
  title?: string
  question?: string
  answer?: string
  thinking?: string
  model?: string
  at?: number
}

/** The stores, the index and the search over a real database file. */
export function openSearchLab(file: string): SearchLab {
  const { database } = openDatabase(file)
  const chats = createChatStore(database)
  const messages = createMessageStore(database)
  const recordings = createRecordingStore(database)
  const pieces = createPieceStore(database)
  const index = openIndex(`${file}-index`, database)
  const indexer = createIndexer(index, database)
  const finder = createFinder(index, database)
  return {
    database,
    index,
    chats,
    messages,
    recordings,
    pieces,
    indexer,
    chat({ title = '-', question = '-', answer = '-', thinking = '', model = 'm', at = 1000 }) {
      const id = randomUUID()
      const [asked, answered] = [randomUUID(), randomUUID()]
      const common = { chatId: id, createdAt: at }
      chats.create({ id, title, createdAt: at, updatedAt: at })
      messages.insert({ role: 'user', ...common, id: asked, parentId: null, content: question })
      messages.insert({
        role: 'assistant',
        ...common,
        id: answered,
        parentId: asked,
        model,
        thinking,
        content: answer,
        state: { kind: 'done', finishReason: 'stop' },
        figures: {},
        earlier: [],
      })
      chats.advance(id, answered, at)
      return id
    },
    transcript(name, texts, at = 1000) {
      const id = randomUUID()
      recordings.create({
        id,
        createdAt: at,
        isPractice: false,
        source: { kind: 'file', name, length: null },
        state: { kind: 'done' },
        language: 'et',
        samples: 16_000 * texts.length,
        path: null,
      })
      pieces.add(
        id,
        texts.map((_, index) => ({
          start: index * 16_000,
          end: (index + 1) * 16_000,
          speech: null,
          ending: 'pause',
          state: { kind: 'done' },
        })),
      )
      for (const [index, text] of texts.entries()) pieces.setText(id, index, text)
      return id
    },
    find(query, filters = {}) {
      while (indexer.work(1000)) continue
      return finder.find({ ...everything, query, ...filters }).findings
    },
  }
}
