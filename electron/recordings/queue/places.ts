import type { QueueMove, Recording } from '../../../shared/ipc/schemas/recordings.ts'

type Placed = Pick<Recording, 'id' | 'queuePlace'>

/**
 * The places in the queue (smallest first) that change when one moves; none where it is there already, null where it is
 * not in the queue.
 */
export function placesAfter(
  queue: readonly Placed[],
  recordingId: string,
  to: QueueMove,
): Placed[] | null {
  const index = queue.findIndex(({ id }) => id === recordingId)
  const moved = queue[index]
  if (moved === undefined) return null
  if (to === 'top') {
    const first = queue[0]
    return first === undefined || index === 0
      ? []
      : [{ id: recordingId, queuePlace: first.queuePlace - 1 }]
  }
  const other = queue[to === 'up' ? index - 1 : index + 1]
  if (other === undefined) return []
  return [
    { id: recordingId, queuePlace: other.queuePlace },
    { id: other.id, queuePlace: moved.queuePlace },
  ]
}
