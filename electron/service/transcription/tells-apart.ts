/** Two short sounds, whole WAV files, in which two languages are spoken. */
export type Clips = readonly [Uint8Array, Uint8Array]

/** What a service made of a sound that it was not told the language of. */
export interface Naming {
  /** Was the answer in a format that has a place for a language? */
  readonly couldTell: boolean
  readonly language: string | null
  readonly isEmpty: boolean
}

/**
 * Does a service tell languages apart? One that names both alike only repeats what it assumes, as vLLM did before
 * #34342 with English. Null where its answers do not show it.
 */
export async function tellsApart(
  [first, second]: Clips,
  name: (sound: Uint8Array) => Promise<Naming>,
): Promise<boolean | null> {
  const one = await name(first)
  if (!one.couldTell) return null
  if (one.language === null) return one.isEmpty ? null : false
  const other = await name(second)
  if (!other.couldTell || (other.language === null && other.isEmpty)) return null
  return other.language !== null && other.language !== one.language
}
