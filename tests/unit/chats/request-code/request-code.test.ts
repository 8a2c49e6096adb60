import vm from 'node:vm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requestCode } from '../../../../electron/chats/request-code/request-code.ts'
import { codeFormat, type CodeFormat } from '../../../../shared/ipc/schemas/request-code.ts'
import { startFakeServer, type FakeServer } from '../../../service/fake-server/server.ts'
import { compilePython, runCode, runPython, runWith } from './run-code.ts'

const awkward = [
  'She said "it\'s $HOME", `whoami` and $(id) \\ \\n \\u0041 %s ${x} {y}',
  'JSON\nEOF\n"""\n\'\'\'\r\nline\ttab\u0000\u001b[31m',
  'õäöü ŠŽ “…” 日本 🙂 \u2028\u2029\ufeff\u202e end!! !x',
]
const request = {
  model: 'gemma-4-31B-it',
  messages: [
    { role: 'system', content: awkward[0] ?? '' },
    { role: 'user', content: awkward[1] ?? '' },
    { role: 'assistant', content: 'Yes.' },
    { role: 'user', content: awkward[2] ?? '' },
  ] as const,
  parameters: { temperature: 0.3, top_p: 0.95, top_k: 64, max_tokens: 2048 },
}
const body = {
  model: request.model,
  messages: request.messages,
  ...request.parameters,
}

let server: FakeServer
beforeAll(async () => {
  server = await startFakeServer()
})
afterAll(() => server.close())

describe('code as it is pasted', () => {
  test.each(['curl', 'pythonRequests', 'javascript'] as const)(
    '%s asks the service what Jutt asked, and shows the answer',
    async (format) => {
      server.reset()
      const code = requestCode(format, server.url, request)
      expect(code).not.toContain(server.key)
      const printed = await runCode(format, code.replace('YOUR_API_KEY', server.key))
      expect(server.requestsOf('chat').map(({ json }) => json)).toEqual([body])
      expect(printed).toContain('This is gemma-4-31B-it speaking.')
    },
    60_000,
  )

  test('of the package openai compiles, and gives it the same request', async () => {
    const code = requestCode('pythonOpenai', 'https://service.test/v1', request)
    await compilePython(code)
    expect(code).toContain('extra_body={"top_k": 64}')
    const [asked, shown] = (await runCode('pythonOpenai', code)).split('\n')
    expect(JSON.parse(asked ?? '')).toEqual({
      base_url: 'https://service.test/v1',
      api_key: 'YOUR_API_KEY',
      body,
    })
    expect(shown).toBe('an answer')
  }, 60_000)

  test.each(codeFormat.options)('%s has no word of the model’s that is not asked for', (format) => {
    const code = requestCode(format, 'https://service.test/v1', { ...request, parameters: {} })
    expect(code).not.toMatch(/stream|temperature|extra_body|max_tokens/)
    expect(code).toContain('YOUR_API_KEY')
  })

  test.each(codeFormat.options)('%s shows all that is in it, in the order it runs', (format) => {
    const code = requestCode(format, 'https://service.test/v1', request)
    expect(code).not.toMatch(/[\u2028\u2029\u202e\ufeff]/)
    expect(code).toContain(String.raw`\u2028\u2029\ufeff\u202e`)
  })

  test('reads like what people write', () => {
    const messages = [{ role: 'user', content: 'Tere! Mis on jutt?' }] as const
    const simple = { model: 'gemma-4-31B-it', messages, parameters: { temperature: 1, top_k: 64 } }
    expect(requestCode('pythonOpenai', 'https://llm.hpc.ut.ee/v1', simple))
      .toBe(`from openai import OpenAI

client = OpenAI(
    base_url="https://llm.hpc.ut.ee/v1",
    api_key="YOUR_API_KEY",
)

response = client.chat.completions.create(
    model="gemma-4-31B-it",
    messages=[
        {"role": "user", "content": "Tere! Mis on jutt?"},
    ],
    temperature=1,
    extra_body={"top_k": 64},
)
print(response.choices[0].message.content)
`)
    expect(requestCode('curl', 'https://llm.hpc.ut.ee/v1', simple))
      .toBe(`curl 'https://llm.hpc.ut.ee/v1/chat/completions' \\
  -H "Authorization: Bearer YOUR_API_KEY" \\
  -H "Content-Type: application/json" \\
  --data-binary @- <<'JSON'
{
  "model": "gemma-4-31B-it",
  "messages": [
    {
      "role": "user",
      "content": "Tere! Mis on jutt?"
    }
  ],
  "temperature": 1,
  "top_k": 64
}
JSON
`)
  })
})

