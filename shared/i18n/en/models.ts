/** One line a model: what it is best for. */
export const models = {
  qwenThinking: 'Thinks before it answers: hard questions, mathematics, code. Slower.',
  qwenNonThinking: 'Answers at once: everyday questions, writing, translation.',
  gemma: 'A second opinion, in many languages. Quick.',
  whisper: 'Turns speech into text.',
  embedding: 'Turns text into vectors for search.',
} as const
