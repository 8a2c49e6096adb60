import { z } from 'zod'
import type { Result } from '../result.ts'
import type { EventName, preloadOnly, RequestName } from './channels.ts'
import { licences, log } from './schemas/about.ts'
import { againChanged, againInput } from './schemas/again.ts'
import { bootstrap, intent, openLinkInput, takeIntentsInput } from './schemas/app.ts'
import { attachInput, attachment, attachmentContent, attachmentId } from './schemas/attachments.ts'
import {
  answerAgainInput,
  answerDelta,
  answerEnded,
  answerProgress,
  chatId,
  earlierInput,
  earlierMessages,
  chatPage,
  chatsChanged,
  chatSummary,
  drafts,
  editInput,
  listInput,
  messageId,
  renameInput,
  sendInput,
  openInput,
  shownPath,
  turnWaits,
} from './schemas/chats.ts'
import { microphoneList, microphoneTold } from './schemas/microphones.ts'
import { heldKey, overlayView } from './schemas/overlay.ts'
import {
  addFileInput,
  addTrackInput,
  appendInput,
  cleanUpInput,
  deliveredInput,
  dictateInput,
  dictation,
  dictationListInput,
  dictationPage,
  exported,
  fileHandle,
  measuredInput,
  moveInput,
  offeredFile,
  offerFileInput,
  openRecording,
  piecesChanged,
  readSoundInput,
  recording,
  recordingId,
  recordingListInput,
  recordingPage,
  recordingsChanged,
  renameRecordingInput,
  retryInput,
  soundBytes,
  soundEndedInput,
  soundLevel,
  soundTask,
  tidiedText,
  timesLeft,
  transcriberState,
  type OfferedFile,
} from './schemas/recordings.ts'
import { editsChanged, editTranscriptInput } from './schemas/transcripts.ts'
import {
  exportChatInput,
  exportTranscriptInput,
  importOutcome,
  keepingProgress,
} from './schemas/keeping.ts'
import {
  backedUp,
  backupFacts,
  backUpInput,
  dataProgress,
  dataState,
  forgetOnExitInput,
} from './schemas/data.ts'
import { items, markInput } from './schemas/items.ts'
import { updatesView } from './schemas/updates.ts'
import { searchInput, searchPage } from './schemas/search.ts'
import { prompt, promptId, promptList, savePromptInput } from './schemas/prompts.ts'
import { requestCode, requestCodeInput } from './schemas/request-code.ts'
import { budgetState, connectInput, serviceState } from './schemas/service.ts'
import { shortcutState } from './schemas/shortcut.ts'
import {
  compressedInput,
  compressionEndedInput,
  extractedInput,
  soundKept,
  soundPeaks,
  soundPeaksInput,
} from './schemas/sounds.ts'
import { resetInput, settingsPatch, settingsView } from './schemas/settings.ts'
import { serviceUsage } from './schemas/usage.ts'
import { chatSetup, configureInput } from './schemas/setup.ts'

const nothing = z.undefined()

