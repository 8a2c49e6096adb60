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

/** The text of a body of at most so many bytes; null for a longer one. A body that breaks rejects. */
export async function readWhole(response: Response, bytes: number): Promise<string | null> {
  const decoder = new TextDecoder()
  let text = ''
  let taken = 0
  if (response.body === null) return text
  const body: ReadableStream<Uint8Array> = response.body
  for await (const piece of body) {
    taken += piece.byteLength
    if (taken > bytes) return null
    text += decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}
