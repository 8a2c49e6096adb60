import { describe, expect, it } from 'vitest'
import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'
import { dictatedText } from '../../../shared/transcript/dictated-text.ts'
import type { Passage } from '../../../shared/transcript/weave.ts'
import { joinPieces, plainText } from './passages.ts'
import { gap, overlapping, sent, silent, take, waiting, type Part } from './take.ts'

const joined = (...parts: (string | Part)[]): string[] =>
  joinPieces(take(...parts)).map((passage) =>
    passage.kind === 'text' ? passage.text : `<${passage.kind} ${passage.index}>`,
  )

describe('spaces', () => {
  it.each([
    [['Tere, Jaan.', 'Kuidas läheb?'], 'Tere, Jaan. Kuidas läheb?'],
    [['  Tere,  Jaan. ', '\n Kuidas\nläheb? '], 'Tere, Jaan. Kuidas läheb?'],
    [['See oli hea', ', aga kallis.'], 'See oli hea, aga kallis.'],
    [['See maksis viis', '% rohkem.'], 'See maksis viis% rohkem.'],
    [['Ta ütles: „', 'Tule siia!”'], 'Ta ütles: „Tule siia!”'],
    [['He came (', 'as always) late.'], 'He came (as always) late.'],
    [['We wrote it in', '.NET and', '.5 was left.'], 'We wrote it in .NET and .5 was left.'],
    [['kevad-', 'ja sügistööd'], 'kevad- ja sügistööd'],
    [['今天我们', '去学校。', '明天也去。'], '今天我们去学校。明天也去。'],
    [['我们用', 'Python', '写'], '我们用 Python 写'],
    [['10\u00a0000 eurot', 'aastas'], '10\u00a0000 eurot aastas'],
  ])('%j', (texts, text) => {
    expect(joined(...texts)).toEqual([text])
  })
})

describe('capitals where the text goes on', () => {
  it.each([
    // Within a sentence the capital of the piece's beginning goes,
    [['Ma tahtsin öelda,', 'Et see ei ole nii.'], 'Ma tahtsin öelda, et see ei ole nii.'],
    [['I wanted to say', 'That it is not so.'], 'I wanted to say that it is not so.'],
    [['Then he took', 'A book.'], 'Then he took a book.'],
    [['Me kirjutame', 'E-posti teel.'], 'Me kirjutame e-posti teel.'],
    [['and he said it twice', "It's late."], "and he said it twice it's late."],
    [['Ja siis', '"Kui" on sidesõna.'], 'Ja siis "kui" on sidesõna.'],
    // but not that of the word.
    [['he said', 'I know.'], 'he said I know.'],
    [['he said', "I'm late."], "he said I'm late."],
    [['he said', 'I’ll go.'], 'he said I’ll go.'],
    [['kasutame', 'HPC keskust.'], 'kasutame HPC keskust.'],
    [['kasutame', 'GitHubi.'], 'kasutame GitHubi.'],
    [['sõitsime', 'Lõuna-Eestisse.'], 'sõitsime Lõuna-Eestisse.'],
    [['sõitsime', 'Tartusse.'], 'sõitsime Tartusse.'],
    [['we met on', 'Monday.'], 'we met on Monday.'],
    [['plan', 'B is better.'], 'plan B is better.'],
    [['kell on', '12 läbi.'], 'kell on 12 läbi.'],
    // After a sentence there is one.
    [['See on kõik.', 'aga homme jätkame.'], 'See on kõik. Aga homme jätkame.'],
    [['„Tule siia!”', 'õpetaja ootas.'], '„Tule siia!” Õpetaja ootas.'],
    [['Is it?', '"yes."'], 'Is it? "Yes."'],
    [['That is all.', 'iPhone is next.'], 'That is all. iPhone is next.'],
    [['See on kõik.', 'ut.ee on leht.'], 'See on kõik. ut.ee on leht.'],
    // Where it cannot be told, it stays.
    [['See oli 12.', 'mail.'], 'See oli 12. mail.'],
    [['See oli nt.', 'koolis.'], 'See oli nt. koolis.'],
    [['Mr.', 'Dashwood came.'], 'Mr. Dashwood came.'],
    [['Ta ütles:', 'Tule siia.'], 'Ta ütles: Tule siia.'],
  ])('%j', (texts, text) => {
    expect(joined(...texts)).toEqual([text])
  })

  it('a word that had a capital within a sentence before is a name, in all its cases', () => {
    expect(joined('Eile tuli Maarika koju ja', 'Maarikale meeldis', 'Maarika laul.')).toEqual([
      'Eile tuli Maarika koju ja Maarikale meeldis Maarika laul.',
    ])
    expect(joined('and', 'Elinor, my dear Elinor, said so.')).toEqual([
      'and Elinor, my dear Elinor, said so.',
    ])
  })

  it('in a language that writes nouns with capitals they say nothing', () => {
    const text =
      'Der Mann ging mit dem Hund in den Wald, wo die Bäume im Wind standen und das Laub auf dem Boden lag, ' +
      'und die Frau kaufte im Laden an der Ecke das Brot, die Butter und den Käse für das Essen am Abend mit'
    expect(joined(text, 'Freunden.')).toEqual([`${text} Freunden.`])
  })
})

