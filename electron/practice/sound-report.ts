import type { PracticeLanguage } from './language.ts'
import type { WavSound } from './wav.ts'

const sentences = {
  et: {
    opening: 'Harjutus, kõnetuvastust pole',
    seconds: (amount: string) => `${amount} s heli`,
    level: (amount: string) => `valjem hetk ${amount} dBFS`,
    silence: 'täielik vaikus',
    channels: (amount: number) => (amount === 1 ? 'mono' : `${amount} kanalit`),
    language: (asked: string | undefined) => (asked ? `küsitud keel ${asked}` : 'keelt ei küsitud'),
  },
  en: {
    opening: 'Practice, no speech recogniser',
    seconds: (amount: string) => `${amount} s of sound`,
    level: (amount: string) => `loudest ${amount} dBFS`,
    silence: 'complete silence',
    channels: (amount: number) => (amount === 1 ? 'mono' : `${amount} channels`),
    language: (asked: string | undefined) =>
      asked ? `language asked for ${asked}` : 'no language asked for',
  },
} as const

/** Tells what was received in place of a transcript: seconds, loudest level, language asked for, rate, format. */
export function reportSound(sound: WavSound, language: string | undefined): string {
  const told: PracticeLanguage = language === 'et' ? 'et' : 'en'
  const words = sentences[told]
  const oneDecimal = new Intl.NumberFormat(told, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const level = 20 * Math.log10(sound.peak)
  const parts = [
    words.seconds(oneDecimal.format(sound.seconds)),
    sound.peak > 0 ? words.level(oneDecimal.format(level)) : words.silence,
    words.language(language),
    `${sound.sampleRate} Hz ${words.channels(sound.channels)}`,
    `WAV ${sound.encoding} ${sound.bitsPerSample} bit`,
  ]
  return `${words.opening}: ${parts.join(', ')}.`
}
