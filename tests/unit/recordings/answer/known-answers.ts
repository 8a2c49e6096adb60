import type { Answer, Heard } from '../../../../electron/recordings/answer/answer.ts'

export interface KnownAnswer {
  text: string
  heard: Heard
}

const known = (text: string, seconds: number, ...speech: [number, number][]): KnownAnswer => ({
  text,
  heard: { seconds, speech: speech.map(([start, end]) => ({ start, end })) },
})

/**
 * What is said in the recordings of pocketsphinx-testdata (librivox/transcription, cards/cards.transcription), with
 * the speech that the segmenter hears in their sound.
 */
export const LIBRIVOX: readonly KnownAnswer[] = [
  known(
    'and mister john dashwood had then leisure to consider how much there might be prudently in his power to do for them',
    7.1,
    [0.24, 6.82],
  ),
  known('he was not an ill disposed young man', 2.99, [0.24, 2.8]),
  known(
    'unless to be rather cold hearted and rather selfish is to be ill disposed',
    5.3,
    [0.26, 5.08],
  ),
  known(
    'had he married a more a amiable woman he might have been made still more respectable than he was',
    6.05,
    [0.26, 5.82],
  ),
  known('he might even have been made amiable himself', 3.29, [0.02, 3.02]),
]

export const CARDS: readonly KnownAnswer[] = [
  known('ten of clubs', 1.1, [0, 1.04]),
  known('four queen of clubs', 1.96, [0.12, 1.88]),
  known('seven of clubs', 1.54, [0.1, 1.3]),
  known('five five', 1.55, [0.12, 1.36]),
  known('eight of spades four of clubs seven of hearts', 3.5, [0.2, 3.3]),
]

const TARTU =
  'Tartu Ülikooli arvutusteaduse keskus pakub teadlastele ja üliõpilastele suurte keelemudelite teenust, mille abil saab kirjutada, tõlkida ja andmeid analüüsida. Helisalvestised jäävad alati kasutaja enda arvutisse ning tekst ilmub ekraanile juba rääkimise ajal.'

/** Read by espeak-ng (voice et) at 120, 150 and 220 words a minute, with the speech that the segmenter hears. */
export const ESTONIAN: readonly KnownAnswer[] = [
  known(
    TARTU,
    26.04,
    [0.1, 5.82],
    [6.04, 9.28],
    [9.66, 12.22],
    [12.6, 12.92],
    [13.16, 15.34],
    [16.02, 21.72],
    [22, 22.56],
    [22.82, 24.2],
    [24.44, 25.42],
  ),
  known(
    TARTU,
    20.56,
    [0.1, 7.4],
    [7.68, 9.7],
    [9.96, 12.14],
    [12.62, 17.16],
    [17.38, 17.84],
    [18.06, 19.12],
    [19.34, 20.12],
  ),
  known(TARTU, 13.79, [0.06, 8.2], [8.46, 13.56]),
]

/** The librivox recordings as one piece, half a second apart. */
export function wholeReading(): KnownAnswer {
  let seconds = 0
  const speech: Heard['speech'][number][] = []
  for (const { heard } of LIBRIVOX) {
    for (const { start, end } of heard.speech)
      speech.push({ start: seconds + start, end: seconds + end })
    seconds += heard.seconds
  }
  return { text: LIBRIVOX.map(({ text }) => text).join(' '), heard: { seconds, speech } }
}

/** An answer with one segment for each stretch of speech, the words spread evenly over it. */
export function timed({ text, heard }: KnownAnswer): Answer {
  const words = text.split(' ')
  const segments = heard.speech.map((span, index) => ({
    ...span,
    text: words
      .slice(
        Math.floor((index * words.length) / heard.speech.length),
        Math.floor(((index + 1) * words.length) / heard.speech.length),
      )
      .join(' '),
  }))
  return { text, segments }
}
