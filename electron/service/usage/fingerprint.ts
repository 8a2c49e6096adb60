import type { AboutService } from '../../../shared/ipc/schemas/findings.ts'
import { fieldOf, textField } from '../json.ts'

type Stack = NonNullable<AboutService['stack']>

/** What a service seems to run. It helps whoever looks for a fault; nothing may depend on it. */
export type Fingerprint = Pick<AboutService, 'stack' | 'version'>

export const noFingerprint: Fingerprint = { stack: null, version: null }

/** LiteLLM's headers (litellm/proxy/common_request_processing.py); they come with every answer of most versions. */
export function fingerprintOfHeaders(headers: Headers): Fingerprint {
  const version = headers.get('x-litellm-version')
  const isLitellm = [...headers.keys()].some((name) => name.startsWith('x-litellm-'))
  if (!isLitellm) return noFingerprint
  return {
    stack: 'litellm',
    version: version !== null && /^[\w.+-]{1,40}$/.test(version) ? version : null,
  }
}

/**
 * What the rows of GET /models look like: vLLM and Ollama sign them, LiteLLM gives all the same moment and owner,
 * speaches adds a `task`.
 */
export function fingerprintOfModels(rows: readonly unknown[]): Fingerprint {
  return { stack: stackOfModels(rows), version: null }
}

const owners: Readonly<Record<string, Stack>> = {
  vllm: 'vllm',
  library: 'ollama',
  llamacpp: 'llama.cpp',
}

function stackOfModels(rows: readonly unknown[]): Stack | null {
  const [first] = rows
  if (first === undefined) return null
  const owner = textField(first, 'owned_by') ?? ''
  const signed = owners[owner]
  if (signed !== undefined) return signed
  if (rows.some((row) => textField(row, 'task') !== undefined)) return 'speaches'
  const created = fieldOf(first, 'created')
  // One row alone has the same moment as all others anywhere.
  const isLitellm =
    rows.length > 1 &&
    rows.every(
      (row) =>
        textField(row, 'owned_by') === 'openai' &&
        typeof created === 'number' &&
        fieldOf(row, 'created') === created &&
        fieldOf(row, 'max_model_len') === undefined,
    )
  return isLitellm ? 'litellm' : null
}
