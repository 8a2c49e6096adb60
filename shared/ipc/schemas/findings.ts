import { z } from 'zod'

/** What was found out about the way in which a service turns speech into text. */
export const speechFindings = z.object({
  /**
   * Does it answer verbose_json, with times and all words? vLLM's drops words at the end of the sound, text included
   * (vllm#58029), so it is not used before it was seen to be whole; some services refuse it.
   */
  verbose: z.enum(['unproven', 'whole', 'lossy', 'refused']),
  /** It writes plain text alone. */
  refusesJson: z.boolean(),
  /** Does it tell which language it heard? Null until it was found out. */
  tellsLanguage: z.boolean().nullable(),
  /** That was tried with two languages: some services name the same one whatever is spoken. */
  languageTried: z.boolean(),
  /** Seconds of the longest sound that was taken; 0 before the first. */
  longestTaken: z.number().nonnegative(),
  /** Seconds of the shortest sound that was refused for its size; null where none was. */
  shortestRefused: z.number().nonnegative().nullable(),
})
export type SpeechFindings = z.infer<typeof speechFindings>

export const nothingFound: SpeechFindings = {
  verbose: 'unproven',
  refusesJson: false,
  tellsLanguage: null,
  languageTried: false,
  longestTaken: 0,
  shortestRefused: null,
}

/** What shows of a service, for "About this service"; nothing depends on it. */
export const aboutService = z.object({
  /** What it seems to run; null where nothing shows. */
  stack: z.enum(['litellm', 'vllm', 'speaches', 'ollama', 'llama.cpp']).nullable(),
  /** As the service wrote it, such as "1.82.3". */
  version: z.string().nullable(),
  speech: speechFindings,
  /** When speech was last tried with sounds of Jutt's own; null where it was not. Milliseconds since 1970. */
  triedAt: z.number().nullable(),
})
export type AboutService = z.infer<typeof aboutService>
