const ESTONIAN =
  /^(?:null|üks|kaks|kolm|neli|viis|kuus|seitse|kaheksa|üheksa|kümme|sada|tuhat|koma|.+teist|.+kümmend|.+sada)$/u

const ENGLISH =
  /^(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|.+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-.+)?|hundred|thousand|and|point|double)$/u

/** Whether a word (in small letters) is a number or a letter by itself, as in counting and spelling. */
export function isNumeral(word: string): boolean {
  return (
    /^\p{N}+$/u.test(word) || /^\p{L}$/u.test(word) || ESTONIAN.test(word) || ENGLISH.test(word)
  )
}
