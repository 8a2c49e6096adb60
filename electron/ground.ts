import type { DatabaseSync } from 'node:sqlite'
import type { FileWork } from '../shared/file-work.ts'
import type { DataHands } from './data/data-room.ts'
import type { PlaceFile } from './data/place.ts'
import type { Hands } from './dictation/dictation-room.ts'
import type { DesktopServices } from './ipc/handlers.ts'
import type { Publish } from './ipc/publisher.ts'
import type { KeepingDialogs } from './keeping/keeping.ts'
import type { Clips } from './service/transcription/tells-apart.ts'
import type { Managed } from './settings/managed.ts'
import type { SettingsService } from './settings/settings.ts'
import type { SettingsFile } from './settings/settings-file.ts'
import type { Sealer } from './settings/vault/vault.ts'

/** What the rooms of main need of Electron, and of what was opened before them. */
export interface Ground extends DesktopServices {
  /** Where the data lie; its folder holds the database and the recordings, its home settings and key. */
  place: PlaceFile
  version: string
  platform: NodeJS.Platform
  database: DatabaseSync
  databaseFile: string
  /** The script of the thread that searches. */
  searchScript: URL
  /** The script of a thread that writes or reads files of chats. */
  keepingScript: URL
  /** The script of a thread that looks whether a database is in order. */
  checkScript: URL
  settingsFile: SettingsFile
  settings: SettingsService
  managed: Managed
  sealer: Sealer
  publish: Publish
  /** Has the hidden page that hears opened, where it is not there. */
  wakeAudioPage: () => void
  report: (where: string, error: unknown) => void
  /** When the window stands, and what is less urgent can begin. */
  atLeisure: Promise<void>
  resolveProxy: (url: string) => Promise<string>
  /** Does the system keep sound from Jutt? It may give zeros instead of an error. */
  isDeafened: () => boolean
  /** A recogniser on this computer, for the practice service. */
  recognizer: URL | null
  /** Two short sounds, Estonian and English, to try a service's speech model with. */
  readClips: () => Promise<Clips>
  hands: Hands
  keepingDialogs: KeepingDialogs
  /** Lets the desktop show how far the work on files is. */
  showFileWork: (work: FileWork) => void
  dataHands: DataHands
}
