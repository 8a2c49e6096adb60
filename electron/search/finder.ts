import type { DatabaseSync } from 'node:sqlite'
import { assertNever } from '../../shared/assert-never.ts'
import { recordingSource } from '../../shared/ipc/schemas/recordings.ts'
import type { Finding, SearchInput, SearchPage } from '../../shared/ipc/schemas/search.ts'
import { parseQuery, type Term } from '../../shared/search/query.ts'
import { makeSnippet } from '../../shared/search/snippet.ts'
import { readStored } from '../storage/stored-json.ts'
import { createSpokenText } from './spoken-text.ts'
import { modelToken, transcriptToken, type Column } from './index-file.ts'

/** Milliseconds; a page that takes longer ends where it is, and the next goes on there. */
const patience = 400
/** So much later than its moment the key of a passage may be, in milliseconds. */
const keySlack = 60_000

export interface Finder {
  /** Newest first. Never throws for what is in the query. */
  find(input: SearchInput): Omit<SearchPage, 'indexing'>
}

/**
 * Finds passages by their index, whose keys are in the order of time. What the index says is held against the text as it
 * is now, so that something deleted or rewritten is never shown as found.
 */
export function createFinder(index: DatabaseSync, database: DatabaseSync): Finder {
  const matching = index.prepare(
    `SELECT places.key, places.part, places.item FROM passages
     CROSS JOIN places ON places.key = passages.rowid
     WHERE passages MATCH ? AND passages.rowid < ? AND passages.rowid >= ?
     ORDER BY passages.rowid DESC`,
  )
  const spokenText = createSpokenText(database)
  const modelOf = index.prepare('SELECT number FROM models WHERE name = ?')
  const message = database.prepare(
    `SELECT messages.id, chat_id, title, messages.created_at, content, thinking, model
     FROM messages JOIN chats ON chats.id = chat_id WHERE number = ? AND deleted_at IS NULL AND deleted_with IS NULL`,
  )
  const chat = database.prepare(
    'SELECT id AS chat_id, title, created_at FROM chats WHERE id = ? AND deleted_at IS NULL',
  )
  const piece = database.prepare(
    `SELECT recordings.id, place, start_sample, source, created_at
     FROM pieces JOIN recordings ON recordings.id = recording_id
     WHERE pieces.number = ? AND deleted_at IS NULL`,
  )
  const recording = database.prepare(
    `SELECT id, coalesce(source ->> 'title', source ->> 'name') AS text, source, created_at
     FROM recordings WHERE id = ? AND deleted_at IS NULL`,
  )

  /** What is found there, as it is now; null where that is no longer so. */
  function look(key: string, part: Column, item: number | string, terms: Term[]): Finding | null {
    const row = {
      title: chat,
      written: message,
      answered: message,
      thought: message,
      name: recording,
      spoken: piece,
    }[part].get(item)
    if (!row) return null
    const text =
      part === 'spoken'
        ? (spokenText(Number(item))?.text ?? '')
        : String(row[textColumn[part]] ?? '')
    const snippet = makeSnippet(text, terms, { isMarkdown: part === 'answered' })
    if (!snippet) return null
    const at = Number(row['created_at'])
    const common = { key, at, snippet }
    const ofChat = { ...common, chatId: String(row['chat_id']), title: String(row['title']) }
    const source = readStored(recordingSource, row['source']) ?? ({ kind: 'found' } as const)
    const ofTranscript = { ...common, recordingId: String(row['id']), source, createdAt: at }
    switch (part) {
      case 'title':
        return { kind: 'title', ...ofChat }
      case 'written':
      case 'answered':
      case 'thought': {
        const model = part === 'written' ? null : String(row['model'])
        return { kind: 'message', ...ofChat, messageId: String(row['id']), part, model }
      }
      case 'name':
        return { kind: 'name', ...ofTranscript }
      case 'spoken':
        return {
          kind: 'piece',
          ...ofTranscript,
          index: Number(row['place']),
          start: Number(row['start_sample']),
        }
      default:
        return assertNever(part)
    }
  }

  return {
    find(input) {
      const terms = parseQuery(input.query)
      const columns = columnsOf(input)
      if (terms.length === 0 || columns.length === 0) return { findings: [], next: null }
      const end = performance.now() + patience
      const findings: Finding[] = []
      const model = input.model === null ? null : modelOf.get(input.model)?.['number']
      if (model === undefined) return { findings: [], next: null }
      const from = input.from ?? 0
      const to = input.to ?? Number.MAX_SAFE_INTEGER
      // Of passages of one moment all but one have a later key.
      const after = input.after === null ? Number.MAX_SAFE_INTEGER : Number(input.after)
      const match = toMatch(terms, columns, tokenFor(input, model))
      for (const row of matching.iterate(match, Math.min(after, to + keySlack), from)) {
        const key = String(row['key'])
        const item = typeof row['item'] === 'number' ? row['item'] : String(row['item'])
        const part = toColumn(row['part'])
        const finding = part && look(key, part, item, terms)
        if (finding && finding.at >= from && finding.at < to) findings.push(finding)
        if (findings.length === input.limit || performance.now() > end) {
          return { findings, next: key }
        }
      }
      return { findings, next: null }
    },
  }
}

/** Of what is spoken there is no column: it reads as it was edited. */
const textColumn: Record<Column, string> = {
  title: 'title',
  written: 'content',
  answered: 'content',
  thought: 'thinking',
  name: 'text',
  spoken: 'text',
}

const textColumns = Object.keys(textColumn).length

function toColumn(stored: unknown): Column | undefined {
  return (['title', 'written', 'answered', 'thought', 'name', 'spoken'] as const).find(
    (column) => column === stored,
  )
}

/** The columns that these filters leave. */
function columnsOf({ among, writer, model }: SearchInput): Column[] {
  const chats: Column[] = {
    anyone: ['title', 'written', 'answered', 'thought'] as const,
    you: ['written'] as const,
    model: ['answered'] as const,
    thinking: ['thought'] as const,
  }[writer].filter((column) => model === null || column === 'answered' || column === 'thought')
  const transcripts: Column[] = writer === 'anyone' && model === null ? ['name', 'spoken'] : []
  if (among === 'chats') return chats
  if (among === 'titles') return ['title', 'name']
  return among === 'transcripts' ? transcripts : [...chats, ...transcripts]
}

/** What passages that these filters leave have in the place of the model; null where they differ in it. */
function tokenFor({ among }: SearchInput, model: unknown): string | null {
  if (among === 'transcripts') return transcriptToken
  return model === null ? null : modelToken(Number(model))
}

/**
 * An expression of FTS5. Terms are quoted strings in it, so that nothing typed is an operator. A filter of columns makes
 * FTS5 go through every passage that has the words in others (155 ms for what no transcript has, among 1,000,000
 * messages), so there is none where it would leave everything, or where a token already says which columns there are.
 */
function toMatch(terms: readonly Term[], columns: readonly Column[], token: string | null): string {
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const words = terms.map(quote).join(' AND ')
  const isFiltered = columns.length < textColumns && token !== transcriptToken
  const among = isFiltered ? `{${columns.join(' ')}} : (${words})` : `(${words})`
  return token === null ? among : `(${among}) AND (model : ${quote(token)})`
}
