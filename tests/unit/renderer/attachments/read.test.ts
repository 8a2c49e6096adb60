import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../../renderer/main/attachments/read/decode-text.ts'
import {
  fileFormat,
  isNamedOtherwise,
} from '../../../../renderer/main/attachments/read/file-format.ts'
import { scaledSize } from '../../../../renderer/main/attachments/read/scale.ts'
import { unpackedSize } from '../../../../renderer/main/attachments/read/unpacked-size.ts'
import { docxOf } from '../../../documents/docx.ts'
import { pdfOf } from '../../../documents/pdf.ts'
import { pngOf } from '../../../documents/png.ts'

describe('the text of a file', () => {
  test.each([
    ['UTF-8', [0xc3, 0xb5, 0x6b], 'õk'],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x61], 'a'],
    ['UTF-16, little end first', [0xff, 0xfe, 0x61, 0x01, 0x62, 0x00], 'šb'],
    ['UTF-16, big end first', [0xfe, 0xff, 0x01, 0x61], 'š'],
    ['Windows-1257, as old Estonian files', [0xd5, 0x75, 0xf0, 0x20, 0xfe], 'Õuš ž'],
    ['with ends of lines of Windows', [0x61, 0x0d, 0x0a, 0x62], 'a\nb'],
  ])('%s', (_what, bytes, text) => expect(decodeText(new Uint8Array(bytes))).toBe(text))

  test.each([
    ['nothing but blanks', [0x20, 0x0a], 'empty'],
    ['a program', [0x7f, 0x45, 0x4c, 0x46, 0x02, 0x00], 'unsupported'],
  ])('%s is refused', (_what, bytes, reason) => {
    expect(() => decodeText(new Uint8Array(bytes))).toThrowError(
      expect.objectContaining({ reason }) as Error,
    )
  })
})

test('a file is what its first bytes say', () => {
  expect(fileFormat(pngOf(2, 2))).toBe('image')
  expect(fileFormat(pdfOf(['x']))).toBe('pdf')
  expect(fileFormat(docxOf(['x']))).toBe('zip')
  expect(fileFormat(Buffer.from('%P, just text'))).toBe('other')
  expect(fileFormat(new Uint8Array())).toBe('other')
})

test.each([
  ['a.pdf', true],
  ['a.PNG', true],
  ['a.docx', true],
  ['a.doc', false],
  ['a.md', false],
  ['pdf', false],
])('bytes of no known format are not what %s promises: %s', (name, otherwise) => {
  expect(isNamedOtherwise(name, 'other')).toBe(otherwise)
  expect(isNamedOtherwise(name, 'pdf')).toBe(false)
})

test('a zip archive tells how large it is unpacked', () => {
  expect(unpackedSize(docxOf(['x'], { claimed: 900_000_000 }))).toBeGreaterThan(900_000_000)
  expect(unpackedSize(docxOf(['x'], { claimed: 0xffffffff }))).toBe(Infinity)
  expect(unpackedSize(docxOf(['x']))).toBeLessThan(3000)
  expect(unpackedSize(docxOf(['x']).subarray(0, 400))).toBeNull()
  expect(unpackedSize(Buffer.from('PK'))).toBeNull()
})

test('images are scaled down, never up', () => {
  expect(scaledSize(3136, 1568)).toEqual({ width: 1568, height: 784 })
  expect(scaledSize(100, 50)).toEqual({ width: 100, height: 50 })
  expect(scaledSize(100_000, 2)).toEqual({ width: 1568, height: 1 })
})