/** Each request a page may make of main: what it sends and what it gets. */
export const requests = {
  'app:bootstrap': { input: nothing, output: bootstrap },
  'app:openLink': { input: openLinkInput, output: nothing },
  'app:readyToClose': { input: nothing, output: nothing },
  'app:takeIntents': { input: takeIntentsInput, output: z.array(intent) },
  'app:quit': { input: nothing, output: nothing },
  'about:licences': { input: nothing, output: licences },
  'about:log': { input: nothing, output: log },
  'about:showLog': { input: nothing, output: nothing },
  'settings:reset': { input: resetInput, output: settingsView },
  'settings:update': { input: settingsPatch, output: settingsView },
  'service:connect': { input: connectInput, output: serviceState },
  'service:practise': { input: nothing, output: serviceState },
  'service:refresh': { input: nothing, output: serviceState },
  'service:disconnect': { input: nothing, output: serviceState },
  'service:usage': { input: nothing, output: serviceUsage },
  'chats:list': { input: listInput, output: chatPage },
  'chats:open': { input: openInput, output: shownPath },
  'chats:earlier': { input: earlierInput, output: earlierMessages },
  'chats:send': { input: sendInput, output: shownPath },
  'chats:edit': { input: editInput, output: shownPath },
  'chats:answerAgain': { input: answerAgainInput, output: shownPath },
  'chats:continue': { input: messageId, output: shownPath },
  'chats:stop': { input: messageId, output: nothing },
  'chats:stopWaiting': { input: nothing, output: nothing },
  'chats:show': { input: messageId, output: shownPath },
  'chats:branch': { input: messageId, output: shownPath },
  'chats:deleteMessage': { input: messageId, output: shownPath },
  'chats:restoreMessage': { input: messageId, output: shownPath },
  'chats:setup': { input: chatId, output: chatSetup },
  'chats:configure': { input: configureInput, output: nothing },
  'chats:requestCode': { input: requestCodeInput, output: requestCode },
  'chats:rename': { input: renameInput, output: chatSummary },
  'chats:delete': { input: chatId, output: nothing },
  'chats:restore': { input: chatId, output: chatSummary },
  'items:mark': { input: markInput, output: nothing },
  'items:delete': { input: items, output: nothing },
  'items:restore': { input: items, output: nothing },
  'search:find': { input: searchInput, output: searchPage },
  'drafts:keep': { input: drafts, output: nothing },
  'keeping:exportChat': { input: exportChatInput, output: exported },
  'keeping:exportTranscript': { input: exportTranscriptInput, output: exported },
  'keeping:exportItems': { input: items, output: exported },
  'keeping:exportEverything': { input: nothing, output: exported },
  'keeping:importFile': { input: nothing, output: importOutcome.nullable() },
  'data:state': { input: nothing, output: dataState },
  'data:show': { input: nothing, output: nothing },
  'data:move': { input: nothing, output: dataState },
  'data:stay': { input: nothing, output: dataState },
  'data:backUp': { input: backUpInput, output: backedUp },
  'data:chooseBackup': { input: nothing, output: backupFacts.nullable() },
  'data:restore': { input: nothing, output: nothing },
  'data:eraseEverything': { input: nothing, output: nothing },
  'data:forgetOnExit': { input: forgetOnExitInput, output: dataState },
  'data:cancel': { input: nothing, output: nothing },
  'data:restart': { input: nothing, output: nothing },
  'attachments:add': { input: attachInput, output: attachment },
  'attachments:read': { input: attachmentId, output: attachmentContent },
  'prompts:list': { input: nothing, output: promptList },
  'prompts:save': { input: savePromptInput, output: prompt },
  'prompts:delete': { input: promptId, output: nothing },
  'prompts:restore': { input: promptId, output: nothing },
  'files:offer': { input: offerFileInput, output: offeredFile },
  'files:read': { input: fileHandle, output: soundBytes },
  'recordings:list': { input: recordingListInput, output: recordingPage },
  'recordings:open': { input: recordingId, output: openRecording },
  'recordings:dictate': { input: dictateInput, output: recording },
  'recordings:release': { input: recordingId, output: nothing },
  'recordings:cancel': { input: recordingId, output: nothing },
  'recordings:delivered': { input: deliveredInput, output: nothing },
  'recordings:dictations': { input: dictationListInput, output: dictationPage },
  'recordings:dictation': { input: recordingId, output: dictation },
  'recordings:addFile': { input: addFileInput, output: recording },
  'recordings:addTrack': { input: addTrackInput, output: recording },
  'recordings:chooseFiles': { input: dictateInput, output: z.array(recording) },
  'recordings:pause': { input: recordingId, output: nothing },
  'recordings:goOn': { input: recordingId, output: nothing },
  'recordings:move': { input: moveInput, output: nothing },
  'recordings:retry': { input: retryInput, output: recording },
  'recordings:tryNow': { input: nothing, output: nothing },
  'recordings:cleanUp': { input: cleanUpInput, output: tidiedText },
  'recordings:rename': { input: renameRecordingInput, output: recording },
  'recordings:delete': { input: recordingId, output: nothing },
  'recordings:restore': { input: recordingId, output: recording },
  'recordings:again': { input: againInput, output: nothing },
  'recordings:cancelAgain': { input: recordingId, output: nothing },
  'recordings:peaks': { input: soundPeaksInput, output: soundPeaks },
  'recordings:edit': { input: editTranscriptInput, output: nothing },
  'recordings:undoEdit': { input: recordingId, output: nothing },
  'recordings:redoEdit': { input: recordingId, output: nothing },
  'recordings:compressSound': { input: recordingId, output: nothing },
  'recordings:deleteSound': { input: recordingId, output: recording },
  'microphones:list': { input: nothing, output: microphoneList },
  'shortcut:state': { input: nothing, output: shortcutState },
  'updates:state': { input: nothing, output: updatesView },
  'updates:check': { input: nothing, output: updatesView },
  'updates:fetch': { input: nothing, output: updatesView },
  'updates:install': { input: nothing, output: nothing },
  'overlay:view': { input: nothing, output: overlayView },
  'overlay:finish': { input: nothing, output: nothing },
  'overlay:cancel': { input: nothing, output: nothing },
  'overlay:dismiss': { input: nothing, output: nothing },
  'overlay:copy': { input: nothing, output: nothing },
  'audio:ready': { input: nothing, output: nothing },
  'audio:append': { input: appendInput, output: nothing },
  'audio:read': { input: readSoundInput, output: soundBytes },
  'audio:measured': { input: measuredInput, output: nothing },
  'audio:ended': { input: soundEndedInput, output: nothing },
  'audio:compressed': { input: compressedInput, output: nothing },
  'audio:compressionEnded': { input: compressionEndedInput, output: nothing },
  'audio:extracted': { input: extractedInput, output: nothing },
  'audio:level': { input: soundLevel, output: nothing },
  'audio:news': { input: microphoneTold, output: nothing },
  'audio:microphones': { input: microphoneList, output: nothing },
} satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>

