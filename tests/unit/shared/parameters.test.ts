import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  parameterNames,
  parameterRange,
  parametersFor,
  readParameter,
} from '../../../shared/models/parameters.ts'

describe('what is typed for a parameter', () => {
  const temperature = parameterRange('temperature')

  test.each([
    ['', { kind: 'empty' }],
    ['  ', { kind: 'empty' }],
    ['0.7', { kind: 'value', value: 0.7 }],
    ['0,7', { kind: 'value', value: 0.7 }],
    [' 2 ', { kind: 'value', value: 2 }],
    ['.5', { kind: 'value', value: 0.5 }],
    ['1.', { kind: 'value', value: 1 }],
    ['-1', { kind: 'wrong', problem: { kind: 'out_of_range', least: 0, most: 2 } }],
    ['2.01', { kind: 'wrong', problem: { kind: 'out_of_range', least: 0, most: 2 } }],
    ['hot', { kind: 'wrong', problem: { kind: 'not_a_number' } }],
    ['1e0', { kind: 'wrong', problem: { kind: 'not_a_number' } }],
    ['1.2.3', { kind: 'wrong', problem: { kind: 'not_a_number' } }],
    ['Infinity', { kind: 'wrong', problem: { kind: 'not_a_number' } }],
  ])('%j as a temperature', (text, read) => expect(readParameter(text, temperature)).toEqual(read))

  test.each([
    ['1023', { kind: 'wrong', problem: { kind: 'out_of_range', least: 1024, most: 131_072 } }],
    ['1024', { kind: 'value', value: 1024 }],
    ['131072', { kind: 'value', value: 131_072 }],
    ['131073', { kind: 'wrong', problem: { kind: 'out_of_range', least: 1024, most: 131_072 } }],
    ['2000.5', { kind: 'wrong', problem: { kind: 'not_whole' } }],
  ])('%j as the guide’s max_tokens', (text, read) =>
    expect(readParameter(text, parameterRange('max_tokens'))).toEqual(read),
  )

  test('every value within a range is read back as it is written, with point and comma', () => {
    for (const name of parameterNames) {
      const range = parameterRange(name)
      const thousandths = fc.integer({ min: range.least * 1000, max: range.most * 1000 })
      fc.assert(
        fc.property(thousandths, fc.boolean(), (value, hasComma) => {
          const wanted = range.isWhole ? Math.ceil(value / 1000) : value / 1000
          const written = String(wanted)
          expect(readParameter(hasComma ? written.replace('.', ',') : written, range)).toEqual({
            kind: 'value',
            value: wanted,
          })
        }),
      )
    }
  })
})

test('a model with a small context allows no longer answers than that', () => {
  expect(parameterRange('max_tokens', 32_768).most).toBe(32_768)
  expect(parameterRange('max_tokens', 262_144).most).toBe(131_072)
  expect(parameterRange('temperature', 32_768).most).toBe(2)
})

test('a request carries what is set over what is recommended', () => {
  expect(parametersFor('gemma-4-31B-it', { temperature: 0.2, max_tokens: 2048 })).toEqual({
    temperature: 0.2,
    top_p: 0.95,
    top_k: 64,
    max_tokens: 2048,
  })
})
