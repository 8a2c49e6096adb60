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

/** The connection of the last run, in the settings file; what is not whole there counts as none. */
export function createKeptService(file: SettingsFile) {
  return {
    read: (): KeptService | null => keptService.safeParse(file.read('service')).data ?? null,
    write: (kept: KeptService): void => file.write('service', kept),
  }
}
