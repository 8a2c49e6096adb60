import { assertNever } from '../../shared/assert-never.ts'

/**
 * Parts thinking from the answer in a stream. Servers send thinking in a field of its own, or as tags inside the
 * content: `<think>…</think>`, only the closing `</think>` (Qwen3.5 without a reasoning parser: its template puts the
 * opening tag into the prompt), or Gemma 4's `<|channel>thought\n…<channel|>`, of which a parser or a server that skips
 * special tokens may leave the bare label `thought\n` (vllm#39885). Tags are looked for at the beginning of a
 * message only, so that an answer which talks about `<think>` stays whole.
 */
export type Part =
  | { readonly kind: 'thinking'; readonly text: string }
  | { readonly kind: 'content'; readonly text: string }
  /** All that came so far is to be read as this instead. */
  | { readonly kind: 'restated'; readonly thinking: string; readonly content: string }

export interface ThinkingSplitter {
  /** `thinking` from a field of its own, `content` as it came; either may be empty. */
  push(delta: { readonly thinking: string; readonly content: string }): Part[]
  /** What was held back, at the end of the stream. */
  finish(): Part[]
}

const openings = [
  { tag: '<think>', closing: '</think>' },
  { tag: '<|channel>thought\n', closing: '<channel|>' },
] as const
const orphanClosing = '</think>'
const channel = { label: 'thought\n', closing: '<channel|>' } as const

type State =
  /** Nothing to see yet: a tag may be coming. */
  | { readonly kind: 'beginning' }
  /** Inside a tag. */
  | { readonly kind: 'thinking'; readonly closing: string }
  /** After thinking: the blank lines before the answer are not part of it. */
  | { readonly kind: 'between' }
  /** Content that an orphan closing tag may yet turn into thinking. */
  | { readonly kind: 'open'; readonly closing: typeof orphanClosing | typeof channel.closing }
  | { readonly kind: 'answer' }

export interface SplitterOptions {
  /** May the message begin with the bare label of Gemma's channel? Another model's "thought" is a word of its answer. */
  readonly channelLabel?: boolean
}

export function createThinkingSplitter({
  channelLabel = false,
}: SplitterOptions = {}): ThinkingSplitter {
  let state: State = { kind: 'beginning' }
  let held = ''
  let shown = ''
  let hasThought = false
  let hasThinkingField = false

  function pushContent(text: string, atEnd: boolean): Part[] {
    const parts: Part[] = []
    held += text
    // Each round either shortens what is held and goes on in another state, or stops.
    for (let goOn = held !== '' || atEnd; goOn;) goOn = step(parts, atEnd)
    return parts
  }

  function show(parts: Part[], kind: 'thinking' | 'content', text: string): void {
    if (text === '') return
    if (kind === 'content') shown += text
    else hasThought = true
    parts.push({ kind, text })
  }

  function step(parts: Part[], atEnd: boolean): boolean {
    switch (state.kind) {
      case 'beginning':
        return stepBeginning(atEnd)
      case 'thinking':
        return stepThinking(parts, state.closing, atEnd)
      case 'between': {
        held = held.trimStart()
        if (held === '') return false
        state = { kind: 'answer' }
        return true
      }
      case 'open':
        return stepOpen(parts, state.closing, atEnd)
      case 'answer': {
        show(parts, 'content', held)
        held = ''
        return false
      }
      default:
        return assertNever(state)
    }
  }

  function stepBeginning(atEnd: boolean): boolean {
    const start = held.trimStart()
    const opening = openings.find(({ tag }) => start.startsWith(tag))
    if (opening !== undefined) {
      held = start.slice(opening.tag.length)
      state = { kind: 'thinking', closing: opening.closing }
      return true
    }
    if (hasThinkingField && start.startsWith(orphanClosing)) {
      held = start.slice(orphanClosing.length)
      state = { kind: 'between' }
      return true
    }
    if (channelLabel && start.startsWith(channel.label)) {
      held = start.slice(channel.label.length)
      state = hasThinkingField ? { kind: 'between' } : { kind: 'open', closing: channel.closing }
      return true
    }
    const labels = channelLabel ? [channel.label] : []
    const candidates = [...openings.map(({ tag }) => tag), orphanClosing, ...labels]
    if (!atEnd && candidates.some((tag) => tag.startsWith(start))) return false
    state = hasThinkingField ? { kind: 'between' } : { kind: 'open', closing: orphanClosing }
    return true
  }

  function stepThinking(parts: Part[], closing: string, atEnd: boolean): boolean {
    if (!hasThought) held = held.trimStart()
    const end = held.indexOf(closing)
    if (end !== -1) {
      show(parts, 'thinking', held.slice(0, end).trimEnd())
      held = held.slice(end + closing.length)
      state = { kind: 'between' }
      return true
    }
    // Blank space before a closing tag is not thought; neither is the tag's own beginning.
    const sure = held.slice(0, held.length - tailThatMayBe(closing, held)).trimEnd()
    show(parts, 'thinking', atEnd ? held.trimEnd() : sure)
    held = atEnd ? '' : held.slice(sure.length)
    return false
  }

  function stepOpen(parts: Part[], closing: string, atEnd: boolean): boolean {
    const end = held.indexOf(closing)
    if (end === -1) {
      const keep = atEnd ? 0 : tailThatMayBe(closing, held)
      show(parts, 'content', held.slice(0, held.length - keep))
      held = held.slice(held.length - keep)
      return false
    }
    const after = held.slice(end + closing.length)
    // Until the rest of its line is here, it is not known whether the tag stands alone.
    const isToken = closing === channel.closing
    if (!isToken && !atEnd && /^[ \t]*\r?$/.test(after)) return false
    const before = shown + held.slice(0, end)
    held = after
    if (isToken || standsAlone(before, after)) {
      parts.push({ kind: 'restated', thinking: before.trim(), content: '' })
      shown = ''
      state = { kind: 'between' }
    } else {
      show(parts, 'content', before.slice(shown.length) + closing)
      state = { kind: 'answer' }
    }
    return true
  }

  return {
    push({ thinking, content }) {
      const parts: Part[] = []
      if (thinking !== '') {
        hasThinkingField = true
        if (state.kind === 'open') {
          show(parts, 'content', held)
          held = ''
          state = { kind: 'answer' }
        }
        show(parts, 'thinking', thinking)
      }
      parts.push(...pushContent(content, false))
      return parts
    },
    finish: () => pushContent('', true),
  }
}

/** How many characters at the end of the text are the beginning of the tag. */
function tailThatMayBe(tag: string, text: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(tag.slice(0, length))) return length
  }
  return 0
}

/** A real closing tag has a line of its own and is not inside a code block that the answer shows. */
function standsAlone(before: string, after: string): boolean {
  const startsLine = before === '' || before.endsWith('\n')
  const endsLine = after === '' || /^[ \t]*\r?\n/.test(after)
  const fences = before.match(/^[ \t]*```/gm)?.length ?? 0
  return startsLine && endsLine && fences % 2 === 0
}
