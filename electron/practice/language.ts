export type PracticeLanguage = 'et' | 'en'

const estonianWords = new Set(
  `aga aitäh eesti ei ega ja jah jutt ka kas keda kes kirjuta kirjutage kood koodi koos kuhu kui kuidas kus
  loend loendi loetelu ma mida miks milline mille mina minu mis mul mulle nad need nii ning näita näited olema oled
  olen oli on palun pikk pikem pikalt pika saab sa see seda selgita selle siin siis sina sinu tabel tabeli
  tee tere teha tänan valem valemi või väga üks ütle`.split(/\s+/),
)

const englishWords = new Set(
  `a about am an and answer are as at be but by can code could do does explain for from give have hello hi how i
  in is it like list long make math maths me my not of or please show table tell that the there this to was
  what when where which who why will with would write you your`.split(/\s+/),
)

/**
 * The language of the newest text that tells one, by common words and Estonian letters; English if none does.
 * Good enough to choose between two sets of practice sentences, and meant for nothing else.
 */
export function guessLanguage(textsNewestFirst: readonly string[]): PracticeLanguage {
  for (const text of textsNewestFirst) {
    const score = scoreEstonian(text)
    if (score !== 0) return score > 0 ? 'et' : 'en'
  }
  return 'en'
}

/** Above zero: Estonian; below: English; zero: cannot tell. */
function scoreEstonian(text: string): number {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  let score = 0
  for (const word of words) {
    if (estonianWords.has(word) || /[õäöüšž]/.test(word)) score += 1
    else if (englishWords.has(word)) score -= 1
  }
  return score
}
