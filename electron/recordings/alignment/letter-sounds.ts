/** How a letter sounds, as far as loudness and brightness tell sounds apart. */
export type LetterSound = 'vowel' | 'sonorant' | 'hiss' | 'stop' | 'breath' | 'other'

/** How loud and how bright a sound is, as mean and spread (in spreads of all speech around it), and how long. */
export interface SoundModel {
  loudness: number
  loudnessSpread: number
  brightness: number
  brightnessSpread: number
  /** Relative to the others. */
  length: number
}

/**
 * Measured on sentences of which each word’s place is known: those of pocketsphinx-testdata, aligned by pocketsphinx, and
 * Estonian and English ones by espeak-ng, with and without noise.
 */
export const soundModels: Readonly<Record<LetterSound, SoundModel>> = {
  vowel: model(0.7, 0.42, -0.27, 0.47, 1.1),
  sonorant: model(0.04, 0.42, -0.85, 0.54, 0.65),
  hiss: model(-0.75, 0.56, 1.6, 0.56, 1.1),
  stop: model(-1.2, 0.8, 0.45, 1.2, 1.05),
  breath: model(-0.5, 0.7, 0.1, 0.75, 0.7),
  other: model(0, 1.2, 0, 1.2, 0.9),
}

function model(
  loudness: number,
  loudnessSpread: number,
  brightness: number,
  brightnessSpread: number,
  length: number,
): SoundModel {
  return { loudness, loudnessSpread, brightness, brightnessSpread, length }
}

/** Letters of Estonian, English and Russian; those of other writings tell nothing but how long they take. */
const letters: readonly (readonly [LetterSound, string])[] = [
  ['vowel', 'aeiouyõäöüåàáèéíóúаеёиоуыэюя'],
  ['sonorant', 'lmnrvjwлмнрвй'],
  ['hiss', 'szšžfcxçсзшжщцчф'],
  ['stop', 'bdgptkqбдгптк'],
  ['breath', 'hх'],
]
const known: ReadonlyMap<string, LetterSound> = new Map(
  letters.flatMap(([sound, all]) => Array.from(all, (letter) => [letter, sound] as const)),
)

/** What a digit is read as is not known; it is a word of about so many letters. */
const readDigit: readonly LetterSound[] = ['other', 'other', 'other', 'other']

/** The sounds of a word, in their order. */
export function soundsOf(word: string): LetterSound[] {
  return Array.from(word.normalize('NFC').toLowerCase()).flatMap((character) => {
    if (/\p{N}/u.test(character)) return readDigit
    return /\p{L}/u.test(character) ? [known.get(character) ?? 'other'] : []
  })
}
