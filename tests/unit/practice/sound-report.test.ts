import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { reportSound } from '../../../electron/practice/sound-report.ts'
import { judgeAnswer } from '../../../electron/recordings/answer/judge-answer.ts'
import { readWav } from '../../../electron/practice/wav.ts'
import { makeWav, sine } from './make-wav.ts'

function textOf(seconds: number, language: string): string {
  const sound = readWav(makeWav({ samples: sine(seconds, 0.5) }))
  if (!sound) throw new Error('not a WAV')
  return reportSound(sound, language)
    .map(({ text }) => text)
    .join(' ')
}

describe.each(['et', 'en'])('a report in %s', (language) => {
  it.each([0.5, 3, 4.2, 8, 15.9, 28])('is as long as speech of %s s', (seconds) => {
    const text = textOf(seconds, language)
    expect(text.split(' ').length).toBeGreaterThanOrEqual(1.3 * seconds)
    expect(text.length).toBeGreaterThanOrEqual(7 * seconds)
  })

  it.each([0.5, 1, 1.5, 2, 3, 4.2, 5.5, 6, 7, 8.2, 11, 12.1, 28])(
    'can be said in %s s',
    (seconds) => {
      const text = textOf(seconds, language)
      expect(
        judgeAnswer({ text, segments: null }, { speech: [{ start: 0, end: seconds }], seconds }),
      ).toEqual({
        kind: 'fine',
      })
    },
  )

  it('does not look like a recogniser in a loop', () => {
    const text = textOf(28, language)
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`)
    const most = Math.max(...pairs.map((pair) => pairs.filter((other) => other === pair).length))
    expect(most).toBeLessThan(3)
    expect(text.length / deflateSync(text).length).toBeLessThan(2)
  })

  it('covers the sound without a hole', () => {
    const sound = readWav(makeWav({ samples: sine(9.5, 0.5) }))
    const spans = sound && reportSound(sound, language).map(({ start, end }) => [start, end])
    expect(spans).toEqual([
      [0, 4],
      [4, 9.5],
    ])
  })
})
