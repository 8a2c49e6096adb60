import { app, session, type WebContents } from 'electron'
import type { Page } from '../../shared/ipc/channels.ts'
import { origin } from './origin.ts'

/**
 * What no page may do, whatever it shows: leave our origin, open a window, embed a web view, save a file, or get a
 * permission it does not need. Files are written by main, where the person says. Links go through openExternalLink, which the page asks main for.
 */
export function guardPages(pageOf: (webContentsId: number) => Page | undefined): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  session.defaultSession.on('will-download', (event) => event.preventDefault())
  guardPermissions(pageOf)
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function isOurs(url: string): boolean {
  return url.startsWith(`${origin}/`)
}

/** Copying text is the one thing that the window needs and the platform asks about. */
const copying = 'clipboard-sanitized-write'

/** The microphone is for the audio page alone, and nothing else is for anybody. */
function guardPermissions(pageOf: (webContentsId: number) => Page | undefined): void {
  const { defaultSession } = session

  function allows(asked: {
    contents: WebContents | null
    permission: string
    origin: string
    media: readonly (string | undefined)[]
  }): boolean {
    if (!isOurs(`${asked.origin}/`)) return false
    const page = asked.contents ? pageOf(asked.contents.id) : undefined
    if (asked.permission === copying) return page === 'main'
    const isSoundOnly = asked.media.length > 0 && asked.media.every((kind) => kind === 'audio')
    return asked.permission === 'media' && isSoundOnly && page === 'audio'
  }

  defaultSession.setPermissionRequestHandler((contents, permission, decide, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    decide(allows({ contents, permission, origin: details.requestingUrl, media }))
  })
  defaultSession.setPermissionCheckHandler((contents, permission, requestingOrigin, details) =>
    allows({ contents, permission, origin: requestingOrigin, media: [details.mediaType] }),
  )
  defaultSession.setDevicePermissionHandler(() => false)
}
