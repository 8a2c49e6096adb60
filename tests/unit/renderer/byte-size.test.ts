import { expect, test } from 'vitest'
import { byteSize } from '../../../renderer/main/app/byte-size.ts'

test.each([
  [0, '0 bytes', '0 baiti'],
  [999, '999 bytes', '999 baiti'],
  [1234, '1.2 kB', '1,2 kB'],
  [182_400, '182 kB', '182 kB'],
  [999_600, '1 MB', '1 MB'],
  [115_200_000, '115 MB', '115 MB'],
  [2_345_000_000, '2.3 GB', '2,3 GB'],
])('%d bytes are read as %s, in one line', (bytes, english, estonian) => {
  expect(byteSize(bytes, 'en')).toBe(english.replace(' ', '\u00a0'))
  expect(byteSize(bytes, 'et')).toBe(estonian.replace(' ', '\u00a0'))
})
