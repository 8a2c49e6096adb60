import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movedSelection } from '../../../renderer/main/dictation/moved-selection.ts'
import {
  edited,
  isWhole,
  regionAt,
  spliced,
  withdrawal,
  writing,
  type Region,
} from '../../../renderer/main/dictation/region.ts'
import { spaced } from '../../../renderer/main/dictation/spacing.ts'
import { untaken } from '../../../renderer/main/dictation/untaken.ts'

/** A draft with a dictation in it; "|" is the caret, and two of them hold a selection. */
function begin(draft: string) {
  const start = draft.indexOf('|')
  const end = draft.lastIndexOf('|')
  const text = draft.replaceAll('|', '')
  return createDraft(text, regionAt(text, { start, end: end === start ? start : end - 1 }))
}

function createDraft(draft: string, region: Region) {
  const parts = {
    draft,
    region,
    hear(dictated: string) {
      const { region, splice } = writing(parts.region, parts.draft, dictated)
      parts.region = region
      if (splice) parts.draft = spliced(parts.draft, splice)
      return parts.draft
    },
    type(text: string) {
      parts.region = edited(parts.region, parts.draft, text)
      parts.draft = text
    },
  }
  return parts
}

describe('text is written at the caret', () => {
  test('between spaces where there are none', () => {
    expect(begin('|').hear('Tere hommikust.')).toBe('Tere hommikust.')
    expect(begin('Tere,|').hear('kuidas läheb?')).toBe('Tere, kuidas läheb?')
    expect(begin('Tere, |').hear('kuidas läheb?')).toBe('Tere, kuidas läheb?')
    expect(begin('one |two').hear('and a half')).toBe('one and a half two')
    expect(begin('one|, two').hear('and a half')).toBe('one and a half, two')
    expect(begin('see (|) siin').hear('märkus')).toBe('see (märkus) siin')
    expect(begin('line\n|\nline').hear('between')).toBe('line\nbetween\nline')
    expect(begin('He said “|”.').hear('Hello')).toBe('He said “Hello”.')
    expect(begin('Ta ütles „|“.').hear('Tere')).toBe('Ta ütles „Tere“.')
    expect(begin('„Tere“|').hear('ütles ta')).toBe('„Tere“ ütles ta')
    expect(begin('"Hello"|').hear('she said')).toBe('"Hello" she said')
    expect(begin('no |"quoted" word').hear('other')).toBe('no other "quoted" word')
    expect(spaced('', 'a', 'b')).toBe('')
  })

  test('and grows there', () => {
    const draft = begin('before | after')
    draft.hear('One.')
    draft.hear('One. Two.')
    expect(draft.hear('One. Two, three.')).toBe('before One. Two, three. after')
  })

  test('in place of what is selected, but not before there is any', () => {
    const draft = begin('keep |this word| here')
    expect(draft.draft).toBe('keep this word here')
    expect(draft.hear('these two')).toBe('keep these two here')
    const splice = withdrawal(draft.region)
    expect(splice && spliced(draft.draft, splice)).toBe('keep this word here')
  })
})

describe('the person types meanwhile', () => {
  test('before it: it moves', () => {
    const draft = begin('a |z')
    draft.hear('one')
    draft.type('longer a one z')
    expect(draft.hear('one two')).toBe('longer a one two z')
  })

  test('after it: it stays, also right behind it', () => {
    const draft = begin('|')
    draft.hear('one')
    draft.type('one!')
    expect(draft.hear('one two')).toBe('one two!')
  })

  test('where nothing was dictated yet: what is typed comes first', () => {
    const draft = begin('|')
    draft.type('typed')
    expect(draft.hear('said')).toBe('typed said')
  })

  test('inside: it is theirs, and more follows it', () => {
    const draft = begin('|')
    draft.hear('eins zwei drei')
    draft.type('eins ZWEI drei')
    expect(draft.hear('eins zwei drei vier')).toBe('eins ZWEI drei vier')
    expect(draft.hear('eins zwei drei vier fünf')).toBe('eins ZWEI drei vier fünf')
    expect(isWhole(draft.region, 'eins zwei drei vier fünf')).toBe(true)
    expect(withdrawal(draft.region)).toBeNull()
  })

  test('over all of it: deleted text does not come back', () => {
    const draft = begin('my |draft')
    draft.hear('one')
    draft.type('')
    expect(draft.hear('one two')).toBe('two')
  })

  test('inside the selection that was to be replaced: what they typed stays', () => {
    const draft = begin('keep |this word| here')
    draft.type('keep those words here')
    expect(draft.hear('said')).toContain('those words')
  })

  test('between the halves of no character', () => {
    const draft = begin('|')
    draft.hear('😀')
    draft.type('🨀')
    expect(draft.hear('😀 end')).toBe('🨀 end')
  })
})

