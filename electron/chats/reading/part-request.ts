import type { ChatMessage } from '../../service/chat-request.ts'
import { fenced } from '../attachments/fence.ts'

/** A part of a transcript that is longer than the model can read at once. */
export interface Part {
  name: string
  text: string
  number: number
  count: number
}

/** Asks for notes of one part: what of it is needed to answer the question that is put to the whole. */
export function partRequest(
  { name, text, number, count }: Part,
  question: string,
  systemPrompt: string,
): ChatMessage[] {
  const place = `part ${number} of ${count}`
  const task = [
    `The transcript is too long to be read at once: this is ${place}. Another request will be given the notes of all parts, and nothing else of the transcript, to answer this:`,
    `“${question.trim()}”`,
    'Write down, in the language of the transcript, everything in this part that is needed for that, as short notes. Put the time of each in front of it, in brackets as it stands in the transcript, such as [12:34], and say who said it where that is known. Write no introduction and no answer. If nothing here is needed, write only: –',
  ].join('\n\n')
  return [
    ...(systemPrompt.trim() === '' ? [] : [{ role: 'system', content: systemPrompt } as const]),
    { role: 'user', content: `${fenced(`${name}, ${place}`, text)}\n\n${task}` },
  ]
}

/** What the notes of all parts stand as, in the place of the transcript. */
export function asNotes(notes: readonly string[]): string {
  const parts = notes.map((note, index) => `Part ${index + 1} of ${notes.length}:\n${note.trim()}`)
  return [
    'The transcript is too long to be read at once. These are notes of all its parts, made for this question, with the times of what they are of:',
    ...parts,
  ].join('\n\n')
}
