import { gatewayError } from './request-error.ts'

/** Turns a sound file into text. */
export type Recognize = (
  sound: File,
  language: string | undefined,
  signal: AbortSignal,
) => Promise<string>

/**
 * A speech recogniser on this computer: the file is POSTed to `address` (the language as a query parameter),
 * and the answer's body, plain text, is the transcript. Only a loopback address is taken.
 */
export function createRecognizer(address: URL): Recognize {
  if (
    address.protocol !== 'http:' ||
    !['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname)
  ) {
    throw new Error(`The recogniser must be on this computer, not at ${address.host}`)
  }
  return async (sound, language, signal) => {
    const url = new URL(address)
    if (language) url.searchParams.set('language', language)
    try {
      const answer = await fetch(url, { method: 'POST', body: sound, signal, redirect: 'error' })
      if (!answer.ok) throw new Error(`status ${answer.status}`)
      return (await answer.text()).trim()
    } catch (error) {
      signal.throwIfAborted()
      const reason = error instanceof Error ? error.message : String(error)
      throw gatewayError(500, `The recogniser failed: ${reason}`, { type: 'InternalServerError' })
    }
  }
}
