import type { TurnPhase, TurnWaits } from '../../shared/ipc/schemas/chats.ts'

/** Is nothing sent for this turn yet? */
export function isWaiting({ kind }: TurnPhase): boolean {
  return kind === 'queued' || kind === 'waiting'
}

/** What the turns in these phases wait for; moments in milliseconds since 1970. */
export function waitsOf(phases: readonly TurnPhase[]): TurnWaits {
  const moments = phases.flatMap((phase) => (phase.kind === 'waiting' ? [phase.until] : []))
  return {
    count: phases.filter(isWaiting).length,
    until: moments.length === 0 ? null : Math.max(...moments),
  }
}
