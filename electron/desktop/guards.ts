import { app, session, type WebContents } from 'electron'
import { origin } from './origin.ts'

/**
 * What no page may do, whatever it shows: leave our origin, open a window, embed a web view, or get a permission.
 * Links go through openExternalLink, which the page asks main for.
 */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  refusePermissions()
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

/** Copying text is the one thing our own pages need that the platform asks about. */
const allowedPermissions: readonly string[] = ['clipboard-sanitized-write']

function refusePermissions(): void {
  const allows = (permission: string, requestingUrl: string): boolean =>
    allowedPermissions.includes(permission) && isOurs(`${requestingUrl}/`)
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(allows(permission, details.requestingUrl)),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    allows(permission, requestingOrigin),
  )
  session.defaultSession.setDevicePermissionHandler(() => false)
}
