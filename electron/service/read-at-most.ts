/** The text of a body, or of its first bytes; the rest is not waited for. A body that breaks gives what came. */
export async function readAtMost(response: Response, bytes: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let taken = 0
  if (response.body === null) return text
  try {
    const body: ReadableStream<Uint8Array> = response.body
    for await (const piece of body) {
      taken += piece.byteLength
      text += decoder.decode(piece, { stream: true })
      if (taken >= bytes) break
    }
  } catch {
    // The status alone still tells what happened.
  }
  return text.slice(0, bytes)
}
