import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** Of Debian's pocketsphinx-en-us. */
const model = '/usr/share/pocketsphinx/model/en-us'

/** A word as it was heard, and where in the sound, in seconds. */
export interface HeardWord {
  word: string
  from: number
  to: number
}

/**
 * The English words that pocketsphinx hears in a WAV file of 16 kHz mono PCM16, lower case and without punctuation.
 * Takes about a third of the sound's own time, and a second to load its model.
 */
export async function recognise(wav: Uint8Array, signal: AbortSignal): Promise<string> {
  // One line for each stretch of speech between pauses.
  return (await listen(wav, signal)).split(/\s+/).filter(Boolean).join(' ')
}

/** The same words, each with its place. */
export async function recogniseWords(wav: Uint8Array, signal: AbortSignal): Promise<HeardWord[]> {
  const told = await listen(wav, signal, { '-time': 'yes' })
  // "those(2) 1.690 2.040 0.055": the second way to say it, from, to, how sure. Silence and noise stand in <> or [].
  return [...told.matchAll(/^([a-z'.]+)(?:\(\d+\))? ([\d.]+) ([\d.]+) [\d.]+$/gm)].map(
    ([, word = '', from, to]) => ({ word, from: Number(from), to: Number(to) }),
  )
}

/** What it prints of a WAV file. */
async function listen(
  wav: Uint8Array,
  signal: AbortSignal,
  more: Record<string, string> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jutt-recogniser-'))
  try {
    const file = join(folder, 'sound.wav')
    await writeFile(file, wav, { signal })
    return await listenTo(file, signal, more)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function listenTo(
  file: string,
  signal: AbortSignal,
  more: Record<string, string>,
): Promise<string> {
  const options = {
    '-infile': file,
    '-hmm': join(model, 'en-us'),
    '-lm': join(model, 'en-us.lm.bin'),
    '-dict': join(model, 'cmudict-en-us.dict'),
    '-logfn': '/dev/null',
    ...more,
  }
  const child = spawn('pocketsphinx_continuous', Object.entries(options).flat(), {
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
  })
  const [words] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (child.exitCode !== 0) throw new Error(`pocketsphinx ended with ${child.exitCode}`)
  return words
}
