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
  'chats:list': ['main'],
  'chats:open': ['main'],
  'chats:send': ['main'],
  'chats:answerAgain': ['main'],
  'chats:stop': ['main'],
  'chats:rename': ['main'],
  'chats:delete': ['main'],
  'chats:restore': ['main'],
} as const satisfies Record<string, readonly Page[]>

export const eventPages = {
  'app:action': ['main'],
  'settings:changed': ['main'],
  'service:changed': ['main'],
  'service:budget': ['main'],
  'chats:changed': ['main'],
  'chats:delta': ['main'],
  'chats:progress': ['main'],
  'chats:ended': ['main'],
} as const satisfies Record<string, readonly Page[]>

export type RequestName = keyof typeof requestPages
export type EventName = keyof typeof eventPages

/** Names of the keys of an object, typed: Object.keys forgets them. */
function namesOf<Name extends string>(pages: Record<Name, readonly Page[]>): readonly Name[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parameter's type says what its keys are
  return Object.keys(pages) as Name[]
}

export const requestNames: readonly RequestName[] = namesOf(requestPages)
export const eventNames: readonly EventName[] = namesOf(eventPages)
