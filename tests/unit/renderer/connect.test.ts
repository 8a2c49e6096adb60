import { expect, test } from 'vitest'
import { createConnectStore } from '../../../renderer/main/first-run/connect-store.ts'
import { placeOfError } from '../../../renderer/main/first-run/error-place.ts'
import { modelNames } from '../../../renderer/main/first-run/model-names.ts'
import { errorCodes } from '../../../shared/errors.ts'
import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'
import { connectedService } from './fake-bootstrap.ts'
import { createFakeJutt } from './fake-jutt.ts'

const input = {
  address: 'https://service.test/v1',
  key: 'sk-secret',
  keepUnsealed: false,
  allowInsecure: false,
  modelIds: [],
}

function createParts() {
  const jutt = createFakeJutt()
  const connected: ServiceState[] = []
  const store = createConnectStore({ jutt, connected: (service) => connected.push(service) })
  return { jutt, store, get: store.getState, connected }
}

test('a connection hands over the service', async () => {
  const { get, connected } = createParts()
  expect(await get().connect(input)).toBe(true)
  expect(connected).toEqual([connectedService])
  expect(get().attempt).toEqual({ kind: 'idle' })
})

test('a failure says why, and no state holds the key', async () => {
  const { jutt, store, get, connected } = createParts()
  const states: unknown[] = []
  store.subscribe((state) => states.push(state))
  jutt.failNext({ code: 'key_refused', status: 401 })
  expect(await get().connect(input)).toBe(false)
  expect(get().attempt).toEqual({
    kind: 'failed',
    while: 'connecting',
    error: { code: 'key_refused', status: 401 },
  })
  expect(JSON.stringify(states)).not.toContain('sk-secret')
  expect(connected).toEqual([])
})

test('an attempt under way is not made twice', async () => {
  const { jutt, get } = createParts()
  const release = jutt.holdNext()
  const first = get().connect(input)
  expect(get().attempt).toEqual({ kind: 'connecting' })
  expect(await get().connect(input)).toBe(false)
  release()
  expect(await first).toBe(true)
})

test('connecting and practising keep out of each other’s way', async () => {
  const { jutt, get, connected } = createParts()
  const release = jutt.holdNext()
  const connecting = get().connect(input)
  expect(await get().practise()).toBe(false)
  get().reset()
  expect(get().attempt).toEqual({ kind: 'connecting' })
  release()
  expect(await connecting).toBe(true)

  const releasePractice = jutt.holdNext()
  const practising = get().practise()
  expect(await get().connect(input)).toBe(false)
  expect(await get().practise()).toBe(false)
  expect(get().attempt).toEqual({ kind: 'starting_practice' })
  releasePractice()
  expect(await practising).toBe(true)
  expect(connected).toHaveLength(2)
})

test('what is wrong is said beside the field that is wrong', () => {
  expect(placeOfError('key_refused')).toBe('key')
  expect(placeOfError('no_model_list')).toBe('models')
  expect(placeOfError('address_insecure')).toBe('insecure')
  for (const code of ['address_invalid', 'unreachable', 'not_a_service', 'certificate'] as const) {
    expect(placeOfError(code)).toBe('address')
  }
  for (const code of errorCodes) expect(placeOfError(code)).toBeTypeOf('string')
})

test('model names are one a line, without blanks and repetitions', () => {
  expect(modelNames(' gemma \n\nqwen, gemma\r\n')).toEqual(['gemma', 'qwen'])
})
