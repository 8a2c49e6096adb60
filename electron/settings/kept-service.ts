import { z } from 'zod'
import { modelEntry } from '../../shared/ipc/schemas/service.ts'
import type { SettingsFile } from './settings-file.ts'

const keptService = z.object({
  address: z.url({ protocol: /^https?$/ }),
  models: z.array(modelEntry).readonly(),
  modelsByHand: z.boolean(),
  practice: z.boolean(),
})

type KeptService = z.infer<typeof keptService>

/** The connection of the last run, in the settings file; what is not whole there, or not allowed, counts as none. */
export function createKeptService(file: SettingsFile, mayUse: (address: string) => boolean) {
  return {
    read(): KeptService | null {
      const kept = keptService.safeParse(file.read('service')).data
      return kept && (kept.practice || mayUse(kept.address)) ? kept : null
    },
    write: (kept: KeptService): void => file.write('service', kept),
  }
}
