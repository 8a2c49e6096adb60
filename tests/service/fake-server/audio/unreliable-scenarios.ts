import { answerLikeVllm, formatOf } from './answers.ts'
import { heard } from './heard.ts'
import { hear } from './hearing.ts'
import type { Hearing, Says, Segment } from './hearing.ts'

/** Whisper's decoder writes at most this many tokens; an invented word takes about two. */
const mostTokens = 448
const tokensOfWord = 2

/** Takes so many words off the end of the text and of the segments that hold them. */
function withoutLastWords({ text, segments, ...rest }: Hearing, words: number): Hearing {
  const kept: Segment[] = []
  let left = text.split(' ').length - words
  for (const segment of segments) {
    const said = segment.text.split(' ').slice(0, Math.max(left, 0))
    left -= segment.text.split(' ').length
    if (said.length > 0) kept.push({ ...segment, text: said.join(' ') })
  }
  return { ...rest, segments: kept, text: kept.map((segment) => segment.text).join(' ') }
}

function moved(hearing: Hearing, move: (segment: Segment, index: number) => Segment): Hearing {
  return { ...hearing, segments: hearing.segments.map(move) }
}

/** Answers in good form that are not the text of the sound. */
export const unreliableHearings = {
  /** Stops after so many seconds of the sound (3), without a word about it. */
  'cut-short': heard<Says & { readonly after?: number }>((exchange, _, options, sound) =>
    answerLikeVllm(exchange, hear(exchange.request, sound, options, options.after ?? 3)),
  ),

  /** Hears so many seconds (2), then repeats a phrase until the decoder is full (whisper.cpp#1724, Whisper-WebUI#564). */
  loops: heard<Says & { readonly after?: number; readonly phrase?: string }>(
    (exchange, _, options, sound) => {
      const { after = 2, phrase = 'ja siis me' } = options
      const begins = hear(exchange.request, sound, options, after)
      const phrases = Math.floor(mostTokens / (tokensOfWord * phrase.split(' ').length))
      const repeated = Array.from({ length: phrases }, () => phrase).join(' ')
      const loop = { start: Math.min(after, sound.seconds), end: sound.seconds, text: repeated }
      return answerLikeVllm(exchange, {
        ...begins,
        text: `${begins.text} ${repeated}`.trim(),
        segments: [...begins.segments.filter(({ end }) => end <= loop.start), loop],
      })
    },
  ),

  /** What Whisper says to silence and music: captions of its training films (whisper.cpp#2040). */
  'silence-phrase': heard<Says>((exchange, { language }, options, sound) => {
    const usual = language === 'et' ? 'Aitäh vaatamast!' : 'Thank you for watching!'
    return answerLikeVllm(
      exchange,
      hear(exchange.request, sound, { ...options, text: options.text ?? usual }),
    )
  }),

  'says-nothing': heard<Says>((exchange, hearing) =>
    answerLikeVllm(exchange, { ...hearing, text: '', segments: [] }),
  ),

  /** vllm#58029: verbose_json drops the words (3) behind the last closed segment, from the text too; json keeps them. */
  'verbose-drops-last-words': heard<Says & { readonly words?: number }>(
    (exchange, hearing, { words = 3 }) =>
      answerLikeVllm(
        exchange,
        formatOf(exchange) === 'verbose_json' ? withoutLastWords(hearing, words) : hearing,
      ),
  ),

  /** vllm#32588: times drift by so many seconds (5), past the end of the sound. */
  'segments-drift': heard<Says & { readonly by?: number }>((exchange, hearing, { by = 5 }) =>
    answerLikeVllm(
      exchange,
      moved(hearing, (segment) => ({
        ...segment,
        start: segment.start + by,
        end: segment.end + by,
      })),
    ),
  ),

  /** The first segment ends where the last one does, as where a decoder forgot to close it. */
  'segments-overlap': heard<Says>((exchange, hearing) =>
    answerLikeVllm(
      exchange,
      moved(hearing, (segment, index) =>
        index === 0 ? { ...segment, end: hearing.seconds } : segment,
      ),
    ),
  ),

  /** Times that run back; of no server that we know, but no reader may trust such times. */
  'segments-run-back': heard<Says>((exchange, hearing) =>
    answerLikeVllm(
      exchange,
      moved(hearing, (segment, index) => ({
        ...segment,
        start: hearing.seconds - index / 2 - 0.5,
        end: hearing.seconds - index / 2,
      })),
    ),
  ),
}
