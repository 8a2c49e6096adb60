import type { Translation } from '../translation.ts'
import type { actions as source } from '../en/actions.ts'

export const actions: Translation<typeof source> = {
  newChat: 'Uus vestlus',
  transcribeFiles: 'Tee failid tekstiks…',
  closeTranscript: 'Sulge salvestise tekst',
  cancelDictation: 'Tühista dikteerimine',
  stopAnswer: 'Peata vastus',
  focusMessage: 'Kirjuta sõnum',
  editLastMessage: 'Muuda viimast sõnumit',
  answerAgain: 'Vasta uuesti',
  focusSearch: 'Otsi',
  toggleSidebar: 'Näita või peida loend',
  openDictations: 'Dikteeringud',
  closeDictations: 'Sulge dikteeringud',
  openSettings: 'Seaded',
  closeSettings: 'Sulge seaded',
  renameChat: 'Nimeta vestlus ümber',
  deleteChat: 'Kustuta vestlus',
  findInChat: 'Otsi vestlusest',
  findInTranscript: 'Otsi ja asenda',
  playSound: 'Esita või peata',
  soundBack: '5 sekundit tagasi',
  soundForward: '5 sekundit edasi',
  openPrompts: 'Viibad',
  openParameters: 'Parameetrid',
  toggleThinking: 'Mõtle enne vastamist',
}
