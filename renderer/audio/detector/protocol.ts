/** A question of the page to the worker. */
export interface DetectorQuestion {
  id: number
  samples: Float32Array<ArrayBuffer>
}

/** Its answer; null probabilities where the model cannot be had, for which `error` is the reason. */
export interface DetectorAnswer {
  id: number
  probabilities: Float32Array<ArrayBuffer> | null
  error: string | null
}
