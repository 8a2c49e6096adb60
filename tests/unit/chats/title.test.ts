import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstTitle, titleFrom } from '../../../electron/chats/title.ts'

test.each([
  ['Tere, maailm!', 'Tere, maailm!'],
  ['# Heading\n\ntext', 'Heading'],
  ['\n\n  spaced   out  ', 'spaced out'],
  ['```\ncode\n```', 'code'],
  [
    'A rather long first sentence that goes on well past the sixty characters of a title',
    'A rather long first sentence that goes on well past the…',
  ],
])('%j becomes %j', (content, title) => expect(titleFrom(content)).toBe(title))

test('a chat about a transcript is named after it first; one of attachments only after the first of them', () => {
  const document = { kind: 'document', id: 'a', size: 1, characters: 1, tokens: 1 } as const
  const talk = { ...document, name: 'talk.mp3', recordingId: 'r' }
  const paper = { ...document, name: 'paper.pdf' }
  const content = 'Write minutes of this meeting'
  expect(firstTitle({ content, attachments: [paper, talk] })).toBe(`talk.mp3: ${content}`)
  expect(firstTitle({ content, attachments: [paper] })).toBe(content)
  expect(firstTitle({ content: ' ', attachments: [paper, talk] })).toBe('paper.pdf')
})

test('a title is one line, at most 60 characters, and never half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (content) => {
      const title = titleFrom(content)
      expect(title.length).toBeLessThanOrEqual(60)
      expect(title).not.toMatch(/\n/)
      expect(title.isWellFormed()).toBe(true)
    }),
  )
})
