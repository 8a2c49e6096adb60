import { statSync } from 'node:fs'
import { resolve } from 'node:path'

/** The files among the arguments of a start: `folder` is where it was started, `appPath` the argument that is Jutt itself. */
export function filesOf(
  argv: readonly string[],
  { folder, appPath }: { folder: string; appPath: string | null },
): string[] {
  const paths = argv.slice(1).map((argument) => resolve(folder, argument))
  // What comes before Jutt itself is for Electron.
  const begin = appPath === null ? 0 : paths.indexOf(appPath) + 1
  const isOption = (index: number): boolean => argv[index + 1]?.startsWith('-') === true
  return paths.filter((path, index) => index >= begin && !isOption(index) && isFile(path))
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