/** Texts of what breaks quoting, anywhere in them. */
const pieces = fc.constantFrom(
  '"',
  "'",
  '`',
  '$',
  '$(x)',
  '${x}',
  '\\',
  '\\\\',
  '\n',
  '\r\n',
  '\nJSON\n',
  "'''",
  '"""',

  '!',
  '!!',
  '#',
  '%s',
  '{',
  '}',
  '</script>',
  '\u2028',
  '\u202e',
  '\u0000',
  '\ud83d',
  '\ude42',
)
const text = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 8 })
  .map((parts) => parts.join(''))
const requests = fc.sample(
  fc.record({
    model: text,
    messages: fc.array(
      fc.record({ role: fc.constantFrom('system', 'user', 'assistant'), content: text }),
      { minLength: 1, maxLength: 3 },
    ),
    parameters: fc.record({
      temperature: fc.double({ min: 0, max: 2, noNaN: true }),
      top_k: fc.nat(1000),
    }),
  }),
  150,
)
const bodies = requests.map(
  ({ model, messages, parameters }) =>
    // As JSON has it: without -0.
    JSON.parse(JSON.stringify({ model, messages, ...parameters })) as unknown,
)
const codeOf = (format: CodeFormat): string[] =>
  requests.map((each) => requestCode(format, "https://it's.test/$HOME/v1", each))

describe('whatever is written, the request is the same', () => {
  test('in JavaScript', async () => {
    for (const [index, code] of codeOf('javascript').entries()) {
      const sent: unknown[] = []
      const fetch = async (_url: string, options: { body: string }) => {
        sent.push(JSON.parse(options.body))
        return { ok: true, json: async () => ({ choices: [{ message: { content: '' } }] }) }
      }
      const context = { fetch, console: { log: () => undefined } }
      await vm.runInNewContext(`(async () => {\n${code}\n})()`, context)
      expect(sent).toEqual([bodies[index]])
    }
  })

  test.each(['pythonRequests', 'pythonOpenai'] as const)(
    'in Python: %s',
    async (format) => {
      const program = `
import json, sys, types
sent = []
class Any:
    def __init__(self, *words, **named): pass
    def __getattr__(self, name): return self
    def __getitem__(self, name): return self
    def __call__(self, *words, **named):
        if "messages" in named:
            extra = named.pop("extra_body", {})
            sent.append({**named, **extra})
        if "json" in named: sent.append(named["json"])
        return self
sys.modules["requests"] = types.SimpleNamespace(post=Any())
sys.modules["openai"] = types.SimpleNamespace(OpenAI=Any)
for code in json.load(sys.stdin):
    exec(compile(code, "code.py", "exec"), {"print": lambda *_: None})
print(json.dumps(sent))
`
      const sent: unknown = JSON.parse(await runPython(program, JSON.stringify(codeOf(format))))
      expect(sent).toEqual(bodies)
    },
    60_000,
  )

  test('in a shell', async () => {
    // The shell's own function takes the command's place: it passes on the body, and an end that no JSON has.
    const script = `curl() { cat; printf '\\036'; }\n${codeOf('curl').join('\n')}`
    const sent = (await runWith('bash', [], script)).split('\u001e').slice(0, -1)
    expect(sent.map((json) => JSON.parse(json) as unknown)).toEqual(bodies)
  }, 60_000)
})
