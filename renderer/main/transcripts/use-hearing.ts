import { useSession } from '../app/use-stores.ts'
import type { Hearing } from './standing.ts'

/** How the service hears now. */
export function useHearing(): Hearing {
  const transcriber = useSession((state) => state.transcriber)
  const practice = useSession(({ service }) => service.kind === 'connected' && service.practice)
  const pacedUntil = useSession((state) => state.budget.batchUntil)
  return { transcriber, practice, pacedUntil }
}
