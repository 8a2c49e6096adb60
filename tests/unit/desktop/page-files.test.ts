import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPageFiles } from '../../../electron/desktop/page-files.ts'

let base: string
let serve: (request: Request) => Promise<Response>

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'jutt-pages-'))
  mkdirSync(join(base, 'pages', 'main'), { recursive: true })
  mkdirSync(join(base, 'pages', 'audio'), { recursive: true })
  writeFileSync(join(base, 'pages', 'audio', 'index.html'), '')
  writeFileSync(join(base, 'pages', 'audio', 'decoder-1.js'), 'export {}')
  writeFileSync(join(base, 'pages', 'main', 'index.html'), '<style nonce="__CSP_NONCE__"></style>')
  writeFileSync(join(base, 'pages', 'main', 'app.js'), 'export {}')
  writeFileSync(join(base, 'pages', 'main', 'app-BOPgxUD_.js'), 'export {}')
  writeFileSync(join(base, 'secret.js'), 'secret')
  serve = createPageFiles(join(base, 'pages'))
})

afterAll(() => rmSync(base, { recursive: true }))

const get = (path: string, init?: RequestInit) => serve(new Request(`app://jutt${path}`, init))

test('a page gets a fresh nonce, the same in its policy and its text', async () => {
  const nonces = new Set<string>()
  for (let round = 0; round < 2; round += 1) {
    const response = await get('/main/index.html')
    const nonce = /<style nonce="([^"]+)">/.exec(await response.text())?.[1] ?? ''
    expect(nonce).toMatch(/^[\w+/]{22}==$/)
    expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(2)
})

test('files come with their type and may not be sniffed', async () => {
  const response = await get('/main/app.js')
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await response.text()).toBe('export {}')
})

test.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/main/..%2f..%2fsecret.js',
  '/..%5csecret.js',
  '/main/%00app.js',
  '/main/%zz.js',
  '/main',
  '/',
  '/main/nothing.js',
  '/main/index.html/',
])('%s leads nowhere', async (path) => expect((await get(path)).status).toBe(404))

test('only reading is possible', async () => {
  expect((await get('/main/app.js', { method: 'POST', body: 'x' })).status).toBe(405)
})

test('only the audio page and its workers may run WebAssembly', async () => {
  const policyOf = async (path: string) =>
    (await get(path)).headers.get('content-security-policy') ?? ''
  for (const path of ['/audio/index.html', '/audio/decoder-1.js']) {
    expect(await policyOf(path)).toContain("script-src 'self' 'wasm-unsafe-eval';")
  }
  for (const path of ['/main/index.html', '/main/app.js', '/main/../main/index.html']) {
    expect(await policyOf(path)).toContain("script-src 'self';")
  }
})

test('a file that is named by its content is kept, and a page is asked for anew', async () => {
  const kept = async (path: string) => (await get(path)).headers.get('cache-control')
  expect(await kept('/main/app-BOPgxUD_.js')).toBe('public, max-age=31536000, immutable')
  expect(await kept('/main/app.js')).toBe('no-cache')
  expect(await kept('/main/index.html')).toBe('no-cache')
})
