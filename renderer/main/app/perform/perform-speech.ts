import type { speechActions } from '../../../../shared/actions/speech-actions.ts'
import type { SpokenLanguage } from '../../../../shared/ipc/schemas/settings.ts'
import type { Stores } from '../stores.ts'

/** How each action on dictations and transcripts is done. */
export function performSpeech(stores: Stores): Record<keyof typeof speechActions, () => void> {
  const { session, view, transcript, recordings, dictation, fileIntake } = stores
  const { updateSettings, settings } = session.getState()
  const { place } = transcript.getState()
  const open = place.kind === 'open' ? place.recording : null
  const speak = (spokenLanguage: SpokenLanguage) => () => void updateSettings({ spokenLanguage })
  return {
    cancelDictation: () => dictation.microphone.getState().cancel(),
    dictate: () => view.getState().want('dictate'),
    toggleAnywhere() {
      const isOff = settings.dictationShortcut === 'off'
      void updateSettings({ dictationShortcut: isOff ? 'Control+Shift+Space' : 'off' })
    },
    speakEstonian: speak('et'),
    speakEnglish: speak('en'),
    speakAutomatic: speak('auto'),
    openDictations: () => view.getState().openPanel('dictations'),
    closeDictations: () => view.getState().closePanel(),
    transcribeFiles: () => void fileIntake.choose(),
    closeTranscript: () => transcript.getState().close(),
    findInTranscript: () => stores.findReplace.getState().open(),
    playSound: () => void stores.player.getState().toggle(),
    soundBack: () => stores.player.getState().skip(-5),
    soundForward: () => stores.player.getState().skip(5),
    renameTranscript() {
      if (open) view.getState().rename({ kind: 'transcript', recording: open })
    },
    exportTranscript() {
      if (open) view.getState().exportTranscript(open.id)
    },
    deleteTranscript() {
      if (open) void recordings.getState().remove(open)
    },
  }
}
