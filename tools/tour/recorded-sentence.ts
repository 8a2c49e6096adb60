import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Of Debian's pocketsphinx-testdata: chapters of a novel, read by a volunteer of LibriVox. */
const folder = '/usr/share/pocketsphinx/test/data/librivox'
/** Of its five sentences the one that pocketsphinx understands best. */
const name = 'sense_and_sensibility_01_austen_64kb-0920'

/** A sentence that a person spoke: its WAV file, its length in seconds, and its words as the package gives them. */
export async function recordedSentence(): Promise<{
  file: string
  seconds: number
  words: string
}> {
  const lines = (await readFile(join(folder, 'transcription'), 'utf8')).split('\n')
  const line = lines.find((candidate) => candidate.includes(`(${name})`)) ?? ''
  const words = /<s>\s*(.*?)\s*<\/s>/.exec(line)?.[1]
  if (words === undefined) throw new Error(`The package has no words for ${name}`)
  return { file: join(folder, `${name}.wav`), seconds: 6.1, words }
}

/** How many words of a sentence are in the other one too, in the same order (their longest common subsequence). */
export function wordsInCommon(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const word of a) {
    const next = [0]
    for (const [index, candidate] of b.entries()) {
      next.push(
        word === candidate
          ? (row[index] ?? 0) + 1
          : Math.max(row[index + 1] ?? 0, next[index] ?? 0),
      )
    }
    row = next
  }
  return row.at(-1) ?? 0
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
