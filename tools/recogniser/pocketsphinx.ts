import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** Of Debian's pocketsphinx-en-us. */
const model = '/usr/share/pocketsphinx/model/en-us'

/**
 * The English words that pocketsphinx hears in a WAV file of 16 kHz mono PCM16, lower case and without punctuation.
 * Takes about a third of the sound's own time, and a second to load its model.
 */
export async function recognise(wav: Uint8Array, signal: AbortSignal): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jutt-recogniser-'))
  try {
    const file = join(folder, 'sound.wav')
    await writeFile(file, wav, { signal })
    return await listenTo(file, signal)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function listenTo(file: string, signal: AbortSignal): Promise<string> {
  const options = {
    '-infile': file,
    '-hmm': join(model, 'en-us'),
    '-lm': join(model, 'en-us.lm.bin'),
    '-dict': join(model, 'cmudict-en-us.dict'),
    '-logfn': '/dev/null',
  }
  const child = spawn('pocketsphinx_continuous', Object.entries(options).flat(), {
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
  })
  const [words] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (child.exitCode !== 0) throw new Error(`pocketsphinx ended with ${child.exitCode}`)
  // One line for each stretch of speech between pauses.
  return words.split(/\s+/).filter(Boolean).join(' ')
}
