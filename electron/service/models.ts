import type { Client } from './client.ts'
import type { ModelEntry } from '../../shared/ipc/schemas/service.ts'
import { kindOfModel } from '../../shared/models/catalogue.ts'
import type { ModelKind } from '../../shared/models/catalogue.ts'
import type { Clock } from './clock.ts'
import { connectionError } from './errors/connection-faults.ts'
import { serviceError } from './errors/service-error.ts'
import { countField, fieldOf, isObject, textField } from './json.ts'
import { withinTime } from './time-limit.ts'

export interface ListModelsOptions {
  readonly signal: AbortSignal
  readonly secrets: readonly string[]
  readonly clock: Clock
  /** Gets the rows as they came. */
  readonly onRows?: (rows: readonly unknown[]) => void
}

/** Milliseconds for the whole list: someone waits at the form, and no model has to think for it. */
const timeout = 30_000

/**
 * Asks GET /models. Throws `no_model_list` where the service has none (404, 405, 501), `not_a_service` where the answer
 * is no list at all, and otherwise what the transport says: `key_refused`, `unreachable`, …
 */
export async function listModels(
  client: Client,
  { signal, secrets, clock, onRows }: ListModelsOptions,
): Promise<ModelEntry[]> {
  try {
    return await withinTime(
      { clock, milliseconds: timeout, awaited: 'list', signal },
      async (bounded) => {
        const sdk = await client()
        const rows = rowsOf(await sdk.get<unknown>('/models', { signal: bounded }))
        onRows?.(rows)
        return readModels(rows)
      },
    )
  } catch (caught) {
    if (caught instanceof SyntaxError) throw serviceError('not_a_service', 'broken JSON')
    const error = connectionError(caught, secrets)
    const { status, detail } = error.error
    const hasNone = status === 404 || status === 405 || status === 501
    throw hasNone ? serviceError('no_model_list', detail) : error
  }
}

/** The rows of any list of models, in `data` or bare. */
function rowsOf(answer: unknown): readonly unknown[] {
  const rows = Array.isArray(answer) ? answer : fieldOf(answer, 'data')
  if (Array.isArray(rows)) return rows
  throw serviceError('not_a_service', `${describe(answer)} where a list of models was expected`)
}

/** Rows that are read; the largest gateways list some hundred. */
const mostModels = 1000

/** A name that can be shown as what it is: not endless, without controls and marks that turn the direction of text. */
function isName(id: string): boolean {
  return id !== '' && id.length <= 256 && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(id)
}

/** Reads rows that are objects with an id or mere names, with whatever else they carry. */
function readModels(rows: readonly unknown[]): ModelEntry[] {
  const entries = new Map<string, ModelEntry>()
  for (const row of rows.slice(0, mostModels)) {
    const id = typeof row === 'string' ? row : textField(row, 'id')
    // LiteLLM lists some rows that cannot be called.
    if (id === undefined || !isName(id) || fieldOf(row, 'catalog_only') === true) continue
    const kind = kindOfRow(row, id)
    if (kind === null) continue
    const contextTokens = contextOf(row)
    entries.set(id, contextTokens === undefined ? { id, kind } : { id, kind, contextTokens })
  }
  return [...entries.values()]
}

/** What speaches says that a model does, in the words of Hugging Face; null is what Jutt has no use for. */
const kindByTask: Readonly<Record<string, ModelKind | null>> = {
  'automatic-speech-recognition': 'transcription',
  'text-to-speech': null,
  'voice-activity-detection': null,
  'speaker-embedding': null,
}

/** Most services do not tell; then the name must. */
function kindOfRow(row: unknown, id: string): ModelKind | null {
  const told = kindByTask[textField(row, 'task') ?? '']
  return told === undefined ? kindOfModel(id) : told
}

/** vLLM, LiteLLM and others name the context length each in its own way. */
const contextFields = ['max_model_len', 'max_input_tokens', 'context_length', 'context_window']

function contextOf(row: unknown): number | undefined {
  for (const name of contextFields) {
    const tokens = countField(row, name)
    if (tokens !== undefined && tokens > 0) return tokens
  }
  return undefined
}

function describe(answer: unknown): string {
  if (typeof answer === 'string') return /^\s*</.test(answer) ? 'a web page' : 'a text'
  return isObject(answer) ? 'another JSON answer' : 'something else'
}
