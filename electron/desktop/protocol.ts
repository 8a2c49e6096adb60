import { protocol } from 'electron'
import { scheme } from './origin.ts'
import { createPageFiles } from './page-files.ts'

/** Must run before the app is ready: a privileged scheme is a secure context with an origin and storage. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        codeCache: true,
      },
    },
  ])
}

/** Serves the built pages from this folder. */
export function servePages(folder: string): void {
  protocol.handle(scheme, createPageFiles(folder))
}
