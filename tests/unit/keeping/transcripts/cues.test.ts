import { describe, expect, it } from 'vitest'
import { cuesOf } from '../../../../electron/keeping/transcripts/cues/cues.ts'
import { createTranslations } from '../../../../shared/i18n/index.ts'
import type { TranscriptChange } from '../../../../shared/ipc/schemas/transcripts.ts'
import { edited } from '../../../../shared/transcript/edited.ts'
import { paragraphsOf } from '../../../../shared/transcript/paragraphs.ts'
import { heardWords } from '../../../../shared/transcript/timed-words.ts'
import { gap, take, waiting, type Part } from '../../transcript/take.ts'

const { t } = createTranslations('en')

function made(parts: (string | Part)[], changes: TranscriptChange[] = [], namesInText = true) {
  const heard = edited(heardWords(take(...parts)), changes)
  return cuesOf(paragraphsOf(heard), { t, closing: null, namesInText })
}
const texts = (...parts: (string | Part)[]) => made(parts).map(({ lines }) => lines.join(' | '))

describe('a subtitle', () => {
  it('ends with its sentence where that fits', () => {
    const [first, second] = texts({
      text: 'Tere hommikust kõigile siin saalis. Täna räägime sellest, kuidas keel muutub ajas ja miks see nii on.',
      seconds: 7,
    })
    expect(first).toBe('Tere hommikust kõigile siin saalis.')
    expect(second).toContain('Täna räägime sellest,')
  })

  it('breaks lines before what leads on, not behind it', () => {
    const lines = texts({
      text: 'The committee met in Tartu on Tuesday and it decided that the plan goes on.',
      seconds: 5,
    })
    expect(lines).toEqual([
      'The committee met in Tartu on Tuesday | and it decided that the plan goes on.',
    ])
  })

  it('marks what is missing or still to come at its place', () => {
    expect(texts('Üks.', gap('pool'), 'Kaks.', waiting)).toEqual([
      'Üks.',
      '[0:10–0:20 is missing or doubtful]',
      'Kaks.',
      '[0:32–0:42 is not transcribed yet]',
    ])
  })

  it('says who speaks where that changes', () => {
    const second = 16_000
    const said: TranscriptChange[] = [
      { kind: 'speaker', start: 0, end: 20 * second, speaker: 'Mari' },
      { kind: 'speaker', start: 21 * second, end: 40 * second, speaker: 'Jaan Tamm' },
    ]
    const cues = made(
      [
        { text: 'Tere!', seconds: 2 },
        { text: 'Kuidas läheb?', seconds: 2, after: 19 },
        { text: 'Hästi.', seconds: 2 },
      ],
      said,
    )
    expect(cues.map(({ lines, speaker }) => [speaker, ...lines])).toEqual([
      ['Mari', 'MARI: Tere!'],
      ['Jaan Tamm', 'JAAN TAMM: Kuidas läheb? Hästi.'],
    ])
  })

  it('is seen for a second at least, and longer where reading takes longer', () => {
    const [first, second] = made([
      { text: 'Jah.', seconds: 0.3 },
      { text: 'See on palju pikem lause, mida loetakse kauem kui öeldakse.', seconds: 1, after: 3 },
    ])
    expect(first).toMatchObject({ start: 0, end: 1000 })
    expect(second).toMatchObject({ start: 3300, end: 3300 + Math.ceil((58 * 1000) / 17) })
  })
})
