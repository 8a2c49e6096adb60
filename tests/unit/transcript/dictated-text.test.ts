import { describe, expect, it } from 'vitest'
import { dictatedText } from '../../../shared/transcript/dictated-text.ts'
import { gap, overlapping, sent, silent, take, waiting } from './take.ts'

describe('dictatedText', () => {
  it('goes as far as the first piece that is still to come', () => {
    expect(dictatedText(take('Tere.', 'Kuidas', waiting, 'läheb?'))).toEqual({
      text: 'Tere. Kuidas',
      gaps: [],
    })
    expect(dictatedText(take(sent, 'läheb?')).text).toBe('')
    expect(dictatedText([]).text).toBe('')
  })

  it('is one text, however long somebody thinks in between', () => {
    const pieces = take('Ma tahan', silent(8), 'Koju minna.', { text: 'tule ka.', after: 30 })
    expect(dictatedText(pieces).text).toBe('Ma tahan koju minna. Tule ka.')
    expect(dictatedText(take('ma lähen koju', overlapping('Lähen koju.'))).text).toBe(
      'ma lähen koju.',
    )
  })

  it('leaves gaps out, and tells them', () => {
    const { text, gaps } = dictatedText(take('Üks.', gap('doubtful'), 'Kolm.', waiting, gap()))
    expect(text).toBe('Üks. Kolm.')
    expect(gaps.map(({ index, text }) => [index, text])).toEqual([[1, 'doubtful']])
  })
})
