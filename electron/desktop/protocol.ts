import { protocol } from 'electron'
import { scheme } from './origin.ts'
import { createPageFiles } from './page-files.ts'
import {
  conversionOf,
  recordingFileOf,
  serveConversion,
  serveFile,
  type AskedConversion,
  type AskedFile,
  type RecordingFile,
  type ServedFile,
} from './source-files.ts'

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

/** Serves the built pages from this folder, and files of recordings: to be read, or to be listened to. */
export function servePages(
  folder: string,
  /** Where such a file of a recording is; null where there is none. */
  fileOf: Record<RecordingFile, (asked: AskedFile) => Promise<ServedFile | null>>,
  /** Its sound, converted; null where that cannot be done here. */
  convert: (
    asked: AskedConversion,
    signal: AbortSignal,
  ) => Promise<Parameters<typeof serveConversion>[0]>,
): void {
  const servePage = createPageFiles(folder)
  protocol.handle(scheme, async (request) => {
    const conversion = conversionOf(request)
    if (conversion) return serveConversion(await convert(conversion, request.signal))
    const asked = recordingFileOf(request)
    if (asked === null) return servePage(request)
    return serveFile(await fileOf[asked.which](asked), request)
  })
}
