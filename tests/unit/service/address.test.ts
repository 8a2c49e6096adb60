import { expect, test } from 'vitest'
import { addressCandidates } from '../../../electron/service/address.ts'
import { ServiceError } from '../../../electron/service/errors/service-error.ts'

test.for([
  ['https://llm.hpc.ut.ee/v1', ['https://llm.hpc.ut.ee/v1']],
  [' https://llm.hpc.ut.ee/v1/ ', ['https://llm.hpc.ut.ee/v1']],
  ['llm.hpc.ut.ee', ['https://llm.hpc.ut.ee', 'https://llm.hpc.ut.ee/v1']],
  ['LLM.hpc.ut.ee/v1?x=1#y', ['https://llm.hpc.ut.ee/v1']],
  ['https://llm.hpc.ut.ee/v1/chat/completions', ['https://llm.hpc.ut.ee/v1']],
  ['https://host/api/', ['https://host/api', 'https://host/api/v1']],
  ['localhost:11434', ['http://localhost:11434', 'http://localhost:11434/v1']],
  ['http://127.0.0.1:8000/v1', ['http://127.0.0.1:8000/v1']],
  ['http://[::1]:8000/v1', ['http://[::1]:8000/v1']],
  ['https://õunapuu.ee/v1', ['https://xn--unapuu-oxa.ee/v1']],
] as const)('%s', ([typed, candidates]) => {
  expect(addressCandidates(typed, false)).toEqual(candidates)
})

function codeOf(typed: string): string {
  try {
    addressCandidates(typed, false)
  } catch (caught) {
    if (caught instanceof ServiceError) return caught.error.code
  }
  return 'accepted'
}

test.for([
  ['', 'address_invalid'],
  ['see siin', 'address_invalid'],
  ['ftp://host/v1', 'address_invalid'],
  ['file:///etc/passwd', 'address_invalid'],
  ['https://user:secret@host/v1', 'address_invalid'],
  ['https://', 'address_invalid'],
  ['http://llm.hpc.ut.ee/v1', 'address_insecure'],
  ['http://127.0.0.1.example.com/v1', 'address_insecure'],
  ['http://localhost.example.com', 'address_insecure'],
] as const)('%j is refused', ([typed, code]) => {
  expect(codeOf(typed)).toBe(code)
})

test('plain http beyond this computer only where it is allowed', () => {
  expect(addressCandidates('http://host/v1', true)).toEqual(['http://host/v1'])
})