describe('text that comes late', () => {
  test('goes to its place while nobody changed anything', () => {
    const draft = begin('|')
    draft.hear('one three')
    expect(draft.hear('one two three')).toBe('one two three')
    expect(isWhole(draft.region, 'one two three')).toBe(true)
  })

  test('is held back where the person changed it, and only the rest is added', () => {
    const draft = begin('|')
    draft.hear('one three')
    draft.type('one THREE')
    expect(draft.hear('one two three four')).toBe('one THREE four')
    expect(isWhole(draft.region, 'one two three four')).toBe(false)
  })

  test('words that merely changed their marks are not repeated', () => {
    expect(untaken('the end.', 'the end, my friend')).toEqual({ rest: 'my friend', isWhole: true })
    expect(untaken('the quick bro', 'the quick brown fox').rest).toBe('brown fox')
    expect(untaken('quite different', 'no word alike').rest).toBe('no word alike')
  })

  test('is found without a standstill in hours of text, of which an early part came late', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `w${index % 700}`).join(' ')
    const { rest, isWhole } = untaken(`at first ${words}`, `at first late words ${words} the rest`)
    expect({ rest, isWhole }).toEqual({ rest: 'the rest', isWhole: false })
  })
})

describe('the caret', () => {
  const splice = { start: 4, end: 7, text: 'longer' }
  const moved = (start: number, end = start) => movedSelection({ start, end }, splice)

  test('follows the text where it was behind or in it, and stays where it was before', () => {
    expect(moved(7)).toEqual({ start: 10, end: 10 })
    expect(moved(5)).toEqual({ start: 10, end: 10 })
    expect(moved(9)).toEqual({ start: 12, end: 12 })
    expect(moved(4)).toEqual({ start: 4, end: 4 })
    expect(moved(0, 2)).toEqual({ start: 0, end: 2 })
    expect(movedSelection({ start: 2, end: 2 }, { start: 2, end: 2, text: 'abc' })).toEqual({
      start: 5,
      end: 5,
    })
  })

  test('stands behind the text that replaced what was selected', () => {
    expect(moved(4, 7)).toEqual({ start: 10, end: 10 })
    expect(moved(2, 9)).toEqual({ start: 2, end: 12 })
  })
})

const word = fc.stringMatching(/^[a-z]{1,4}$/)
const typed = fc.stringMatching(/^[A-Z]{1,3}$/)
/** How far along a text: its numbers must be spread evenly, or all happens at its ends. */
const place = fc.integer({ min: 0, max: 1000 }).map((part) => part / 1000)
const step = fc.oneof(
  fc.record({ kind: fc.constant('hear' as const), words: fc.array(word, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: place, text: typed }),
)
const removal = fc.record({ kind: fc.constant('remove' as const), at: place, to: place })
const capitals = (text: string): string => text.replaceAll(/[^A-Z]/g, '')
const small = (text: string): string => text.replaceAll(/[^a-z]/g, '')

describe('whatever is typed and heard, in whatever order', () => {
  test('nothing typed is lost, and the dictated text is there once and in order', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z ]{0,8}$/), place, fc.array(step), (text, at, steps) => {
        const caret = Math.round(at * text.length)
        const draft = createDraft(text, regionAt(text, { start: caret, end: caret }))
        let mine = capitals(text)
        let said: string[] = []
        for (const next of steps) {
          if (next.kind === 'hear') {
            said = [...said, ...next.words]
            draft.hear(said.join(' '))
          } else {
            const { draft: old } = draft
            const place = Math.round(next.at * old.length)
            draft.type(old.slice(0, place) + next.text + old.slice(place))
            mine = capitals(draft.draft)
          }
          expect(capitals(draft.draft)).toBe(mine)
          expect(small(draft.draft)).toBe(said.join(''))
        }
      }),
    )
  })

  test('no letter that is the person’s is changed, though they write as they speak and delete what they like', () => {
    const bounded = fc.array(fc.oneof(step, removal), { maxLength: 12 })
    fc.assert(
      fc.property(fc.stringMatching(/^[ab ]{0,6}$/), place, place, bounded, (text, a, b, steps) => {
        const [start = 0, end = 0] = [a, b]
          .map((at) => Math.round(at * text.length))
          .toSorted((x, y) => x - y)
        const draft = createDraft(text, regionAt(text, { start, end }))
        let said = ''
        for (const next of steps) {
          const { draft: old, region } = draft
          if (next.kind === 'hear') {
            // "a" and "b" in other words than the person's own: what is typed and said looks alike.
            said = `${said} ${next.words.map((w) => (w > 'm' ? 'a' : 'ab')).join(' ')}`.trim()
            draft.hear(said)
            expect(draft.draft.startsWith(old.slice(0, region.start))).toBe(true)
            expect(draft.draft.endsWith(old.slice(region.end))).toBe(true)
          } else if (next.kind === 'insert') {
            const place = Math.round(next.at * old.length)
            draft.type(old.slice(0, place) + next.text.toLowerCase() + old.slice(place))
          } else {
            const [from = 0, to = 0] = [next.at, next.to]
              .map((at) => Math.round(at * old.length))
              .toSorted((x, y) => x - y)
            draft.type(old.slice(0, from) + old.slice(to))
          }
          const written = draft.draft.slice(draft.region.start, draft.region.end)
          const isSelection = draft.region.dictated === ''
          // What the region claims was dictated into it, or is the selection it began with.
          expect(written).toBe(
            isSelection
              ? draft.region.replaced
              : written.trim() === ''
                ? written
                : spaced(
                    untaken(draft.region.taken, draft.region.dictated).rest.trim(),
                    written.startsWith(' ') ? 'x' : '',
                    written.endsWith(' ') ? 'x' : '',
                  ),
          )
        }
      }),
    )
  })
})
