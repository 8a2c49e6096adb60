import type { PracticeLanguage } from './language.ts'
import type { WavSound } from './wav.ts'

/** A sentence and the part of the sound that it stands for; times in seconds. */
export interface ReportedStretch {
  start: number
  end: number
  text: string
}

/** Length of the part of a sound that each sentence stands for, in seconds; a shorter rest belongs to the one before. */
const stretchSeconds = 4
const leastRest = 3

/** From so many seconds on each fact of the first sentence has the time to be said. */
const factSeconds = [0, 1, 2, 3, 4] as const

const wordings = {
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

/** Each is worded differently: the same sentence again and again is what a failing recogniser gives. */
const fillers: Record<PracticeLanguage, ((span: string, level: string) => string)[]> = {
  et: [
    (span, level) => `Lõigu ${span} heli oli kuni ${level}; siin on harjutustekst, mitte öeldu.`,
    (span, level) =>
      `Ajast ${span} jõudis kohale kõik, valjem hetk ${level}, aga keegi ei kuulanud.`,
    (span, level) => `Vahemikus ${span} küündis tase väärtuseni ${level}; see lause on vaid täide.`,
    (span, level) => `See rida seisab koha ${span} eest (tipp ${level}): kõnemudelit ei ole.`,
    (span, level) => `Siis tuli ${span}, tugevus mitte üle ${level}, ja sõnad jäid tuvastamata.`,
    (span, level) =>
      `Jupp ${span} on käes, suurim väärtus ${level}; päris teenus kirjutaks kõne siia.`,
    (span, level) => `Ka ${span} võeti vastu, maksimum ${level}, jällegi ilma tuvastajata.`,
  ],
  en: [
    (span, level) =>
      `The part ${span} peaked at ${level}; this is practice text, not what was said.`,
    (span, level) => `All of ${span} came in, loudest ${level}, but nothing listened to it.`,
    (span, level) =>
      `Within ${span} the level reached ${level}; this sentence merely fills the place.`,
    (span, level) => `The line for ${span} (top ${level}) has no speech model behind it.`,
    (span, level) =>
      `Then followed ${span}, never above ${level}, and its words stay unrecognised.`,
    (span, level) =>
      `Stretch ${span} has arrived, highest value ${level}; a real service would write speech.`,
    (span, level) => `Also received: ${span}, maximum ${level}, again without any recogniser.`,
  ],
}

/**
 * Tells what was received in place of a transcript, at about the length of one: first seconds, loudest level, language
 * asked for, rate and format, as far as anybody could say it so soon; then a sentence for each further four seconds, with
 * its level in per cent of full scale.
 */
export function reportSound(sound: WavSound, language: string | undefined): ReportedStretch[] {
  const told: PracticeLanguage = language === 'et' ? 'et' : 'en'
  const spoken = fillers[told]
  const count = Math.max(1, Math.floor((sound.seconds - leastRest) / stretchSeconds) + 1)
  return Array.from({ length: count }, (_, index) => {
    const start = index * stretchSeconds
    const end = index === count - 1 ? sound.seconds : start + stretchSeconds
    if (index === 0) return { start, end, text: describeWhole(sound, language, told) }
    const filler = spoken[(index - 1) % spoken.length]
    const loudest = Math.max(...sound.peaks.slice(start, Math.ceil(end)))
    const span = `${start}–${Math.ceil(end)} s`
    return { start, end, text: filler?.(span, `${Math.round(100 * loudest)}%`) ?? '' }
  })
}

function describeWhole(
  sound: WavSound,
  language: string | undefined,
  told: PracticeLanguage,
): string {
  const words = wordings[told]
  const oneDecimal = new Intl.NumberFormat(told, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const level = 20 * Math.log10(sound.peak)
  const facts = [
    words.seconds(oneDecimal.format(sound.seconds)),
    sound.peak > 0 ? words.level(oneDecimal.format(level)) : words.silence,
    words.language(language),
    `${sound.sampleRate} Hz ${words.channels(sound.channels)}`,
    `WAV ${sound.encoding} ${sound.bitsPerSample} bit`,
  ]
  const said = facts.filter((_, index) => sound.seconds >= (factSeconds[index] ?? 0))
  return `${words.opening}: ${said.join(', ')}.`
}
