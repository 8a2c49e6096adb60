import { codeBlock, table, type Phrases } from './phrases.ts'
import type { Wish } from './wishes.ts'

const wishNames: Record<Wish, string> = {
  code: 'a code block',
  table: 'a table',
  maths: 'maths',
  list: 'a list',
  long: 'a long text',
}

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' })

const paragraphs = [
  'It is here so that you can see how Jutt behaves while a long answer arrives: the text follows the end of the page until you scroll up, and then it leaves you where you are reading.',
  'Try the Stop button while it grows. What has arrived stays, and you can ask for another answer.',
  'None of these words were written by a model. They stand in the practice service itself, and they are the same each time.',
]

export const english: Phrases = {
  thinking({ words, messages, wishes }) {
    const asked = wishes.map((wish) => wishNames[wish])
    return [
      'No model is thinking here: these lines come from the practice service and show where a model’s thinking appears.',
      `The request holds ${count(messages, 'message')}; the last one has ${count(words, 'word')} and was taken for English.`,
      asked.length > 0
        ? `It names ${conjunction.format(asked)}, so the answer will contain that.`
        : 'It names none of the parts that a practice answer can show, so the answer will be short.',
    ].join('\n\n')
  },
  opening: ({ model }) =>
    `**This is a practice answer.** No language model is behind it: Jutt’s own practice service on this computer wrote it in place of \`${model}\`, so that you can try the window without a key.`,
  quoted: 'You wrote:',
  attachments: (attached) =>
    `It came with ${count(attached, 'attachment')}, which nobody looked at.`,
  hint: 'Ask for code, a table, maths, a list or a long text, and the practice answer will contain one.',
  closing: ({ messages, parameters }) =>
    `What arrived: ${count(messages, 'message')}${parameters.length > 0 ? `, with ${parameters.join(', ')}` : ''}.`,
  parts: {
    code: (question) =>
      `A code block:\n\n${codeBlock(question, 'Counts the words of a question', 'words')}`,
    table: ({ model, messages, words, text }) =>
      `A table of what arrived:\n\n${table(
        ['What', 'Value'],
        [
          ['Model asked for', `\`${model}\``],
          ['Messages', messages],
          ['Words in the last one', words],
          ['Characters in the last one', text.length],
        ],
      )}`,
    maths: () =>
      'Maths in a line: $e^{i\\pi} + 1 = 0$. And on its own:\n\n$$\n\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}\n$$',
    list: () =>
      [
        'A list of what you can try here:',
        '',
        '- Chat',
        '  - stop an answer while it grows',
        '  - change the model in mid-conversation',
        '- Appearance',
        '  - light and dark',
        '  - English and Estonian',
      ].join('\n'),
    long: () =>
      Array.from(
        { length: 12 },
        (_, index) =>
          `### Part ${index + 1} of 12\n\n${paragraphs[index % paragraphs.length] ?? ''}`,
      ).join('\n\n'),
  },
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}
