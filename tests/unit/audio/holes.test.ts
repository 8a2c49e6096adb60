import { expect, test } from 'vitest'
import { isForeign } from '../../../renderer/audio/file/foreign-formats.ts'
import { createHoles } from '../../../renderer/audio/file/holes.ts'

test('a hole is told of where sound is missing for longer than a word could be', () => {
  const holes = createHoles()
  holes.sound(0, 10)
  holes.begin()
  holes.sound(10.1, 20)
  expect([holes.any(), holes.found()]).toEqual([true, []])
  holes.begin()
  holes.begin()
  holes.sound(24, 30)
  holes.sound(31, 40)
  expect(holes.found()).toEqual([{ from: 20, to: 24 }])
})

test('sound in formats that are not read here is known by how it begins', () => {
  const begins = (text: string) => isForeign(Buffer.from(text, 'latin1'))
  for (const start of [
    '#!AMR\n',
    'FORM\0\0\0\x01AIFF',
    'RIFF\0\0\0\x01AVI LIST',
    'caff\0\x01',
    'wvpk',
  ])
    expect(begins(start)).toBe(true)
  for (const start of ['', 'RIFF\0\0\0\x01WAVEfmt ', 'A letter', 'FORM 1234 text', '%PDF-1.7'])
    expect(begins(start)).toBe(false)
})
