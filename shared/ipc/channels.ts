/**
 * The names of everything that may cross between the pages and main, without zod, so that the preload stays small.
 * Each name is "domain:verb" and becomes `window.jutt.domain.verb`. The pages are those that may use it.
 */
export type Page = 'main' | 'overlay' | 'audio'

export const requestPages = {
  'app:bootstrap': ['main'],
  'app:openLink': ['main'],
  'settings:update': ['main'],
  'service:connect': ['main'],
  'service:practise': ['main'],
  'service:refresh': ['main'],
  'service:disconnect': ['main'],
  'service:usage': ['main'],
  'chats:list': ['main'],
  'chats:open': ['main'],
  'chats:send': ['main'],
  'chats:edit': ['main'],
  'chats:answerAgain': ['main'],
  'chats:continue': ['main'],
  'chats:stop': ['main'],
  'chats:stopWaiting': ['main'],
  'chats:show': ['main'],
  'chats:branch': ['main'],
  'chats:deleteMessage': ['main'],
  'chats:restoreMessage': ['main'],
  'chats:setup': ['main'],
  'chats:configure': ['main'],
  'chats:requestCode': ['main'],
  'chats:rename': ['main'],
  'chats:delete': ['main'],
  'chats:restore': ['main'],
  'items:mark': ['main'],
  'items:delete': ['main'],
  'items:restore': ['main'],
  'search:find': ['main'],
  'drafts:keep': ['main'],
  'keeping:exportChat': ['main'],
  'keeping:exportItems': ['main'],
  'keeping:exportEverything': ['main'],
  'keeping:importFile': ['main'],
  'attachments:add': ['main'],
  'attachments:read': ['main'],
  'prompts:list': ['main'],
  'prompts:save': ['main'],
  'prompts:delete': ['main'],
  'prompts:restore': ['main'],
  'files:offer': ['main'],
  'recordings:list': ['main'],
  'recordings:open': ['main'],
  'recordings:dictate': ['main'],
  'recordings:release': ['main'],
  'recordings:cancel': ['main'],
  'recordings:delivered': ['main'],
  'recordings:dictations': ['main'],
  'recordings:dictation': ['main'],
  'recordings:addFile': ['main'],
  'recordings:chooseFiles': ['main'],
  'recordings:retry': ['main'],
  'recordings:tryNow': ['main'],
  'recordings:cleanUp': ['main'],
  'recordings:rename': ['main'],
  'recordings:delete': ['main'],
  'recordings:restore': ['main'],
  'recordings:exportText': ['main'],
  'recordings:peaks': ['main'],
  'microphones:list': ['main'],
  'shortcut:state': ['main'],
  'updates:state': ['main'],
  'updates:check': ['main'],
  'updates:fetch': ['main'],
  'updates:install': ['main'],
  'overlay:view': ['overlay'],
  'overlay:finish': ['overlay'],
  'overlay:cancel': ['overlay'],
  'overlay:dismiss': ['overlay'],
  'overlay:copy': ['overlay'],
  'audio:ready': ['audio'],
  'audio:append': ['audio'],
  'audio:read': ['audio'],
  'audio:measured': ['audio'],
  'audio:ended': ['audio'],
  'audio:level': ['audio'],
  'audio:news': ['audio'],
  'audio:microphones': ['audio'],
} as const satisfies Record<string, readonly Page[]>

export const eventPages = {
  'app:action': ['main'],
  'settings:changed': ['main'],
  'service:changed': ['main'],
  'service:budget': ['main'],
  'service:usageChanged': ['main'],
  'chats:changed': ['main'],
  'chats:delta': ['main'],
  'chats:progress': ['main'],
  'chats:ended': ['main'],
  'chats:waits': ['main'],
  'recordings:changed': ['main'],
  'recordings:pieces': ['main'],
  'recordings:level': ['main', 'overlay'],
  'recordings:microphone': ['main'],
  'recordings:transcriber': ['main'],
  'microphones:changed': ['main'],
  'shortcut:changed': ['main'],
  'updates:changed': ['main'],
  'shortcut:held': ['main'],
  'overlay:changed': ['overlay'],
  'keeping:progress': ['main'],
  'audio:task': ['audio'],
} as const satisfies Record<string, readonly Page[]>

export type RequestName = keyof typeof requestPages
export type EventName = keyof typeof eventPages

/** Names of the keys of an object, typed: Object.keys forgets them. */
function namesOf<Name extends string>(pages: Record<Name, readonly Page[]>): readonly Name[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parameter's type says what its keys are
  return Object.keys(pages) as Name[]
}

export const requestNames: readonly RequestName[] = namesOf(requestPages)
/** What the preload asks by itself; no page can. */
export const preloadOnly = ['files:offer'] as const satisfies readonly RequestName[]
export const eventNames: readonly EventName[] = namesOf(eventPages)
