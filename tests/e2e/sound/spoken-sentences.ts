import { existsSync, readFileSync } from 'node:fs'
import { samplesOf } from '../../../electron/recordings/transcriber/listen.ts'

/** Seconds from the start of its sound to that of a word. */
export interface SpokenWord {
  word: string
  at: number
}

export interface SpokenSentence {
  sound: Int16Array
  words: readonly SpokenWord[]
}

/**
 * What is read in the sentences of Debian's pocketsphinx-testdata (LibriVox, Sense and Sensibility), and at which second each
 * word begins: as pocketsphinx 0.8 aligns their transcription with the sound (-jsgf with the sentence alone, -time yes).
 */
const aligned: Readonly<Record<string, string>> = {
  '0870':
    'and@0.15 mister@0.37 john@0.63 dashwood@1.00 had@1.56 then@1.84 leisure@2.22 to@2.72 consider@2.90 how@3.45 much@3.90 there@4.33 might@4.53 be@4.79 prudently@4.94 in@5.46 his@5.56 power@5.75 to@6.04 do@6.14 for@6.35 them@6.61',
  '0880': 'he@0.21 was@0.33 not@0.56 an@1.15 ill@1.30 disposed@1.48 young@2.12 man@2.33',
  '0890':
    'unless@0.25 to@0.59 be@0.70 rather@0.86 cold@1.22 hearted@1.74 and@2.21 rather@2.41 selfish@2.78 is@3.62 to@3.88 be@3.98 ill@4.16 disposed@4.37',
  '0920':
    'had@0.22 he@0.44 married@0.55 a@0.98 more@1.03 a@1.42 amiable@1.46 woman@2.01 he@2.50 might@2.72 have@2.98 been@3.19 made@3.36 still@3.70 more@4.06 respectable@4.27 than@5.00 he@5.13 was@5.20',
  '0930': 'he@0.20 might@0.39 even@0.64 have@0.93 been@1.07 made@1.32 amiable@1.68 himself@2.27',
}

const headerBytes = 44

const fileOf = (number: string): string =>
  `/usr/share/pocketsphinx/test/data/librivox/sense_and_sensibility_01_austen_64kb-${number}.wav`

/** Are the sounds of them here? */
export const areHere = Object.keys(aligned).every((number) => existsSync(fileOf(number)))

export function spokenSentences(): SpokenSentence[] {
  return Object.entries(aligned).map(([number, words]) => ({
    sound: samplesOf(Uint8Array.from(readFileSync(fileOf(number)).subarray(headerBytes))),
    words: words.split(' ').map((each) => {
      const [word = '', at] = each.split('@')
      return { word, at: Number(at) }
    }),
  }))
}
