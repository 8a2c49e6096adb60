/**
 * What is known about the service's models beyond what GET /models tells.
 * Source of the parameters: the University of Tartu HPC Center's inference guide,
 * docs.hpc.ut.ee/public/services/inference (read 2026-11).
 */
export type ModelKind = 'chat' | 'transcription' | 'embedding'

/** Sampling parameters as they stand in the request body; all are optional on the wire. */
interface SamplingParameters {
  temperature?: number
  top_p?: number
  top_k?: number
  presence_penalty?: number
}

export interface CatalogueEntry {
  id: string
  kind: ModelKind
  /** What the guide recommends; sent with every request to this model. */
  recommended: SamplingParameters
  /** Key of one line on what the model is best for, in the i18n area "models". */
  bestFor: 'qwenThinking' | 'qwenNonThinking' | 'gemma' | 'whisper' | 'embedding'
  /** Does the model think before it answers? Absent where there is no such choice. */
  thinking?: { thinksFirst: boolean; counterpart: string }
  /** What its makers say; a service may allow less and does not tell. `contextTokens` is prompt and answer together. */
  card?: { contextTokens: number; seesImages: boolean }
}

const qwenRecommended: SamplingParameters = { temperature: 0.7, top_p: 0.8, presence_penalty: 1.5 }

/** The Qwen3.5 model card; Gemma 4's card and its NVIDIA NIM page say the same of it (read 2026-11). */
const bothCards = { contextTokens: 262_144, seesImages: true }

export const catalogue: readonly CatalogueEntry[] = [
  {
    id: 'qwen3.5-122b',
    kind: 'chat',
    recommended: qwenRecommended,
    bestFor: 'qwenThinking',
    thinking: { thinksFirst: true, counterpart: 'qwen3.5-122b-nonthinking' },
    card: bothCards,
  },
  {
    id: 'qwen3.5-122b-nonthinking',
    kind: 'chat',
    recommended: qwenRecommended,
    bestFor: 'qwenNonThinking',
    thinking: { thinksFirst: false, counterpart: 'qwen3.5-122b' },
    card: bothCards,
  },
  {
    id: 'gemma-4-31B-it',
    kind: 'chat',
    recommended: { temperature: 1.0, top_p: 0.95, top_k: 64 },
    bestFor: 'gemma',
    card: bothCards,
  },
  { id: 'whisper-large-v3', kind: 'transcription', recommended: {}, bestFor: 'whisper' },
  { id: 'qwen3-embedding-8B', kind: 'embedding', recommended: {}, bestFor: 'embedding' },
]

/** Does a model read images? The catalogue knows its own; another one's name may say so. */
export function seesImages(modelId: string): 'yes' | 'no' | 'unknown' {
  const known = findInCatalogue(modelId)
  if (known) return known.card?.seesImages === true ? 'yes' : 'no'
  return /vl\b|vision|llava|pixtral|gemma-[34]|qwen3\.5|gpt-4o|gpt-5/i.test(modelId)
    ? 'yes'
    : 'unknown'
}

/** The guide allows answers of 131,072 tokens: a context is at least that long. */
const guideContext = 131_072

/** Tokens that surely fit, prompt and answer together, where the service does not tell; undefined for unknown models. */
export function sureContext(modelId: string): number | undefined {
  const most = findInCatalogue(modelId)?.card?.contextTokens
  return most === undefined ? undefined : Math.min(most, guideContext)
}

export function findInCatalogue(modelId: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.id === modelId)
}

/** Parameters to send with a request to this model: the recommended ones, or none for a model we do not know. */
export function recommendedParameters(modelId: string): SamplingParameters {
  return findInCatalogue(modelId)?.recommended ?? {}
}

/**
 * The kind of a model by its id, since GET /models does not tell it (neither vLLM nor LiteLLM lists a mode there).
 * A model that is neither known nor named like speech or embedding is taken for a chat model.
 */
export function kindOfModel(modelId: string): ModelKind {
  const known = findInCatalogue(modelId)
  if (known) return known.kind
  if (/whisper|transcri|asr|speech|parakeet|canary/i.test(modelId)) return 'transcription'
  if (/embed|rerank|bge-|e5-/i.test(modelId)) return 'embedding'
  return 'chat'
}
