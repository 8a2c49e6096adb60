import { statSync } from 'node:fs'
import type { LifecycleParts } from '../lifecycle.ts'
import { removeFile } from '../recover.ts'

/** At the start: ends what a crash left open while a sound was compressed or deleted. The rows say how it was to end. */
export function settleSounds({ sounds, recordings }: LifecycleParts): void {
  const whole = new Set(sounds.ids())
  const compressed = new Set(sounds.idsBeside('ogg'))
  const beside = (['part', 'ogg', 'peaks'] as const).flatMap(sounds.idsBeside)
  for (const id of new Set([...whole, ...beside])) {
    switch (recordings.look(id)?.sound.kind) {
      case 'whole':
      case 'compressing':
        sounds.removeBeside(id, 'part')
        settleWhole(id)
        break
      case 'compressed':
        sounds.removeBeside(id, 'part')
        // Without it there is the whole one, as an older copy of the data may have brought it.
        if (compressed.has(id)) sounds.removeWhole(id)
        else if (whole.has(id)) recordings.setSound(id, { kind: 'whole' })
        break
      case 'deleted':
        removeFile(sounds, id)
        break
      case undefined:
        // Sound without a row is found again; without sound, nothing is missed.
        if (!recordings.has(id) && !whole.has(id)) removeFile(sounds, id)
    }
  }

  /** Its row is older than its compressed sound where that is all there is. */
  function settleWhole(id: string): void {
    if (whole.has(id)) sounds.removeBeside(id, 'ogg')
    else if (compressed.has(id)) {
      const { size: bytes } = statSync(sounds.besides(id, 'ogg'))
      recordings.setSound(id, { kind: 'compressed', bytes })
    }
  }
}