describe('marks of a cut', () => {
  it.each([
    [['Ma mõtlesin...', 'et lähme koju.'], 'Ma mõtlesin et lähme koju.'],
    [['Ma mõtlesin…', '…et lähme koju.'], 'Ma mõtlesin et lähme koju.'],
    [['I thought -', 'we should go.'], 'I thought we should go.'],
    [['I thought—', 'we should go.'], 'I thought we should go.'],
    [['I thought', '- we should go.'], 'I thought we should go.'],
    [['Ma mõtlesin...', 'Siis läksin koju.'], 'Ma mõtlesin... Siis läksin koju.'],
    [['- Tere!', '- Tere, tere!'], '- Tere! - Tere, tere!'],
    [['That is all.', '...and so on.'], 'That is all. And so on.'],
  ])('%j', (texts, text) => {
    expect(joined(...texts)).toEqual([text])
  })

  it('dots go where the piece was at its longest, whatever follows', () => {
    const parts: Part[] = [{ text: 'Ma mõtlesin...', ending: 'length' }, { text: 'Et lähme.' }]
    expect(joined(...parts)).toEqual(['Ma mõtlesin et lähme.'])
  })
})

describe('overlaps', () => {
  it.each([
    [
      'Eile läksime me suure bussiga.',
      'Me suure bussiga Tartusse.',
      'Eile läksime me suure bussiga Tartusse.',
    ],
    [
      'He might even have been made',
      'Have been made amiable himself.',
      'He might even have been made amiable himself.',
    ],
    // half a word at the end of the one, or at the beginning of the other
    [
      'Eile läksime me suure bussiga Tar-',
      'me suure bussiga Tartusse koju.',
      'Eile läksime me suure bussiga Tartusse koju.',
    ],
    ['Eile läksime Tar', 'Tartusse koju.', 'Eile läksime Tartusse koju.'],
    ['Eile läksime Tartusse', 'tusse koju.', 'Eile läksime Tartusse koju.'],
    [
      'Eile läksime me suure bussiga',
      'sime me suure bussiga koju.',
      'Eile läksime me suure bussiga koju.',
    ],
    // one word heard differently
    [
      'we took the whole cake and ate',
      'the hole cake and ate it.',
      'we took the whole cake and ate it.',
    ],
    [
      'Ta ostis kaks leiba ja piima...',
      'Kaks saia ja piima, ning läks.',
      'Ta ostis kaks leiba ja piima, ning läks.',
    ],
    // punctuation is that of the text that knows what follows
    ['ja nii me läksime.', 'Nii me läksime, sest oli aeg.', 'ja nii me läksime, sest oli aeg.'],
    ['ja nii me läksime', 'nii me läksime. Siis', 'ja nii me läksime. Siis'],
    ['he said "go home', 'go home." Then', 'he said "go home." Then'],
    ['the price is 2', 'is 2.5 percent', 'the price is 2.5 percent'],
    ['we drove to Lõuna', 'to Lõuna-Eesti', 'we drove to Lõuna-Eesti'],
    // the other one says nothing new
    ['ja nii me läksime', 'Me läksime.', 'ja nii me läksime.'],
    ['今天我们去学', '们去学校。', '今天我们去学校。'],
    // the longest that fits, whatever the letters are made of
    ['see on ja ei ja ei', 'ja ei ja ei tule', 'see on ja ei ja ei tule'],
    ['see on to\u0303eline lugu', 't\u00f5eline lugu sellest', 'see on to\u0303eline lugu sellest'],
    ["we don't know", 'don’t know him', "we don't know him"],
    // words cut in half at both cuts, however little is left of them
    [
      'aga aeg on meie nüüd mis k',
      'n meie nüüd mis ka Tartus on',
      'aga aeg on meie nüüd mis ka Tartus on',
    ],
    // other endings
    [
      'siis on näide selle küsimuse ja kohta',
      'näidet selle küsimus ja kohta veel',
      'siis on näide selle küsimuse ja kohta veel',
    ],
    // nothing in common: nothing is dropped
    ['üks kaks kolm', 'Neli viis kuus', 'üks kaks kolm neli viis kuus'],
    ['Siin on see.', 'Onu tuli.', 'Siin on see. Onu tuli.'],
    ['a b c d e f', 'X c Y e f g', 'a b c d e f X c Y e f g'],
  ])('%s | %s', (before, after, text) => {
    expect(joined(before, overlapping(after))).toEqual([text])
  })

  it('only what the overlap can hold is merged', () => {
    const words = Array.from({ length: 60 }, (_, index) => `sõnake${index}`).join(' ')
    expect(joined(words, overlapping(words))).toEqual([`${words} ${words}`])
  })

  it('words that are the same without an overlap were said twice', () => {
    expect(joined('ja siis', 'ja siis läks')).toEqual(['ja siis ja siis läks'])
  })

  it('goes on over a piece that is shorter than the overlap', () => {
    expect(joined('me läksime koju', overlapping('koju'), overlapping('koju magama'))).toEqual([
      'me läksime koju magama',
    ])
  })
})

