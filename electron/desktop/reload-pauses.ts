/** Times that a page is loaded again at once. */
const free = 3
/** Milliseconds: the first pause after those, doubled with each death up to the longest. */
const firstPause = 2000
const longestPause = 60_000
/** Milliseconds after which a death no longer counts. */
const forgetAfter = 600_000

/**
 * Makes the function that tells at each death of a page how many milliseconds to wait before it is loaded again: a page
 * that dies whenever it is loaded would keep the computer busy for ever. `now` is in milliseconds.
 */
export function createReloadPauses(now: () => number): () => number {
  let deaths: number[] = []

  return () => {
    const moment = now()
    deaths = [...deaths.filter((at) => moment - at < forgetAfter), moment]
    const excess = deaths.length - free
    return excess <= 0 ? 0 : Math.min(longestPause, firstPause * 2 ** (excess - 1))
  }
}
