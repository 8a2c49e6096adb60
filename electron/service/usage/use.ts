import type { Usage } from '../chat-chunk.ts'

/** What a service has done for the user once: an answer, with its tokens where they were told, or seconds of sound heard. */
export type Work =
  | { readonly kind: 'answer'; readonly model: string; readonly usage: Usage | null }
  | { readonly kind: 'speech'; readonly model: string; readonly seconds: number }

/** The same with the service that did it, by its origin. */
export type Use = Work & { readonly origin: string }