describe('passages', () => {
  it('a long pause ends a paragraph: at a sentence 2 s, elsewhere 5 s', () => {
    expect(joined('Esimene.', { text: 'Teine.', after: 1.9 })).toEqual(['Esimene. Teine.'])
    expect(joined('Esimene.', { text: 'teine.', after: 2 })).toEqual(['Esimene.', 'Teine.'])
    expect(joined('Esimene ja', { text: 'Teine.', after: 4.9 })).toEqual(['Esimene ja teine.'])
    expect(joined('Esimene ja', { text: 'Teine.', after: 5 })).toEqual(['Esimene ja', 'Teine.'])
    expect(joined('Esimene.', silent(6), 'Teine.')).toEqual(['Esimene.', 'Teine.'])
  })

  it('the pause is between the speech, not between the pieces', () => {
    const [first, second] = take('Esimene.', { text: 'Teine.', after: 0 }) as [Piece, Piece]
    const late = { ...second, speech: [{ start: second.start + 32_000, end: second.end }] }
    expect(joinPieces([first, late])).toHaveLength(2)
    expect(joinPieces([first, { ...second, speech: null }])).toHaveLength(1)
  })

  it('a paragraph ends with its sentence from 600 characters on, and at a pause from 1000', () => {
    const sentences = Array.from({ length: 40 }, () => `${'Sõna '.repeat(15).trim()}.`)
    const lengths = joined(...sentences).map((text) => text.length)
    expect(lengths.slice(0, -1).every((length) => length >= 600 && length < 700)).toBe(true)
    const endless = Array.from({ length: 40 }, () => 'sõna '.repeat(20).trim())
    const long = joined(...endless).map((text) => text.length)
    expect(long.slice(0, -1).every((length) => length >= 1000 && length < 1100)).toBe(true)
    const overlapped = sentences.map((_, index) =>
      overlapping(
        `Algus${index} ja nii läks see lause ${'pikalt '.repeat(index % 9)}kuni lõpp${index}le.`,
      ),
    )
    const whole = joined(...overlapped)
    expect(whole.length).toBeGreaterThan(3)
    expect(whole.every((text) => text.endsWith('.') && text.startsWith('Algus'))).toBe(true)
  })

  it('keeps its place in the sound', () => {
    const pieces = take('Üks', overlapping('kaks.'), { text: 'Kolm.', after: 3 })
    const [first, second, third] = pieces as [Piece, Piece, Piece]
    expect(joinPieces(pieces)).toEqual([
      { kind: 'text', text: 'Üks kaks.', start: first.start, end: second.end },
      { kind: 'text', text: 'Kolm.', start: third.start, end: third.end },
    ])
  })

  it('gaps and what is still to come stand by themselves, silence and empty text vanish', () => {
    const pieces = take('Üks', gap(' doubtful  text '), 'Kaks', waiting, 'Kolm', sent, silent(3), {
      text: ' ',
    })
    const [, second, , fourth] = pieces as [Piece, Piece, Piece, Piece]
    const passages = joinPieces(pieces)
    expect(passages.map(({ kind }) => kind)).toEqual([
      'text',
      'gap',
      'text',
      'pending',
      'text',
      'pending',
    ])
    expect(passages[1]).toEqual({
      kind: 'gap',
      index: 1,
      reason: { kind: 'short' },
      text: 'doubtful text',
      start: second.start,
      end: second.end,
    })
    expect(passages[3]).toEqual({
      kind: 'pending',
      index: 3,
      start: fourth.start,
      end: fourth.end,
    })
    expect(joined('Üks', gap(), 'Kaks')).toEqual(['Üks', '<gap 1>', 'Kaks'])
  })

  it('a piece that is added changes the last passage at most', () => {
    const texts = Array.from({ length: 300 }, (_, index) =>
      index % 7 === 3
        ? overlapping(`Sõna${index - 1} lause. Ja Sõna${index} lause`)
        : `ja Sõna${index} lause${index % 3 === 0 ? '.' : ''}`,
    )
    const pieces = take(...texts)
    let before: Passage[] = []
    for (let count = 1; count <= pieces.length; count++) {
      const after = joinPieces(pieces.slice(0, count))
      expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1))
      before = after
    }
    expect(before.length).toBeGreaterThan(3)
  })
})

