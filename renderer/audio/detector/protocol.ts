/** Questions of the page to the worker, which are answered together. */
export interface DetectorQuestion {
  id: number
  sounds: readonly Int16Array<ArrayBuffer>[]
}

/** Its answers, in the same order; null probabilities where the model cannot be had, for which `error` is the reason. */
export interface DetectorAnswer {
  id: number
  probabilities: readonly Float32Array<ArrayBuffer>[] | null
  error: string | null
}
