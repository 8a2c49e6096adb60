import { readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface AppPaths {
  get(name: string): string
  set(name: string, value: string): void
}

/** The folders behind app.getPath, by the platform's own customs; `userData` follows the app's name. */
export function createAppPaths(options: {
  appName: () => string
  executable: string
  /** --user-data-dir of the command line. */
  userData: string | undefined
}): AppPaths {
  const home = os.homedir()
  const environment = process.env
  const overrides = new Map<string, string>()
  if (options.userData !== undefined) overrides.set('userData', path.resolve(options.userData))

  const appDataByPlatform: Readonly<Record<string, string>> = {
    darwin: path.join(home, 'Library', 'Application Support'),
    win32: environment['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'),
  }
  const appData =
    appDataByPlatform[process.platform] ??
    environment['XDG_CONFIG_HOME'] ??
    path.join(home, '.config')

  const paths: Readonly<Record<string, () => string>> = {
    home: () => home,
    appData: () => appData,
    userData: () => path.join(get('appData'), options.appName()),
    sessionData: () => get('userData'),
    logs: () =>
      process.platform === 'darwin'
        ? path.join(home, 'Library', 'Logs', options.appName())
        : path.join(get('userData'), 'logs'),
    crashDumps: () => path.join(get('userData'), 'Crashpad'),
    temp: () => os.tmpdir(),
    exe: () => options.executable,
    module: () => options.executable,
    assets: () => path.dirname(options.executable),
    desktop: () => userFolder('DESKTOP', 'Desktop'),
    documents: () => userFolder('DOCUMENTS', 'Documents'),
    downloads: () => userFolder('DOWNLOAD', 'Downloads'),
    music: () => userFolder('MUSIC', 'Music'),
    pictures: () => userFolder('PICTURES', 'Pictures'),
    videos: () => userFolder('VIDEOS', process.platform === 'darwin' ? 'Movies' : 'Videos'),
  }

  /** Linux desktops name these folders in the user's language, in user-dirs.dirs. */
  function userFolder(key: string, fallback: string): string {
    const usual = path.join(home, fallback)
    if (process.platform !== 'linux') return usual
    try {
      const text = readFileSync(path.join(appData, 'user-dirs.dirs'), 'utf8')
      const value = new RegExp(`^XDG_${key}_DIR="(.*)"$`, 'm').exec(text)?.[1]
      return value?.replace(/^\$HOME/, home) ?? usual
    } catch {
      return usual
    }
  }

  function get(name: string): string {
    const value = overrides.get(name) ?? paths[name]?.()
    if (value === undefined) throw new Error(`Failed to get '${name}' path`)
    return value
  }

  return {
    get,
    set(name, value) {
      if (!Object.hasOwn(paths, name)) throw new Error(`Failed to set path: unknown name '${name}'`)
      if (!path.isAbsolute(value)) throw new Error('Path must be absolute')
      if (!statSync(value, { throwIfNoEntry: false })?.isDirectory()) {
        throw new Error(`Failed to set path: there is no folder ${value}`)
      }
      overrides.set(name, value)
    },
  }
}
