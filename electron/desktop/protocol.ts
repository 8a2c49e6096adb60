import { protocol } from 'electron'
import { scheme } from './origin.ts'
import { createPageFiles } from './page-files.ts'
import { serveFile, sourceOf } from './source-files.ts'

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

/** Serves the built pages from this folder, and the source files of recordings to the audio page. */
export function servePages(
  folder: string,
  /** Where the file is of which a recording is made; null where there is none. */
  sourceFile: (recordingId: string) => Promise<string | null>,
): void {
  const servePage = createPageFiles(folder)
  protocol.handle(scheme, async (request) => {
    const recordingId = sourceOf(request)
    if (recordingId === null) return servePage(request)
    return serveFile(await sourceFile(recordingId), request)
  })
}
