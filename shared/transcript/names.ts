/** Words that keep their capital wherever they stand, with endings or without. */
const KNOWN = [
  'Eesti Tartu Tallinn Pärnu Narva Euroopa Soome Läti Venemaa Saksamaa',
  'Estonia Europe English Estonian Finnish Russian German French European American',
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  'January February April June July August September October November December',
  'Mr Mrs Ms Dr Prof Christmas God',
].flatMap((line) => line.split(' '))

/** A capital within a sentence: behind a small letter or a comma, and on a word that has small letters. */
const WITHIN_SENTENCE = /[\p{Ll},] (\p{Lu}\p{Ll}+)/gu

/** Case endings are this long at most ("Tartusse", "Annale", "Tallinnasse"). */
const LONGEST_ENDING = 4
const SHORTEST_STEM = 4

/** Above this share of capitals the language writes nouns with them (German): then a capital says nothing. */
const NOUN_SHARE = 0.15
const ENOUGH_LETTERS = 200
const LETTERS_A_WORD = 6

/** Knows which words are names, from the texts it has read. */
export interface Names {
  read(text: string): void
  keepsCapital(word: string): boolean
}

/** Makes {@link Names}; a word that was seen with a capital within a sentence is one. */
export function createNames(): Names {
  const names = new Set<string>()
  const stems = new Map<string, string[]>()
  let letters = 0
  let capitals = 0

  function add(name: string): void {
    if (names.has(name)) return
    names.add(name)
    const stem = name.slice(0, SHORTEST_STEM)
    if (stem.length < SHORTEST_STEM) return
    const others = stems.get(stem)
    if (others) others.push(name)
    else stems.set(stem, [name])
  }

  KNOWN.forEach(add)
  return {
    read(text) {
      letters += text.length
      for (const match of text.matchAll(WITHIN_SENTENCE)) {
        capitals += 1
        add(match[1] ?? '')
      }
    },
    keepsCapital(word) {
      const isNounCapital =
        letters >= ENOUGH_LETTERS && (capitals * LETTERS_A_WORD) / letters > NOUN_SHARE
      if (isNounCapital || names.has(word)) return true
      const alike = stems.get(word.slice(0, SHORTEST_STEM)) ?? []
      return alike.some(
        (name) =>
          (word.startsWith(name) || name.startsWith(word)) &&
          Math.abs(word.length - name.length) <= LONGEST_ENDING,
      )
    },
  }
}
