import type { Wish } from './wishes.ts'

/** What is known about the message that is answered; every sentence of a practice answer comes from this. */
export interface Question {
  model: string
  text: string
  words: number
  attachments: number
  /** Messages in the request, this one included. */
  messages: number
  /** Sampling parameters of the request as `name value`. */
  parameters: string[]
  wishes: Wish[]
}

/** The sentences of a practice answer in one language. */
export interface Phrases {
  thinking(question: Question): string
  opening(question: Question): string
  quoted: string
  attachments(count: number): string
  hint: string
  closing(question: Question): string
  parts: Record<Wish, (question: Question) => string>
}

/** Python that really counts the words asked; `opening` is the comment over it. */
export function codeBlock({ text }: Question, comment: string, result: string): string {
  const sample = JSON.stringify(text.split(/\s+/).slice(0, 8).join(' '))
  return [
    '```python',
    `# ${comment}`,
    `question = ${sample}`,
    'words = question.split()',
    `print(f"{len(words)} ${result}")`,
    '```',
  ].join('\n')
}

export function table(header: [string, string], rows: [string, string | number][]): string {
  const lines = [header, ['---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return lines.join('\n')
}
