import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { MicrophoneNews } from '../shared/ipc/schemas/microphones.ts'
import type { ServiceState } from '../shared/ipc/schemas/service.ts'
import { createDictationRoom } from './dictation/dictation-room.ts'
import type { Services } from './ipc/handlers.ts'
import type { Publish } from './ipc/publisher.ts'
import { createAudioPage, type AudioPageLife } from './recordings/audio-page.ts'
import { createCapture } from './recordings/capture.ts'
import { createCleanUp } from './recordings/clean-up/clean-up.ts'
import { createEditStore } from './recordings/edits/edit-store.ts'
import { createDictationStore } from './recordings/history/dictation-store.ts'
import { keepForgetting } from './recordings/history/retention.ts'
import { createMicrophones } from './recordings/microphones.ts'
import { createPieceStore } from './recordings/piece-store.ts'
import { createQueueWatch } from './recordings/queue/queue-watch.ts'
import { createRecordingStore } from './recordings/recording-store.ts'
import { createRecordings } from './recordings/recordings.ts'
import { createSoundWork } from './recordings/sound/sound-work.ts'
import { createTranscriber } from './recordings/transcriber.ts'
import type { Ground } from './ground.ts'
import { systemClock } from './service/clock.ts'
import type { Connection } from './service/connection.ts'
import { quickModel } from './service/quick-model.ts'
import { unlessAborted } from './service/unless-aborted.ts'
import { momentIn } from './settings/settings-file.ts'
import { inTransaction } from './storage/transaction.ts'

/** What is asked of the rooms that hear. */
type Served = Pick<
  Services,
  | 'audioPage'
  | 'recordings'
  | 'capture'
  | 'soundWork'
  | 'transcriber'
  | 'microphones'
  | 'cleanUp'
  | 'anywhere'
  | 'shortcutState'
  | 'overlayView'
  | 'level'
  | 'news'
>

/** The rooms that hear: microphones, recordings, their transcripts, and dictation into any program. */
export interface Hearing {
  served: Served
  connectionChanged: (state: ServiceState) => void
  /** From now on dictation can be begun in any program, and files that were left are read on. */
  begin: () => void
  /** Stores what is under way and ends it; recordings can still be read. */
  stop: () => Promise<void>
}

