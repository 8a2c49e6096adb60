import type { WebPreferences } from 'electron'
import type { PageOptions, PageTarget } from '../chromium/browser.ts'
import { createEvent } from './event.ts'
import type { FrameTree } from './frames.ts'
import type { Host } from './host-context.ts'
import { followNavigation, type Navigation } from './navigation.ts'
import { followConsole } from './page-events.ts'
import { createPageInput, type PageInput } from './page-input.ts'
import type { HostWebContents } from './web-contents.ts'
import { createWorldLink, prepareWorld, type WorldLink } from './world-link.ts'
import { receiveFromWorld } from './world-messages.ts'

/** Everything that exists once Chromium has opened the page of some contents. */
export interface Page extends PageTarget {
  readonly navigation: Navigation
  readonly link: WorldLink
  readonly input: PageInput
  /** Puts the preload in place and lets the page run; until then Chromium holds it back. */
  begin(): Promise<void>
}

/** Opens a page for contents and follows it from its beginning. */
export async function openPage(
  host: Host,
  contents: HostWebContents,
  frames: FrameTree,
  preferences: WebPreferences,
  options: PageOptions,
): Promise<Page> {
  const { preload = '', additionalArguments = [] } = preferences
  const world = prepareWorld(preferences, host.scripts, host.rendererProcess(additionalArguments))
  const browser = host.browser()
  const target = await browser.openPage(options)
  const { session, targetId } = target
  if (contents.isDestroyed()) {
    browser.closePage(targetId)
    throw new Error('Object has been destroyed')
  }
  frames.follow(targetId, session)
  const navigation = followNavigation(session, frames, host.addresses, contents)
  const link = createWorldLink({
    mainFrameId: targetId,
    session,
    scripts: world.scripts,
    fileToken: world.fileToken,
    receive: (message, decode) => receiveFromWorld(host, contents, message, decode),
  })

  async function begin(): Promise<void> {
    host.theme.apply(session)
    const { language } = host
    await Promise.all([
      session.send('Page.enable', {}),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.enable', {}),
      ...link.install(),
      followConsole(session, host.addresses, contents),
      host.requests.watch({
        session,
        id: contents.id,
        frameOf: (frameId) => frames.byId(frameId),
        mayNavigate: (frameId, url) => navigation.mayNavigate(frameId, url),
      }),
      ...(language === undefined
        ? []
        : [session.send('Emulation.setLocaleOverride', { locale: language })]),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
    if (world.missingPreload === undefined) return
    console.error(`Unable to load preload script: ${preload}\n${world.missingPreload.message}`)
    contents.emit('preload-error', createEvent(), preload, world.missingPreload)
  }

  return { ...target, navigation, link, input: createPageInput(session), begin }
}
