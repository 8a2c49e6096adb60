export const wishKinds = ['code', 'table', 'maths', 'list', 'long'] as const

/** What a practice answer can contain on request. */
export type Wish = (typeof wishKinds)[number]

const patterns: Record<Wish, RegExp> = {
  code: /\b(code|function|python|javascript|script)\b|\bkood|\bskript/i,
  table: /\btables?\b|\btabel/i,
  maths: /\b(maths?|mathematics|formulas?|equations?)\b|\bvalem|\bmatemaati|\bvõrrand/i,
  list: /\b(lists?|bullets?)\b|\bloend|\bloetelu|\bnimekir/i,
  long: /\blong(er)?\b|\bpik(k|a|em)/i,
}

/** The parts that a message asks for by name, in English or Estonian, in the order they are answered. */
export function findWishes(text: string): Wish[] {
  return wishKinds.filter((wish) => patterns[wish].test(text))
}
