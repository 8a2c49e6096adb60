import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPackages, isDebian, isRoot } from './debian.ts'

/** Debian's packages by what shows that they are there: a command, or a file. */
const known = {
  ffmpeg: 'ffmpeg',
  sox: 'sox',
  pulseaudio: 'pulseaudio',
  'pulseaudio-utils': 'pactl',
  xvfb: 'Xvfb',
  xdotool: 'xdotool',
  xclip: 'xclip',
  tk: 'wish',
  dbus: 'dbus-daemon',
  pocketsphinx: 'pocketsphinx_continuous',
  'pocketsphinx-en-us': '/usr/share/pocketsphinx/model/en-us/en-us.lm.bin',
  'pocketsphinx-testdata': '/usr/share/pocketsphinx/test/data/librivox/transcription',
} as const

type PackageName = keyof typeof known

/** What the tour needs to let somebody really understand a spoken sentence. */
const forRecogniser: readonly PackageName[] = [
  'pocketsphinx',
  'pocketsphinx-en-us',
  'pocketsphinx-testdata',
]

/**
 * What specs need: sound files of all kinds, a microphone that can be unplugged, recorded speech, and a display with
 * another program on it that is dictated into.
 */
const forTests: readonly PackageName[] = [
  'ffmpeg',
  'sox',
  'pulseaudio',
  'pulseaudio-utils',
  'pocketsphinx-testdata',
  'xvfb',
  'xdotool',
  'xclip',
  'tk',
  'dbus',
]

/** Is the speech recogniser here? Installs it where it can; where it cannot, it says in a line what is missing. */
export function ensureRecogniser(): Promise<boolean> {
  return ensure(forRecogniser, 'nobody understands speech in this tour')
}

/** The same for what the specs of sound need; specs that miss it are skipped and say so. */
export function ensureSoundTools(): Promise<boolean> {
  return ensure(forTests, 'specs that need them are skipped')
}

async function ensure(packages: readonly PackageName[], otherwise: string): Promise<boolean> {
  const missing = packages.filter((name) => !isPresent(known[name]))
  if (missing.length === 0) return true
  if (isDebian() && isRoot() && (await installPackages(missing))) return true
  console.log(`Not here: ${missing.join(', ')}; ${otherwise}.`)
  return false
}

function isPresent(mark: string): boolean {
  if (mark.startsWith('/')) return existsSync(mark)
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, mark)))
}
