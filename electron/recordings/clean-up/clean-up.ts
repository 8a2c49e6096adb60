import type { StreamChat } from '../../service/chat.ts'
import type { Clock } from '../../service/clock.ts'
import { acceptedCleanUp } from './guards.ts'
import { cleanUpRequest } from './request.ts'

/** Milliseconds that a person waits for a tidier text; then the raw one stands (dictation-peers' own limit). */
const patience = 1500

/** Tidies dictated text; null where that took too long, failed, or gave another text: the raw one then stands. */
export type CleanUp = (text: string, language: string) => Promise<string | null>

export function createCleanUp(dependencies: {
  chat: StreamChat
  /** The model that answers without thinking; null where the service has none. */
  model: () => string | null
  clock: Clock
  newMark: () => string
}): CleanUp {
  const { chat, model, clock, newMark } = dependencies

  async function ask(text: string, language: string, using: string): Promise<string | null> {
    const late = new AbortController()
    const callOff = clock.after(patience, () => late.abort())
    const mark = `dictation-${newMark()}`
    const request = cleanUpRequest({ text, language, model: using, mark })
    let answer = ''
    let isWhole = false
    try {
      for await (const event of chat(request, { signal: late.signal, priority: 'person' })) {
        if (event.kind === 'content') answer += event.text
        else if (event.kind === 'restated') answer = event.content
        else if (event.kind === 'finished') isWhole = event.reason === 'stop'
      }
    } catch {
      // Nobody misses what was only to be a little nicer.
      return null
    } finally {
      callOff()
    }
    return isWhole ? acceptedCleanUp(text, answer, mark) : null
  }

  return async (text, language) => {
    const using = model()
    return using === null || text.trim() === '' ? null : ask(text, language, using)
  }
}
