import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, net } from 'electron'
import type { AppUpdater, UpdateInfo } from 'electron-updater'
import { z } from 'zod'
import type { NoUpdates } from '../../../shared/ipc/schemas/updates.ts'
import { isSignedFeed } from './feed-signature.ts'
import { UnsignedFeedError, type UpdateSource } from './updates.ts'

/** What a release was packed with (tools/packaging). */
const manifest = z.object({ updateFeed: z.url().optional(), updateKey: z.string().optional() })

/** Where this copy of Jutt would get a newer one from, or why it cannot. */
export function findUpdateSource(): UpdateSource | NoUpdates {
  if (!app.isPackaged) return 'development'
  if (process.env['PORTABLE_EXECUTABLE_FILE'] !== undefined) return 'portable'
  const file = readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')
  const { updateFeed: feed, updateKey: key } = manifest.parse(JSON.parse(file))
  return feed === undefined || key === undefined ? 'no_feed' : createSource({ feed, key })
}

function createSource(release: { feed: string; key: string }): UpdateSource {
  let updater: AppUpdater | null = null

  return {
    host: new URL(release.feed).host,
    async find() {
      updater ??= await loadUpdater()
      const answer = await updater.checkForUpdates()
      if (!answer?.isUpdateAvailable) return null
      await assertSigned(release, answer.updateInfo)
      return { version: answer.updateInfo.version }
    },
    async fetch(onPart) {
      const tell = ({ percent }: { percent: number }): void => onPart(percent / 100)
      updater?.on('download-progress', tell)
      try {
        await updater?.downloadUpdate()
      } finally {
        updater?.off('download-progress', tell)
      }
    },
    install: () => updater?.quitAndInstall(),
  }
}

/** Loaded only when somebody wishes for updates. It checks the hash of what it fetches, and the code's own signature. */
async function loadUpdater(): Promise<AppUpdater> {
  const { default: loaded } = await import('electron-updater')
  const updater = loaded.autoUpdater
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.logger = null
  return updater
}

/** The feed is fetched once more with its signature, and must say what the updater has read. */
async function assertSigned(
  { feed, key }: { feed: string; key: string },
  { version, files }: UpdateInfo,
): Promise<void> {
  const address = new URL(feedFile(), feed.endsWith('/') ? feed : `${feed}/`)
  const text = await readText(address.href)
  const signature = await readText(`${address.href}.sig`)
  const hashes = files.map(({ sha512 }) => sha512)
  if (!isSignedFeed({ text, signature, key }, { version, hashes })) {
    throw new UnsignedFeedError(`the feed of version ${version} is not signed`)
  }
}

/** As electron-builder names it: for Windows and x64 without a suffix. */
function feedFile(): string {
  if (process.platform === 'darwin') return 'latest-mac.yml'
  if (process.platform === 'win32') return 'latest.yml'
  return process.arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${process.arch}.yml`
}

async function readText(address: string): Promise<string> {
  const answer = await net.fetch(address, { cache: 'no-store', redirect: 'error' })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return answer.text()
}