/** Each event that main sends to pages. */
export const events = {
  'app:closing': nothing,
  /** There is something to be taken. */
  'app:intents': nothing,
  'settings:changed': settingsView,
  'service:changed': serviceState,
  'service:budget': budgetState,
  'service:usageChanged': serviceUsage,
  'chats:changed': chatsChanged,
  'chats:delta': answerDelta,
  'chats:progress': answerProgress,
  'chats:ended': answerEnded,
  'chats:waits': turnWaits,
  'recordings:changed': recordingsChanged,
  'recordings:pieces': piecesChanged,
  'recordings:edits': editsChanged,
  'recordings:level': soundLevel,
  'recordings:microphone': microphoneTold,
  'recordings:soundKept': soundKept,
  'recordings:againChanged': againChanged,
  'recordings:transcriber': transcriberState,
  'recordings:timesLeft': timesLeft,
  'microphones:changed': microphoneList,
  'shortcut:changed': shortcutState,
  'updates:changed': updatesView,
  'shortcut:held': heldKey,
  'overlay:changed': overlayView,
  'keeping:progress': keepingProgress,
  'data:progress': dataProgress,
  'audio:task': soundTask,
} satisfies Record<EventName, z.ZodType>

export type RequestInput<Name extends RequestName> = z.infer<(typeof requests)[Name]['input']>
export type RequestOutput<Name extends RequestName> = z.infer<(typeof requests)[Name]['output']>
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>

type DomainOf<Name extends string> = Name extends `${infer Domain}:${string}` ? Domain : never
type VerbOf<Name extends string, Domain extends string> = Name extends `${Domain}:${infer Verb}`
  ? Verb
  : never
type Arguments<Input> = undefined extends Input ? [] : [input: Input]

type PageRequestName = Exclude<RequestName, (typeof preloadOnly)[number]>

type Requests = {
  [Domain in DomainOf<PageRequestName>]: {
    [Verb in VerbOf<PageRequestName, Domain>]: `${Domain}:${Verb}` extends infer Name extends
      PageRequestName
      ? (...input: Arguments<RequestInput<Name>>) => Promise<Result<RequestOutput<Name>>>
      : never
  }
}

/** A File of the page; this side of the contract knows no DOM. */
interface DroppedFile {
  readonly name: string
  readonly size: number
}

/** `window.jutt`: requests by domain and verb, and one way to hear events. */
export type Jutt = Requests & {
  files: {
    /** Gets a handle for a file that the person dropped or chose; its path goes to main alone. */
    offer: (file: DroppedFile) => Promise<Result<OfferedFile>>
  }
  /** Calls the listener for each event of that name until the returned function is called. */
  on: <Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ) => () => void
}
