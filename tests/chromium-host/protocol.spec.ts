import { existsSync, readFileSync, rmSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { HostControls, Lab } from './lab.ts'
import { launch, temporaryFolder, type Launched } from './launch.ts'

declare const lab: Lab
declare const chromiumHost: HostControls

let started: Launched

test.beforeAll(async () => {
  started = await launch('lab')
})
test.afterAll(() => started.close())

test('a Range over a gigabyte is streamed, and stops when the page stops', async () => {
  const { app, page } = started
  const answer = await page.evaluate(async () => {
    const response = await fetch('/zeros', { headers: { range: 'bytes=1000000000-1000000009' } })
    const body = await response.arrayBuffer()
    return [response.status, response.headers.get('content-range'), body.byteLength]
  })
  expect(answer).toEqual([206, 'bytes 1000000000-1000000009/1073741824', 10])
  const requests = await app.evaluate(() => lab.requests.at(-1))
  expect(requests).toMatchObject({
    url: 'app://lab/zeros',
    range: 'bytes=1000000000-1000000009',
    referer: 'app://lab/index.html',
  })
  const first = await page.evaluate(async () => {
    const stop = new AbortController()
    const response = await fetch('/zeros', { signal: stop.signal })
    const part = await response.body?.getReader().read()
    stop.abort()
    return (part?.value?.length ?? 0) > 0
  })
  expect(first).toBe(true)
  await expect.poll(() => app.evaluate(() => lab.events)).toContain('cancelled')
  // Far less than the gigabyte was ever made.
  expect(await app.evaluate(() => lab.sent)).toBeLessThan(200_000_000)
})

test('headers pass unchanged, and the policy among them is enforced', async () => {
  const { app, page } = started
  const seen = await page.evaluate(async () => {
    const violated = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) =>
        resolve(event.effectiveDirective),
      )
    })
    const script = document.createElement('script')
    script.textContent = 'globalThis.inline = true'
    document.body.append(script)
    const response = await fetch('/other.html')
    return {
      header: response.headers.get('x-lab'),
      missing: (await fetch('/nowhere')).status,
      secure: isSecureContext,
      violated: await violated,
    }
  })
  expect(seen).toEqual({
    header: 'unchanged',
    missing: 404,
    secure: true,
    violated: 'script-src-elem',
  })
  expect(await app.evaluate(({ protocol }) => protocol.isProtocolHandled('app'))).toBe(true)
})

test('storage lasts over restarts', async () => {
  const data = temporaryFolder()
  const first = await launch('lab', { data })
  await first.page.evaluate(async () => {
    localStorage.setItem('kept', 'locally')
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('kept', 1)
      request.addEventListener('upgradeneeded', () => {
        request.result.createObjectStore('store').put('deep', 'key')
      })
      request.addEventListener('success', () => {
        request.result.close()
        resolve()
      })
      request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
    })
  })
  await first.close()
  const second = await launch('lab', { data })
  const kept = await second.page.evaluate(async () => [
    localStorage.getItem('kept'),
    (await indexedDB.databases()).map(({ name }) => name),
  ])
  expect(kept).toEqual(['locally', ['kept']])
  await second.close()
  rmSync(data, { recursive: true, force: true })
})

test('the loopback server answers nobody but the app’s own pages', async () => {
  const { app, page } = started
  const port = await app.evaluate(() => chromiumHost.schemePort)
  const status = (headers: http.OutgoingHttpHeaders) =>
    new Promise<number | undefined>((resolve, reject) => {
      http
        .get({ port, path: '/index.html', headers }, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
        .on('error', reject)
    })
  expect(await status({})).toBe(403)
  expect(await status({ host: 'example.org' })).toBe(403)
  expect(await status({ host: 'lab.localhost.example.org' })).toBe(403)
  const fromPage = await page.evaluate(async (address) => {
    const response = await fetch(address).catch(() => undefined)
    return response?.status
  }, `http://127.0.0.1:${port}/index.html`)
  expect(fromPage).not.toBe(200)
})

test('a scheme has to be registered before ready, and handled once', async () => {
  const { app } = started
  const errors = await app.evaluate(({ protocol }) => {
    const attempt = (action: () => void) => {
      try {
        action()
        return 'done'
      } catch (error) {
        return (error as Error).message
      }
    }
    return [
      attempt(() => protocol.registerSchemesAsPrivileged([])),
      attempt(() => protocol.handle('late', () => new Response(''))),
      attempt(() => protocol.handle('app', () => new Response(''))),
      attempt(() => protocol.unhandle('late')),
    ]
  })
  expect(errors[0]).toBe(
    'protocol.registerSchemesAsPrivileged should be called before app is ready',
  )
  expect(errors[1]).toMatch(/^chromium-host has no electron.protocol.handle for "late"/)
  expect(errors.slice(2)).toEqual([
    'Failed to register protocol: app',
    'Failed to unhandle protocol: late',
  ])
})

test('a download goes where the app says, or nowhere', async () => {
  const { app, page, data } = started
  const file = path.join(data, 'saved.html')
  async function download(how: 'save' | 'prevent'): Promise<unknown> {
    const outcome = await app.evaluateHandle(
      ({ session }, { savePath, how }) => ({
        // In an object, for the handle of a promise would be that of what it comes to.
        told: new Promise((resolve) => {
          session.defaultSession.once('will-download', (event, item, contents) => {
            const seen = [item.getURL(), item.getFilename(), contents.getURL()]
            item.once('done', (_event, state) => resolve([...seen, state]))
            if (how === 'prevent') event.preventDefault()
            else item.setSavePath(savePath)
          })
        }),
      }),
      { savePath: file, how },
    )
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'other.html'
      link.download = 'named.html'
      link.click()
    })
    return outcome.evaluate(({ told }) => told)
  }
  const seen = ['app://lab/other.html', 'named.html', 'app://lab/index.html']
  expect(await download('prevent')).toEqual([...seen, 'cancelled'])
  expect(existsSync(file)).toBe(false)
  expect(await download('save')).toEqual([...seen, 'completed'])
  expect(readFileSync(file, 'utf8')).toContain('<h1>Other</h1>')
})

test('webRequest sees, cancels and changes requests', async () => {
  const { app, page } = started
  await app.evaluate(({ session }) => {
    lab.events.length = 0
    session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
      lab.events.push(`${details.resourceType} ${details.url}`)
      callback({ cancel: details.url.includes('frame.html') })
    })
    session.defaultSession.webRequest.onHeadersReceived((details, callback) => {
      callback({ responseHeaders: { ...details.responseHeaders, 'x-added': ['yes'] } })
    })
  })
  const answers = await page.evaluate(async () => {
    const read = async (url: string) => {
      try {
        return (await fetch(url)).headers.get('x-added')
      } catch {
        return 'refused'
      }
    }
    return [await read('/other.html'), await read('/frame.html')]
  })
  expect(answers).toEqual(['yes', 'refused'])
  expect(await app.evaluate(() => lab.events)).toEqual([
    'xhr app://lab/other.html',
    'xhr app://lab/frame.html',
  ])
})
