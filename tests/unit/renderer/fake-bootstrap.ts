import type { RequestOutput } from '../../../shared/ipc/contract.ts'
import { defaultSettings } from '../../../shared/ipc/schemas/settings.ts'
import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'

export const connectedService: Extract<ServiceState, { kind: 'connected' }> = {
  kind: 'connected',
  address: 'https://service.test/v1',
  practice: false,
  health: 'ready',
  keyKeeping: 'sealed',
  canSealKey: true,
  tellsLanguage: null,
  models: [
    { id: 'gemma-4-31B-it', kind: 'chat' },
    { id: 'qwen3.5-122b', kind: 'chat' },
    { id: 'qwen3.5-122b-nonthinking', kind: 'chat' },
    { id: 'whisper-large-v3', kind: 'transcription' },
  ],
}

export const bootstrap: RequestOutput<'app:bootstrap'> = {
  settings: defaultSettings,
  language: 'en',
  managed: 'none',
  locked: [],
  service: connectedService,
  budget: { inFlight: 0, waiting: 0, pausedUntil: null, pausedModels: [], batchUntil: null },
  waits: { count: 0, until: null },
  transcriber: { kind: 'ready' },
  drafts: {},
  chats: null,
  recordings: null,
  marksTranslations: false,
  version: '1.0.0',
  platform: 'linux',
}
