import { describe, expect, it } from 'vitest'
import type { Heard } from '../../../../electron/recordings/answer/answer.ts'
import { judgeAnswer } from '../../../../electron/recordings/answer/judge-answer.ts'
import { CARDS, ESTONIAN, LIBRIVOX, timed, wholeReading } from './known-answers.ts'

/** Speech without a pause, with 0.2 s of quiet around it. */
const spoken = (seconds: number): Heard => ({
  seconds: seconds + 0.4,
  speech: seconds === 0 ? [] : [{ start: 0.2, end: 0.2 + seconds }],
})

const judge = (text: string, seconds: number) =>
  judgeAnswer({ text, segments: null }, spoken(seconds))

/** From 21 to 39. */
const counting = ['kakskümmend', 'kolmkümmend']
  .flatMap((tens) =>
    ['üks', 'kaks', 'kolm', 'neli', 'viis', 'kuus', 'seitse', 'kaheksa', 'üheksa'].map(
      (ones) => `${tens} ${ones}`,
    ),
  )
  .join(', ')

describe('what was really said is fine', () => {
  it.each([...LIBRIVOX, ...CARDS, ...ESTONIAN, wholeReading()])('$text', (answer) => {
    expect(judgeAnswer({ text: answer.text, segments: null }, answer.heard)).toEqual({
      kind: 'fine',
    })
    expect(judgeAnswer(timed(answer), answer.heard)).toEqual({ kind: 'fine' })
  })

  it.each([
    ['Jah.', 0.4],
    ['Jah.', 1.9],
    ['Mhmh, jah.', 2.4],
    ['Ei, ei, ei, ei!', 1.6],
    ['Aitäh, aitäh, aitäh, aitäh!', 2.5],
    ['Ha ha ha ha ha ha ha ha!', 2.5],
    ['That is a very, very, very, very good idea, and I think we should do it.', 5],
    ['La la la la la la la la la la, laulis ta terve tee koju.', 6],
    ['Minu number on null null null null viis viis viis viis.', 5],
    ['EE38 2200 0000 0000 0000 1234', 12],
    ['5 5 5 5 5 5 5 5 5', 4],
    ['谢谢你们今天来参加我们的会议', 6],
    ['Kell on 12.45 ja temperatuur on −3,5 °C.', 6],
    [counting, 20],
    [
      'Ma ei tea, ma ei tea, ma ei tea, ma ei tea, aga kui sa tahad, siis küsime homme hommikul seminaris professorilt üle, mida ta selle all täpselt mõtles ja miks ta seda ütles.',
      13,
    ],
  ])('%s', (text, seconds) => {
    expect(judge(text, seconds)).toEqual({ kind: 'fine' })
  })

  it('a click or a cough without a word', () => {
    expect(judge('', 0.4)).toEqual({ kind: 'fine' })
    expect(judge('', 0)).toEqual({ kind: 'fine' })
  })
})

