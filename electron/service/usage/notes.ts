import type { ToldUsage } from '../../../shared/ipc/schemas/usage.ts'
import type { Clock } from '../clock.ts'
import {
  fingerprintOfHeaders,
  fingerprintOfModels,
  noFingerprint,
  type Fingerprint,
} from './fingerprint.ts'
import { nothingTold, withNews, type UsageNews } from './told-usage.ts'
import { readUsageHeaders } from './usage-headers.ts'

/** What is noted of a service and a key from whatever it answers. */
export interface ServiceNotes {
  /** `model` is the one that was asked, if any. */
  noteHeaders(headers: Headers, model: string | null): void
  /** The rows of GET /models. */
  noteModels(rows: readonly unknown[]): void
  noteUsage(news: UsageNews): void
  told(): ToldUsage
  fingerprint(): Fingerprint
  /** The fingerprint as one word, empty for a service without any sign; null before it had a chance to show one. */
  version(): string | null
}

export interface NotesOptions {
  readonly clock: Clock
  readonly onChange: () => void
}

export function createNotes({ clock, onChange }: NotesOptions): ServiceNotes {
  let told = nothingTold
  let byHeaders = noFingerprint
  let byModels: Fingerprint | null = null

  /** A header is the surer sign: a gateway may pass on the list of what stands behind it. */
  const fingerprint = (): Fingerprint =>
    byHeaders.stack === null ? (byModels ?? noFingerprint) : byHeaders

  function noteUsage(news: UsageNews): void {
    const before = told
    told = withNews(told, news, clock.now())
    if (told !== before) onChange()
  }

  return {
    noteHeaders(headers, model) {
      const seen = fingerprintOfHeaders(headers)
      if (seen.stack !== null) byHeaders = { ...seen, version: seen.version ?? byHeaders.version }
      noteUsage(readUsageHeaders(headers, clock.now(), model))
    },
    noteModels(rows) {
      byModels = fingerprintOfModels(rows)
    },
    noteUsage,
    told: () => told,
    fingerprint,
    version() {
      const { stack, version } = fingerprint()
      if (stack === null) return byModels === null ? null : ''
      return version === null ? stack : `${stack} ${version}`
    },
  }
}
