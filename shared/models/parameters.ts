import { recommendedParameters } from './catalogue.ts'

/** The parameters a person may set, by their names in the request body. */
export const parameterNames = [
  'temperature',
  'top_p',
  'top_k',
  'presence_penalty',
  'max_tokens',
] as const
export type ParameterName = (typeof parameterNames)[number]

/** What is set, by name; what is absent is recommended by the model or left to the service. */
export type RequestParameters = Partial<Record<ParameterName, number>>

export interface ParameterRange {
  least: number
  most: number
  /** Only whole numbers. */
  isWhole: boolean
}

/**
 * `max_tokens` as the HPC Center's guide has it (1024 to 131072); the others as OpenAI's reference and vLLM's sampling
 * parameters do, where 0 is no `top_p` and turns `top_k` off.
 */
const ranges: Record<ParameterName, ParameterRange> = {
  temperature: { least: 0, most: 2, isWhole: false },
  top_p: { least: 0.01, most: 1, isWhole: false },
  top_k: { least: 1, most: 1000, isWhole: true },
  presence_penalty: { least: -2, most: 2, isWhole: false },
  max_tokens: { least: 1024, most: 131_072, isWhole: true },
}

/** What may be set for a model whose prompt and answer have at most `contextTokens` together, where that is known. */
export function parameterRange(name: ParameterName, contextTokens?: number): ParameterRange {
  const range = ranges[name]
  if (name !== 'max_tokens' || contextTokens === undefined) return range
  return { ...range, most: Math.max(range.least, Math.min(range.most, contextTokens)) }
}

export type ParameterProblem =
  | { kind: 'not_a_number' }
  | { kind: 'not_whole' }
  | { kind: 'out_of_range'; least: number; most: number }

export type ReadParameter =
  | { kind: 'empty' }
  | { kind: 'value'; value: number }
  | { kind: 'wrong'; problem: ParameterProblem }

/** Reads what is typed for a parameter, with a decimal point or comma. */
export function readParameter(text: string, range: ParameterRange): ReadParameter {
  const typed = text.trim().replace(',', '.').replace('−', '-')
  if (typed === '') return { kind: 'empty' }
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(typed)) {
    return { kind: 'wrong', problem: { kind: 'not_a_number' } }
  }
  const value = Number(typed)
  const { least, most, isWhole } = range
  if (isWhole && !Number.isInteger(value)) return { kind: 'wrong', problem: { kind: 'not_whole' } }
  if (value < least || value > most) {
    return { kind: 'wrong', problem: { kind: 'out_of_range', least, most } }
  }
  return { kind: 'value', value }
}

/** Everything a request to the model carries: what the person set over what is recommended. */
export function parametersFor(modelId: string, own: RequestParameters = {}): RequestParameters {
  return { ...recommendedParameters(modelId), ...own }
}
