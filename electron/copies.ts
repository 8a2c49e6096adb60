import { createCheck } from './data/check.ts'
import { createDataRoom, type DataRoom } from './data/data-room.ts'
import { watchHealth } from './data/health.ts'
import { isOnNetwork } from './data/local-folder.ts'
import { createKeeping, type Keeping } from './keeping/keeping.ts'
import { createThread } from './keeping/thread.ts'
import type { Ground } from './ground.ts'
import { systemClock } from './service/clock.ts'
import { momentIn } from './settings/settings-file.ts'
import { newestVersion } from './storage/database.ts'

/** The rooms that make copies of what there is: chats to files and back, and the data as a whole. */
export function createCopies(
  ground: Ground,
  chats: Pick<Parameters<typeof createKeeping>[0], 'chat' | 'openRecording' | 'arrived'>,
): { keeping: Keeping; data: DataRoom; endHealth: () => void } {
  const { place, database, publish, settingsFile, report } = ground
  const check = createCheck(ground.checkScript)
  const keeping = createKeeping({
    ...chats,
    thread: createThread({ file: ground.databaseFile, script: ground.keepingScript }),
    dialogs: ground.keepingDialogs,
    language: () => ground.settings.view().language,
    progress: (progress) => publish('keeping:progress', progress),
    now: Date.now,
  })
  const data = createDataRoom({
    place,
    database,
    hands: ground.dataHands,
    check,
    isOnNetwork,
    progress: (progress) => publish('data:progress', progress),
    newestVersion,
    isForgettingLocked: ground.managed.locked.has('forgetsOnExit'),
    version: ground.version,
    now: Date.now,
  })
  const endHealth = watchHealth({
    place,
    check,
    clock: systemClock,
    lastWhole: momentIn(settingsFile, 'foundWholeAt'),
    onDamaged: ground.dataHands.tellDamaged,
    report,
  })
  return { keeping, data, endHealth }
}