describe('many pieces', () => {
  const take5000 = take(
    ...Array.from({ length: 5000 }, (_, index) =>
      overlapping(
        `algus${index} ja nii läks see lause ${'pikalt '.repeat(40)} kuni lõpp${index}le`,
      ),
    ),
  )

  /** The least of three, since other work on the machine only ever adds to it. */
  function milliseconds(pieces: readonly Piece[]): number {
    const times = [1, 2, 3].map(() => {
      const begun = performance.now()
      joinPieces(pieces)
      dictatedText(pieces)
      return performance.now() - begun
    })
    return Math.min(...times)
  }

  it('ten times as many take about ten times as long, not a hundred times', () => {
    expect(joinPieces(take5000).length).toBeGreaterThan(500)
    expect(dictatedText(take5000).text.length).toBeGreaterThan(1_000_000)
    expect(milliseconds(take5000) / milliseconds(take5000.slice(0, 500))).toBeLessThan(40)
  }, 60_000)
})

describe('plainText', () => {
  it('has a paragraph for each passage, what is missing at its place, and nothing for what is to come', () => {
    const passages = joinPieces(take('Üks.', gap('half'), { text: 'Kaks.' }, waiting))
    expect(plainText(passages, ({ index, text }) => `[${index}: ${text}]`)).toBe(
      'Üks.\n\n[1: half]\n\nKaks.',
    )
    expect(plainText(passages, () => '')).toBe('Üks.\n\nKaks.')
  })
})
