import { expect, test } from 'vitest'
import { linkTarget } from '../../../renderer/main/chat/markdown/link-target.ts'
import { firstLines } from '../../../renderer/main/chat/markdown/first-lines.ts'
import { isMoney } from '../../../renderer/main/chat/markdown/prudent-dollars.ts'

test('links lead to the web, to mail or within the answer, and nowhere else', () => {
  expect(linkTarget('https://ut.ee/a?b#c')).toEqual({ kind: 'outside', url: 'https://ut.ee/a?b#c' })
  expect(linkTarget('mailto:a@ut.ee')).toEqual({ kind: 'outside', url: 'mailto:a@ut.ee' })
  expect(linkTarget('#user-content-fn-1')).toEqual({ kind: 'inside', id: 'user-content-fn-1' })
  const refused = [
    undefined,
    '',
    '/etc/passwd',
    '../x',
    '//host/x',
    'x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'blob:https://x/y',
    'vscode://x',
    'smb://host/x',
    'tel:112',
    'xmpp:a@b',
    'streamdown:incomplete-link',
  ]
  for (const href of refused) expect(linkTarget(href)).toEqual({ kind: 'refused' })
})

test('prices stay prices and maths stays maths', () => {
  expect(isMoney('$5 and $', '6')).toBe(true)
  expect(isMoney('$5-$', '1')).toBe(true)
  expect(isMoney('$x^2$', ' ')).toBe(false)
  expect(isMoney('$e^{i\\pi}$', '.')).toBe(false)
  expect(isMoney('$$ x $$', '')).toBe(false)
})

test('the first lines of code, and how many there are', () => {
  expect(firstLines('a\nb\nc\n', 2)).toEqual({ text: 'a\nb', lines: 3 })
  expect(firstLines('a\nb\n', 2)).toEqual({ text: 'a\nb', lines: 2 })
  expect(firstLines('a', 2)).toEqual({ text: 'a', lines: 1 })
  expect(firstLines('\n\nb', 2)).toEqual({ text: '\n', lines: 3 })
})
