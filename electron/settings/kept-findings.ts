import { z } from 'zod'
import { speechFindings } from '../../shared/ipc/schemas/findings.ts'
import type { SettingsFile } from './settings-file.ts'

const keptFindings = z.object({
  origin: z.string(),
  version: z.string(),
  speechModel: z.string(),
  triedAt: z.number().nullable(),
  speech: speechFindings,
})

type KeptFindings = z.infer<typeof keptFindings>

/** Services, versions and models that are remembered; a person has one or two. */
const most = 8

/** What was found out about services, in the settings file, newest first; what is not whole there was never found. */
export function createKeptFindings(file: SettingsFile) {
  function all(): KeptFindings[] {
    const stored = file.read('findings')
    if (!Array.isArray(stored)) return []
    return stored.flatMap((entry: unknown) => keptFindings.safeParse(entry).data ?? [])
  }

  return {
    of: (origin: string) => all().filter((kept) => kept.origin === origin),
    keep(findings: KeptFindings): void {
      const { origin, version, speechModel } = findings
      const others = all().filter(
        (kept) =>
          kept.origin !== origin || kept.version !== version || kept.speechModel !== speechModel,
      )
      file.write('findings', [findings, ...others].slice(0, most))
    },
  }
}
