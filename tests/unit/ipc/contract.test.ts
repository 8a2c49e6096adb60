import { describe, expect, test } from 'vitest'
import { requestNames, requestPages, type RequestName } from '../../../shared/ipc/channels.ts'
import { requests } from '../../../shared/ipc/contract.ts'
import { AppFailure } from '../../../shared/app-failure.ts'
import { createDispatch } from '../../../electron/ipc/dispatcher.ts'
import { createHandlers } from '../../../electron/ipc/handlers.ts'
import { trustedPage } from '../../../electron/ipc/sender.ts'
import { recordingServices } from './recording-services.ts'

describe('every request of the contract', () => {
  const { services, calls } = recordingServices()
  const handlers = createHandlers(services)
  const dispatch = createDispatch(handlers, () => undefined)

  test('has exactly one handler, and there is no handler without a request', () => {
    expect(Object.keys(handlers).toSorted()).toEqual(requestNames.toSorted())
    expect(Object.keys(requests).toSorted()).toEqual(requestNames.toSorted())
  })

  test.each(requestNames)('%s refuses a payload that is not its schema’s', async (name) => {
    const before = calls.length
    for (const payload of wrongPayloads) {
      if (requests[name].input.safeParse(payload).success) continue
      expect(await dispatch(requestPages[name][0], name, payload)).toEqual({
        ok: false,
        error: { code: 'invalid_request' },
      })
    }
    expect(calls.slice(before)).toEqual([])
  })

  test.each(requestNames)('%s has at least one payload that it refuses', (name) => {
    expect(wrongPayloads.some((payload) => !requests[name].input.safeParse(payload).success)).toBe(
      true,
    )
  })

  test.each(requestNames)('%s is refused to a page that may not ask', async (name) => {
    const pages: readonly string[] = requestPages[name]
    for (const page of (['main', 'audio', 'overlay'] as const).filter(
      (other) => !pages.includes(other),
    )) {
      expect(await dispatch(page, name, undefined)).toEqual({
        ok: false,
        error: { code: 'sender_refused' },
      })
    }
  })
})

const wrongPayloads: readonly unknown[] = [
  null,
  0,
  'text',
  [],
  { chatId: 7 },
  { chatId: '', title: '' },
  { address: '', key: 1 },
  { theme: 'pink' },
  { url: 12 },
]

describe('what a handler throws', () => {
  const reported: RequestName[] = []
  const dispatchTo = (failing: () => never) => {
    const { services } = recordingServices()
    const handlers = { ...createHandlers(services), 'service:practise': failing }
    return createDispatch(handlers, (name) => reported.push(name))
  }

  test('crosses as data when it is an AppFailure', async () => {
    const dispatch = dispatchTo(() => {
      throw new AppFailure({ code: 'rate_limited', retryAfterSeconds: 12 })
    })
    expect(await dispatch('main', 'service:practise', undefined)).toEqual({
      ok: false,
      error: { code: 'rate_limited', retryAfterSeconds: 12 },
    })
  })

  test('is reported in main and tells the page nothing when it is unexpected', async () => {
    const dispatch = dispatchTo(() => {
      throw new TypeError('secret internals')
    })
    const result = await dispatch('main', 'service:practise', undefined)
    expect(result).toEqual({ ok: false, error: { code: 'internal' } })
    expect(reported).toEqual(['service:practise'])
  })
})

test('a new key is tried at once on what waits to be transcribed', async () => {
  const { services, calls } = recordingServices()
  const state = {
    kind: 'unconnected',
    address: 'a',
    reason: 'first_run',
    canSealKey: true,
  } as const
  const handlers = createHandlers({
    ...services,
    connection: { ...services.connection, connect: async () => state },
    transcriber: { ...services.transcriber, tryNow: () => void calls.push('tryNow') },
  })
  const input = {
    address: 'http://a/v1',
    key: 'k',
    keepUnsealed: false,
    allowInsecure: false,
    modelIds: [],
  }
  expect(await handlers['service:connect'](input)).toEqual(state)
  expect(calls).toEqual(['tryNow'])
})

describe('a sender is believed', () => {
  const origin = 'app://jutt'
  const own = { url: 'app://jutt/main/index.html', isTop: true }

  test('when it is the top frame of one of our windows, showing its page', () => {
    expect(trustedPage(own, 'main', origin)).toBe('main')
    expect(trustedPage({ ...own, url: `${own.url}?a=1#b` }, 'main', origin)).toBe('main')
  })

  test.each([
    ['a frame inside the page', { ...own, isTop: false }, 'main'],
    ['no frame', null, 'main'],
    ['a window that is not ours', own, undefined],
    ['another page than the window was made for', own, 'audio'],
    ['another host', { ...own, url: 'app://other/main/index.html' }, 'main'],
    ['another scheme', { ...own, url: 'https://jutt/main/index.html' }, 'main'],
    ['a blank page', { ...own, url: 'about:blank' }, 'main'],
    ['a file', { ...own, url: 'file:///main/index.html' }, 'main'],
    ['no address', { ...own, url: '' }, 'main'],
  ] as const)('but not when it is %s', (_what, frame, page) => {
    expect(trustedPage(frame, page, origin)).toBeNull()
  })
})
