/**
 * The part of a dictated text that follows the one taken before. Text only grows at its end as a rule; where words
 * within it changed, or came late in its middle, both are laid upon each other as well as their words allow, and
 * `isWhole` is false: something of the text is not where it belongs.
 */
export function untaken(taken: string, dictated: string): { rest: string; isWhole: boolean } {
  if (dictated.startsWith(taken) && isEndOfWord(taken, dictated)) {
    return { rest: dictated.slice(taken.length), isWhole: true }
  }
  const old = [...taken.matchAll(/\S+/g)].map(([word]) => plain(word))
  const words = [...dictated.matchAll(/\S+/g)]
  const { matched, end } = alignment(
    old,
    words.map(([word]) => plain(word)),
  )
  return {
    rest: dictated.slice(words[end]?.index ?? dictated.length),
    isWhole: matched === old.length && matched === end,
  }
}

function isEndOfWord(taken: string, dictated: string): boolean {
  return taken === '' || !/^[\p{L}\p{N}]/u.test(dictated.slice(taken.length))
}

/** How many of the old words are in the new ones in this order, and after how many of these all of them were seen. */
function alignment(
  old: readonly string[],
  words: readonly string[],
): { matched: number; end: number } {
  let same = 0
  while (same < old.length && old[same] === words[same]) same += 1
  const numbers = new Map<string, number>()
  const rest = numbered(old.slice(same), numbers)
  const fresh = numbered(words.slice(same), numbers)
  let longest = 0
  let end = same
  // The longest common subsequence of the rest, a row for each new word: millions of steps where much was said.
  let row = new Uint32Array(rest.length + 1)
  let next = new Uint32Array(rest.length + 1)
  for (let index = 0; index < fresh.length; index++) {
    const word = fresh[index]
    for (let column = 0; column < rest.length; column++) {
      const extended = rest[column] === word ? (row[column] ?? 0) + 1 : 0
      next[column + 1] = Math.max(extended, row[column + 1] ?? 0, next[column] ?? 0)
    }
    ;[row, next] = [next, row]
    const length = row[rest.length] ?? 0
    if (length > longest) {
      longest = length
      end = same + index + 1
    }
  }
  return { matched: same + longest, end }
}

/** Numbers for words, the same for the same word: they are compared faster. */
function numbered(words: readonly string[], numbers: Map<string, number>): Uint32Array {
  return Uint32Array.from(words, (word) => {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  })
}

/** A word without its capitals and marks, which change with what follows it. */
function plain(word: string): string {
  return word.toLocaleLowerCase('et').replaceAll(/[^\p{L}\p{N}]/gu, '')
}