export function createHearing(
  ground: Ground,
  dependencies: {
    connection: Connection
    publish: Publish
    inPractice: () => boolean
    /** Settles when the last run's connection was taken up. */
    resumed: () => Promise<void>
  },
): Hearing {
  const { database, settings, report } = ground
  const { connection, publish, inPractice, resumed } = dependencies
  const page: AudioPageLife = createAudioPage({
    send: (task) => publish('audio:task', task),
    open: ground.wakeAudioPage,
    users: () => [capture, soundWork.compression, soundWork.extraction],
  })
  const soundWork = createSoundWork({
    recordings: () => recordings,
    page,
    listener: {
      notCompressed: (recordingId, error) =>
        publish('recordings:soundKept', { recordingId, error }),
      again: (recordingId, progress) =>
        publish('recordings:againChanged', { recordingId, progress }),
    },
    settings: () => settings.view().settings,
    transcribe: (request, options) => connection.transcribe(request, options),
    inPractice,
    report,
  })
  const recordings = createRecordings({
    extract: soundWork.extraction.extract,
    recordings: createRecordingStore(database),
    dictations: createDictationStore(database),
    edits: createEditStore(database),
    keptDays: () => settings.view().settings.dictationDays,
    pieces: createPieceStore(database),
    folder: join(ground.place.folder(), 'recordings'),
    atomically: (work) => inTransaction(database, work),
    listener: {
      changed(change) {
        publish('recordings:changed', change)
        queueWatch.changed()
        dictation.anywhere.recordingsChanged(change)
        transcriber.wake()
      },
      piecesChanged(change) {
        publish('recordings:pieces', change)
        queueWatch.piecesChanged(change.pieces)
        dictation.anywhere.piecesChanged(change)
        transcriber.wake()
      },
      editsChanged: (change) => publish('recordings:edits', change),
    },
    newId: randomUUID,
    now: Date.now,
    inPractice,
  })
  const capture = createCapture({
    recordings,
    page,
    listening() {
      const { microphone, keepsMicrophoneOpen } = settings.view().settings
      return { microphone, staysOpen: keepsMicrophoneOpen }
    },
    warmUp: connection.warmUp,
    report,
    clock: systemClock,
  })
  const microphones = createMicrophones({
    page,
    changed: (known) => publish('microphones:changed', { microphones: [...known] }),
  })
  settings.onChange(({ settings: { keepsMicrophoneOpen } }) => {
    if (!keepsMicrophoneOpen) page.send({ kind: 'cool' })
  })
  const transcriber = createTranscriber({
    recordings,
    async transcribe(request, options) {
      // Before that, there would be no key yet.
      await unlessAborted(resumed(), options.signal)
      return connection.transcribe(request, options)
    },
    batchPace: connection.batchPace,
    clock: systemClock,
    listener: {
      state(state) {
        publish('recordings:transcriber', state)
        queueWatch.changed()
        dictation.anywhere.transcriberChanged(state)
      },
    },
    report,
    ownWords: () => settings.view().settings.ownWords,
  })
  const queueWatch = createQueueWatch({
    recordings,
    transcriber: transcriber.state,
    isKept({ isPractice }) {
      const service = connection.state()
      return !isPractice && service.kind === 'connected' && service.practice
    },
    clock: systemClock,
    listener: {
      work: ground.showFileWork,
      timesLeft: (times) => publish('recordings:timesLeft', times),
    },
    report,
  })
  const cleanUp = createCleanUp({
    chat: connection.chat,
    model: () => quickModel(connection.state()),
    clock: systemClock,
    newMark: randomUUID,
  })
  const dictation = createDictationRoom({
    capture,
    recordings,
    clock: systemClock,
    report,
    hands: ground.hands,
    cleanUp,
    settings: settings.view,
    service: connection.state,
    listener: {
      overlay: (view) => publish('overlay:changed', view),
      shortcut: (state) => publish('shortcut:changed', state),
      held: (key) => publish('shortcut:held', key),
    },
  })
  settings.onChange(dictation.watchKeys)
  recordings.recover()
  const stopForgetting = keepForgetting({
    forgetOld() {
      recordings.forgetOld()
      soundWork.saveRoom()
    },
    clock: systemClock,
    elapsed: () => performance.now(),
    lastLook: momentIn(ground.settingsFile, 'retentionLookedAt'),
    report,
  })

  /** What looks like a microphone without sound may be a system that keeps it from us. */
  function explain(news: MicrophoneNews): MicrophoneNews {
    return news.kind === 'silent' && ground.isDeafened() ? { ...news, reason: 'refused' } : news
  }

  return {
    served: {
      audioPage: page,
      recordings,
      capture,
      soundWork,
      transcriber,
      microphones,
      cleanUp: async (recordingId, text) =>
        cleanUp(text, recordings.open(recordingId).recording.language),
      anywhere: dictation.anywhere,
      shortcutState: dictation.shortcutState,
      overlayView: dictation.overlayView,
      level: (level) => publish('recordings:level', level),
      news(told) {
        const explained = { ...told, news: explain(told.news) }
        publish('recordings:microphone', explained)
        dictation.anywhere.microphoneTold(explained)
      },
    },
    connectionChanged(state) {
      transcriber.connectionChanged(state)
      dictation.watchKeys()
    },
    begin() {
      dictation.open()
      capture.takeUp()
    },
    async stop() {
      stopForgetting()
      queueWatch.close()
      dictation.close()
      capture.close()
      await Promise.all([transcriber.close(), soundWork.again.close()])
    },
  }
}
