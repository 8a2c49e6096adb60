import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sox } from './files.ts'

const start = promisify(execFile)

const RATE = 16_000

/** Five sentences read aloud, as Debian's package pocketsphinx-testdata brings them. */
const SENTENCES = '/usr/share/pocketsphinx/test/data/librivox'

export const hasSentences = existsSync(SENTENCES)

/** Where a sentence lies, in samples. */
export interface Sentence {
  start: number
  end: number
}

/** Makes `name` of the sentences, with a second of faint noise before, between and behind them. */
export async function makeReading(folder: string, name: string): Promise<Sentence[]> {
  const names = (await readdir(SENTENCES)).filter((each) => each.endsWith('.wav')).toSorted()
  const files = names.map((each) => join(SENTENCES, each))
  await makeSound(folder, 'pause.wav', 'synth 1 pinknoise vol -60dB')
  await sox(folder, ['pause.wav', ...files.flatMap((file) => [file, 'pause.wav']), name])
  const places: Sentence[] = []
  for (const file of files) {
    const from = (places.at(-1)?.end ?? 0) + RATE
    places.push({ start: from, end: from + Number((await start('soxi', ['-s', file])).stdout) })
  }
  return places
}

/** Makes a sound by sox's own effects. */
export async function makeSound(folder: string, name: string, effects: string): Promise<void> {
  await sox(folder, `-R -n -r ${RATE} -c 1 -b 16 ${name} ${effects}`.split(' '))
}

/** Mixes `source`, and 20 s behind it, with noise of a colour, so many decibels below its own level. */
export async function makeNoisy(
  folder: string,
  source: string,
  { color, below, name }: { color: string; below: number; name: string },
): Promise<void> {
  const seconds = Number((await start('soxi', ['-D', source], { cwd: folder })).stdout) + 20
  await makeSound(folder, 'noise.wav', `synth ${seconds} ${color}noise vol -20dB`)
  const gain = (await level(folder, source)) - below - (await level(folder, 'noise.wav'))
  await sox(folder, `noise.wav quiet-noise.wav vol ${gain}dB`.split(' '))
  await sox(folder, `-m -v 1 ${source} -v 1 quiet-noise.wav ${name}`.split(' '))
}

/** The level of a whole file, in dBFS. */
async function level(folder: string, name: string): Promise<number> {
  const { stderr } = await start('sox', [name, '-n', 'stats'], { cwd: folder })
  return Number(/RMS lev dB\s+(-?[\d.]+)/.exec(stderr)?.[1])
}
