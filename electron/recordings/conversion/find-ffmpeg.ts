import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** Where package managers put programs that a program started from a desktop does not find by its PATH. */
const usualFolders: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/opt/homebrew/bin', '/usr/local/bin', '/opt/local/bin'],
  linux: ['/usr/local/bin', '/usr/bin', '/snap/bin'],
}

/** The ffmpeg that is installed; null where there is none. The folder that Jutt was started in is never looked at. */
export function findFfmpeg(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const named = (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter)
  const folders = [...named, ...(usualFolders[platform] ?? [])].filter((folder) =>
    isAbsolute(folder),
  )
  const name = platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
