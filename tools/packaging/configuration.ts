import type { Configuration } from 'electron-builder'

type Fuses = NonNullable<Configuration['electronFuses']>

export interface PackagingWishes {
  /** An unpacked Electron to use in place of the one that electron-builder downloads. */
  electronDist?: string
  /** Where updates are published (https); without it the app has no updates, and says so. */
  updateFeed?: string
  /** Base64 of the Ed25519 public key (SPKI, DER) by which update feeds are signed. */
  updateKey?: string
  /** Leaves the debugger's door open, without which Playwright cannot drive the packaged app. Never for a release. */
  isInspectable?: boolean
  /** Whom the Debian package names: "Name <address>". */
  maintainer?: string
  /** With Apple's credentials in the environment the macOS app is notarised. */
  isNotarized?: boolean
}

/**
 * What Electron's binary may do once it is ours.
 * https://www.electronjs.org/docs/latest/tutorial/fuses tells what each of them is.
 */
export function fuses(isInspectable: boolean): Fuses {
  return {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: isInspectable,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  }
}

/** By the name's ending; Linux goes by the media type. */
const opened = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  opus: 'audio/opus',
  flac: 'audio/flac',
  wav: 'audio/x-wav',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
}

const microphone = 'Jutt turns what you say into text, while you hold its button or its keys.'

/** How installers are made; see electron-builder's own documentation of each field. */
export function packagingConfiguration(wishes: PackagingWishes = {}): Configuration {
  const { electronDist, updateFeed, updateKey, isInspectable = false } = wishes
  return {
    appId: 'ee.ut.hpc.jutt',
    productName: 'Jutt',
    copyright: 'Copyright © 2026 The Jutt authors',
    directories: { output: 'dist', buildResources: 'resources/packaging' },
    ...(electronDist !== undefined && { electronDist }),
    // What else the app needs is bundled in out/; native code has binaries for each platform in its package.
    files: [
      'out/**',
      '!out/{tour,built,bench}{,/**}',
      'resources/icons/**',
      'resources/practice/**',
      'package.json',
      'LICENSE',
      '!node_modules/**',
      'node_modules/uiohook-napi/{package.json,LICENSE,dist/**}',
      'node_modules/uiohook-napi/prebuilds/${platform}-${arch}/**',
      'node_modules/node-gyp-build/**',
      '!**/*.map',
    ],
    asar: true,
    npmRebuild: false,
    electronFuses: fuses(isInspectable),
    // Chromium's own texts; the interface's are in out/.
    electronLanguages: ['en-US', 'en', 'et'],
    ...(updateFeed !== undefined &&
      updateKey !== undefined && { extraMetadata: { updateFeed, updateKey } }),
    publish: updateFeed === undefined ? null : { provider: 'generic', url: updateFeed },
    fileAssociations: Object.entries(opened).map(([ext, mimeType]) => ({
      ext,
      mimeType,
      name: mimeType.startsWith('video/') ? 'Video' : 'Sound',
      role: 'Viewer' as const,
      rank: 'Alternate' as const,
    })),
    win: {
      target: ['nsis', 'portable'],
      icon: 'resources/icons/icon.ico',
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      installerLanguages: ['en_US', 'et_EE'],
      deleteAppDataOnUninstall: false,
    },
    portable: { artifactName: '${productName}-${version}-portable.${ext}' },
    mac: {
      target: ['dmg', 'zip'],
      icon: 'resources/icons/icon.icns',
      category: 'public.app-category.productivity',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: 'resources/packaging/entitlements.plist',
      entitlementsInherit: 'resources/packaging/entitlements.plist',
      extendInfo: { NSMicrophoneUsageDescription: microphone },
      notarize: wishes.isNotarized ?? false,
    },
    linux: {
      target: ['AppImage', 'deb'],
      icon: 'resources/icons/icon.png',
      category: 'Office',
      synopsis: 'Chat, dictation and transcripts with the UT HPC Center’s models',
      executableName: 'jutt',
      maintainer: wishes.maintainer ?? 'The Jutt authors <jutt@example.invalid>',
    },
  }
}
