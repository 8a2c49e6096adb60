import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { build, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packagingConfiguration } from '../../tools/packaging/configuration.ts'
import { readManifest, root } from '../../tools/setup/project.ts'
import { writeStubElectron } from './stub-electron.ts'

/** The app is packed by electron-builder as a release is, around a stand-in for Electron's own files. */
let folder: string
let app: string
let archive: string
let files: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jutt-package-'))
  const electronDist = join(folder, 'electron')
  await writeStubElectron(electronDist, readManifest(join(root, 'node_modules/electron')).version)
  const configuration = packagingConfiguration({ electronDist })
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir'),
    config: {
      ...configuration,
      directories: { ...configuration.directories, output: join(folder, 'packed') },
    },
    publish: 'never',
  })
  app = join(
    folder,
    'packed',
    readdirSync(join(folder, 'packed')).find((name) => name.endsWith('unpacked')) ?? '',
  )
  archive = join(app, 'resources/app.asar')
  files = listPackage(archive, { isPack: false }).filter((name) => {
    const entry = statFile(archive, name.slice(1), false)
    return !('files' in entry)
  })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the packaged app', () => {
  it('has what it needs to run', () => {
    const needed = [
      '/package.json',
      '/LICENSE',
      '/out/main/main.js',
      '/out/main/search.js',
      '/out/main/keeping.js',
      '/out/main/check.js',
      '/out/main/key-hook.js',
      '/out/preload/preload.cjs',
      '/out/renderer/main/index.html',
      '/out/renderer/overlay/index.html',
      '/out/renderer/audio/index.html',
      '/out/licences.json',
      '/resources/icons/tray.png',
      '/resources/practice/et.wav',
      '/resources/practice/en.wav',
      '/node_modules/uiohook-napi/dist/index.js',
      '/node_modules/node-gyp-build/index.js',
    ]
    expect(files).toEqual(expect.arrayContaining(needed))
    // For the platform that packs: installers are made each on its own.
    const own = `${process.platform}-${process.arch}`
    const unpacked = join(app, 'resources/app.asar.unpacked')
    expect(existsSync(join(unpacked, 'node_modules/uiohook-napi/prebuilds', own))).toBe(true)
  })

  it('has nothing else: no source, no test, no map, no code of other platforms', () => {
    const allowed =
      /^\/(?:out\/(?:main|preload|renderer)\/|out\/licences\.json$|resources\/(?:icons|practice)\/|node_modules\/(?:uiohook-napi|node-gyp-build)\/|package\.json$|LICENSE$)/
    expect(files.filter((name) => !allowed.test(name) || name.endsWith('.map'))).toEqual([])
    expect(files.filter((name) => name.includes('/prebuilds/'))).toHaveLength(1)
  })

  it('is 40 MB at most without Electron', () => {
    const bytes = statSync(archive).size
    const largest = files
      .map((name) => ({ name, size: sizeOf(name) }))
      .toSorted((one, other) => other.size - one.size)
      .slice(0, 12)
    console.log(`app.asar: ${megabytes(bytes)}, ${files.length} files; the largest:`)
    for (const { name, size } of largest) console.log(`  ${megabytes(size)} ${name}`)
    expect(bytes).toBeLessThanOrEqual(40e6)
  })

  it('has the fuses blown that it does without', async () => {
    const wire = await getCurrentFuseWire(join(app, 'jutt'))
    const on = Object.values(FuseV1Options)
      .filter((fuse) => typeof fuse === 'number')
      .filter((fuse) => wire[fuse] === FuseState.ENABLE)
      .map((fuse) => FuseV1Options[fuse])
    expect(on).toContain('EnableCookieEncryption')
    expect(on).toContain('EnableEmbeddedAsarIntegrityValidation')
    expect(on).toContain('OnlyLoadAppFromAsar')
    expect(on).not.toContain('RunAsNode')
    expect(on).not.toContain('EnableNodeOptionsEnvironmentVariable')
    expect(on).not.toContain('EnableNodeCliInspectArguments')
    expect(on).not.toContain('GrantFileProtocolExtraPrivileges')
  })

  it('brings Chromium’s texts in its two languages only', () => {
    expect(readdirSync(join(app, 'locales')).toSorted()).toEqual(['en-US.pak', 'et.pak'])
  })

  it('names neither a feed nor a key where none was given', () => {
    expect(existsSync(join(app, 'resources/app-update.yml'))).toBe(false)
    expect(extractFile(archive, 'package.json').toString()).not.toContain('updateKey')
  })
})

describe('the configuration', () => {
  it('asks macOS for the microphone, under its hardened runtime', () => {
    const { mac } = packagingConfiguration()
    expect(mac?.hardenedRuntime).toBe(true)
    expect(mac?.extendInfo).toHaveProperty('NSMicrophoneUsageDescription')
    const entitlements = readFileSync(join(root, String(mac?.entitlements)), 'utf8')
    expect(entitlements).toContain('com.apple.security.device.audio-input')
  })

  it('leaves the debugger’s door open only where that is wished for', () => {
    expect(packagingConfiguration().electronFuses?.enableNodeCliInspectArguments).toBe(false)
    const inspectable = packagingConfiguration({ isInspectable: true })
    expect(inspectable.electronFuses?.enableNodeCliInspectArguments).toBe(true)
  })

  it('makes every kind of installer that is promised', () => {
    const { win, mac, linux } = packagingConfiguration()
    expect(win?.target).toEqual(['nsis', 'portable'])
    expect(mac?.target).toEqual(['dmg', 'zip'])
    expect(linux?.target).toEqual(['AppImage', 'deb'])
    for (const icon of [win?.icon, mac?.icon, linux?.icon]) {
      expect(existsSync(join(root, String(icon)))).toBe(true)
    }
  })
})

function sizeOf(name: string): number {
  const entry = statFile(archive, name.slice(1), false)
  return 'size' in entry ? entry.size : 0
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`
}
