import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { requestNames, requestPages, type RequestName } from '../../../shared/ipc/channels.ts'
import { requests } from '../../../shared/ipc/contract.ts'
import { createDispatch } from '../../../electron/ipc/dispatcher.ts'
import { createHandlers } from '../../../electron/ipc/handlers.ts'
import { recordingServices } from './recording-services.ts'

type Listener = (event: unknown, payload: unknown) => Promise<unknown>

/** Electron's side of the channels: what main registers, to be called as any sender would. */
const channels = vi.hoisted(() => new Map<string, Listener>())
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, listener: Listener) => void channels.set(name, listener) },
}))
const { registerRequests } = await import('../../../electron/ipc/registrar.ts')

const payloadCount = 10_000
const seed = 20_260_101
const refused = { ok: false, error: { code: 'sender_refused' } }
const whatIsRefused = JSON.stringify(refused)

const { services, calls } = recordingServices()
const unexpected: string[] = []
registerRequests({
  dispatch: createDispatch(createHandlers(services), (name) => unexpected.push(name)),
  // Window 1 was made for the main page, 2 for the overlay, 3 for the audio page.
  pageOf: (id) => ([undefined, 'main', 'overlay', 'audio'] as const)[id],
  origin: 'app://jutt',
})

function send(name: string, event: unknown, payload: unknown): Promise<unknown> {
  const listener = channels.get(name)
  if (!listener) throw new Error(`No channel ${name}`)
  return listener(event, payload)
}

const windows = { main: 1, overlay: 2, audio: 3 } as const
function from(page: keyof typeof windows, url = `app://jutt/${page}/index.html`) {
  return { sender: { id: windows[page] }, senderFrame: { url, parent: null } }
}

/** Of an answer that failed; reading it by hand, a million times, is fifty times as fast as expect. */
function codeOf(answer: unknown): unknown {
  return (answer as { error?: { code?: unknown } }).error?.code
}

/** Asked tens of thousands of times. */
async function expectRefusal(answer: Promise<unknown>): Promise<void> {
  const given = await answer
  if (JSON.stringify(given) !== whatIsRefused) expect(given).toEqual(refused)
}

/** Names of the fields of all requests: random objects are to look like ours. */
const fields = [
  ...new Set(
    requestNames.flatMap((name) => {
      const { input } = requests[name]
      return 'shape' in input ? Object.keys(input.shape) : []
    }),
  ),
]

const oddValues: readonly unknown[] = [
  'et',
  'auto',
  'pinned',
  'markdown',
  '__proto__',
  '../../etc/passwd',
  '\0',
  'x'.repeat(100_000),
  '\uD800',
  '\u202Egnp.exe',
  Number.NaN,
  Infinity,
  -0,
  -1,
  1e308,
  2 ** 53,
  true,
  undefined,
  null,
  '',
  [],
  {},
  () => 1,
  Symbol.iterator,
  10n,
  new Uint8Array(9),
  new Int16Array(4),
  new Date(Number.NaN),
  new Map(),
  new Error('x'),
]

const value = fc.oneof(fc.constantFrom<unknown>(...oddValues), fc.string(), fc.double(), fc.uuid())

const payload = fc.oneof(
  { weight: 1, arbitrary: value },
  {
    weight: 2,
    arbitrary: fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withTypedArray: true,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.dictionary(
      fc.constantFrom(...fields, '__proto__', 'constructor', 'toString'),
      fc.oneof(value, fc.array(value, { maxLength: 3 }), fc.object({ maxDepth: 2 })),
      { maxKeys: 6 },
    ),
  },
)

const payloads = fc.sample(payload, { numRuns: payloadCount, seed })

test('every channel of the contract is open, and no other', () => {
  expect([...channels.keys()].toSorted()).toEqual([...requestNames].toSorted())
  expect(fields.length).toBeGreaterThan(30)
})

test(`${payloadCount} payloads on every channel reach a handler only where the schema takes them`, async () => {
  let wrong = 0
  for (const name of requestNames) {
    const event = from(requestPages[name][0])
    for (const sent of payloads) {
      const before = calls.length
      const answer = await send(name, event, sent)
      if (codeOf(answer) === 'invalid_request') {
        wrong += 1
        if (calls.length !== before) throw new Error(`${name} was reached`)
      } else if (!requests[name].input.safeParse(sent).success) {
        throw new Error(`${name} took what its schema refuses`)
      }
    }
  }
  // Some are right by chance: "undefined" is what most channels want.
  expect(wrong).toBeGreaterThan(payloadCount * requestNames.length * 0.95)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
}, 120_000)

/** Whatever is not the top frame of our own window at our own page. */
const wrongSenders: readonly (readonly [string, unknown])[] = [
  ['a window that is not ours', { ...from('main'), sender: { id: 9 } }],
  ['no frame any more', { ...from('main'), senderFrame: null }],
  [
    'a frame inside the page',
    { sender: { id: 1 }, senderFrame: { url: 'app://jutt/main/index.html', parent: {} } },
  ],
  ['a site', from('main', 'https://jutt/main/index.html')],
  ['a file', from('main', 'file:///main/index.html')],
  ['another host of our scheme', from('main', 'app://evil/main/index.html')],
  ['a name that begins like ours', from('main', 'app://jutt.evil/main/index.html')],
  ['a user before the host', from('main', 'app://jutt@evil/main/index.html')],
  ['a blank page', from('main', 'about:blank')],
  ['data as a page', from('main', 'data:text/html,x')],
  ['no address', from('main', '')],
  ['another page of ours', from('main', 'app://jutt/audio/index.html')],
  ['a path that leads back', from('main', 'app://jutt/main/index.html/..%2f')],
]

test.each(wrongSenders)('no channel answers %s', async (_who, event) => {
  const before = calls.length
  for (const name of requestNames) {
    await expectRefusal(send(name, event, undefined))
    for (const sent of payloads.slice(0, 20)) await expectRefusal(send(name, event, sent))
  }
  expect(calls).toHaveLength(before)
})

test('random addresses are believed by none', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<RequestName>(...requestNames),
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.domain().map((host) => `app://${host}/main/index.html`),
      ),
      async (name, url) => {
        expect(await send(name, from('main', url), undefined)).toEqual(refused)
      },
    ),
    { numRuns: 2000, seed },
  )
})

test('a page that may not ask is refused, whatever it sends', async () => {
  const before = calls.length
  for (const name of requestNames) {
    const allowed: readonly string[] = requestPages[name]
    for (const page of ['main', 'overlay', 'audio'] as const) {
      if (allowed.includes(page)) continue
      for (const sent of payloads.slice(0, 200)) {
        await expectRefusal(send(name, from(page), sent))
      }
    }
  }
  expect(calls).toHaveLength(before)
  // What was reached by a right payload fails there, and is told as data.
  expect(new Set(unexpected).size).toBeGreaterThan(0)
})
