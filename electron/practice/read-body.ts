import type { IncomingMessage } from 'node:http'
import { gatewayError } from './request-error.ts'

/** Reads a request body of at most `limit` bytes; a larger one is a 413, and its rest is thrown away. */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  const chunks: Uint8Array[] = []
  let size = 0
  // With the iterator's own clean-up the socket would be destroyed before the 413 is sent.
  const incoming: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false })
  for await (const chunk of incoming) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function tooLarge(limit: number) {
  return gatewayError(413, `Request body is larger than ${limit} bytes.`)
}