describe('less text than speech is short', () => {
  it.each([
    ['', 0.55],
    ['  ', 3],
    ['...', 1],
    ['♪♪', 12],
    ['Jah.', 6],
    ['Tartu Ülikooli arvutusteaduse keskus pakub teadlastele.', 16],
    ['我们', 5],
  ])('%j in %d s', (text, seconds) => {
    expect(judge(text, seconds)).toEqual({ kind: 'short' })
  })

  it('as in vllm 53144: 29.42 s of speech of which the text ends at 21.56', () => {
    const { text } = wholeReading()
    const heard = { seconds: 29.42, speech: [{ start: 0, end: 29.42 }] }
    const segments = [{ start: 0, end: 21.56, text }]
    expect(judgeAnswer({ text, segments: null }, heard).kind).toBe('fine')
    expect(judgeAnswer({ text, segments }, heard).kind).toBe('short')
  })

  it('where the beginning or the middle is left out', () => {
    const { text } = wholeReading()
    const heard = { seconds: 28, speech: [{ start: 0, end: 28 }] }
    const late = [{ start: 4, end: 28, text }]
    const holed = [
      { start: 0, end: 10, text: text.slice(0, 120) },
      { start: 14, end: 28, text: text.slice(120) },
    ]
    for (const segments of [late, holed]) {
      expect(judgeAnswer({ text, segments }, heard).kind).toBe('short')
    }
  })

  it('a pause that no segment covers is no hole', () => {
    const { text } = LIBRIVOX[0] ?? wholeReading()
    const heard = {
      seconds: 20,
      speech: [
        { start: 0, end: 4 },
        { start: 16, end: 20 },
      ],
    }
    const segments = [
      { start: 0, end: 4, text: text.slice(0, 60) },
      { start: 16, end: 19.5, text: text.slice(60) },
    ]
    expect(judgeAnswer({ text, segments }, heard).kind).toBe('fine')
  })

  it('a slow speaker is not, where the times cover the speech', () => {
    const text = 'Ja nüüd me kirjutame selle lause siia üles.'
    const heard = spoken(8)
    expect(judgeAnswer({ text, segments: null }, heard).kind).toBe('short')
    expect(judgeAnswer({ text, segments: [{ start: 0.2, end: 8, text }] }, heard).kind).toBe('fine')
    const late = [{ start: 0.2, end: 30, text }]
    expect(judgeAnswer({ text, segments: late }, heard).kind).toBe('short')
  })

  it('times that make no sense say nothing', () => {
    const { text, heard } = wholeReading()
    const half = text.slice(0, 150)
    const senseless = [
      [{ start: 20, end: 3, text }],
      [
        { start: 12, end: 3, text: half },
        { start: 3, end: 4, text: text.slice(150) },
      ],
      [
        { start: 8, end: 9, text: half },
        { start: 0, end: 2, text: text.slice(150) },
      ],
      // vllm 58029 the other way round: the text is whole, its segments are not.
      [{ start: 0, end: 9, text: half }],
      [],
    ]
    for (const segments of senseless) {
      expect(judgeAnswer({ text, segments }, heard).kind).toBe('fine')
    }
  })
})

describe('text that goes in circles is a loop', () => {
  it.each([
    ['Thank you. Thank you. Thank you. Thank you. Thank you. Thank you.', 'Thank you.', 9],
    ['Aitäh teile. '.repeat(5).trim(), 'Aitäh teile.', 6],
    ['Hei '.repeat(30).trim(), 'Hei', 3],
    ['0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', '0', 3],
    [
      'Me läksime koju ja siis me läksime koju ja siis me läksime koju ja siis me läksime koju ja siis me läks',
      'Me läksime koju ja siis me läks',
      7,
    ],
    [
      'Ta ütles, et ma ei tule, ma ei tule, ma ei tule, ma ei tule, ma ei tule, ma ei tule, ma ei tule, ma ei tule, ja läks.',
      'Ta ütles, et ma ei tule, ja läks.',
      9,
    ],
    ['ご視聴ありがとうございました。'.repeat(6), 'ご視聴ありがとうございました。', 12],
  ])('%s', (text, kept, seconds) => {
    expect(judge(text, seconds)).toEqual({ kind: 'loop', text: kept })
  })

  it('also where each turn is a little different', () => {
    const text = ['cat', 'dog', 'cow', 'hen', 'pig', 'ant', 'bee', 'fox', 'owl', 'elk']
      .map((animal) => `I am going to be a bad ${animal} person and then some more`)
      .join(', ')
    expect(judge(text, 28)).toEqual({ kind: 'loop', text })
  })
})

describe('what Whisper writes in silence', () => {
  it.each([
    'Aitäh vaatamast!',
    'Aitäh!',
    'Täname kuulamast.',
    'Thank you.',
    'Thank you for watching!',
    "Thanks for watching, and I'll see you next time.",
    'Subtitles by the Amara.org community',
    'Субтитры создавал DimaTorzok',
    'Untertitelung aufgrund der Amara.org-Community',
    'Untertitel im Auftrag des ZDF für funk, 2017',
    "Sous-titres réalisés par la communauté d'Amara.org",
    'ご視聴ありがとうございました',
    '字幕由Amara.org社区提供',
    'www.mooji.org',
    'Thank you. Thank you. Thank you.',
    '♪♪♪',
    '...',
  ])('%s is a phantom where nobody spoke, and text where somebody did', (text) => {
    expect(judge(text, 0.2)).toEqual({ kind: 'phantom' })
    expect(judge(text, 0.29)).toEqual({ kind: 'phantom' })
    expect(judge(text, 1.2).kind).not.toBe('phantom')
  })

  it.each(['Jah.', 'Tule siia.', 'Thank Anna.', 'Aitäh, Jaan!'])('%s is kept', (text) => {
    expect(judge(text, 0.2)).toEqual({ kind: 'fine' })
  })
})
