import { expect, together as test } from './jutt.ts'
import { policy } from './policy.ts'

test('saves no file by itself', async ({ jutt }) => {
  const outcome = await jutt.app.evaluateHandle(({ session }) => ({
    // In an object, for the handle of a promise would be that of what it comes to.
    told: new Promise((resolve) => {
      session.defaultSession.once('will-download', (event, item) => {
        resolve({ prevented: event.defaultPrevented, name: item.getFilename() })
      })
    }),
  }))
  await jutt.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x']))
    link.download = 'startup.bat'
    document.body.append(link)
    link.click()
    link.remove()
  })
  expect(await outcome.evaluate(({ told }) => told)).toEqual({
    prevented: true,
    name: 'startup.bat',
  })
})

test('is served nothing but what was built, each page under its policy', async ({ jutt }) => {
  const served = await jutt.page.evaluate(async () => {
    const look = async (path: string, init?: RequestInit) => {
      try {
        const response = await fetch(path, init)
        return {
          status: response.status,
          policy: response.headers.get('content-security-policy'),
        }
      } catch {
        return { status: 0, policy: null }
      }
    }
    return {
      pages: await Promise.all(
        ['main', 'overlay', 'audio'].map((page) => look(`/${page}/index.html`)),
      ),
      others: await Promise.all(
        [
          '/',
          '/..%2f..%2f..%2fetc/passwd',
          '/%2e%2e/%2e%2e/package.json',
          '/main/..%5c..%5cpackage.json',
          '/source/..%2f..%2fjutt.sqlite',
          '/sound/no-such-recording',
          '/main/index.html%00.js',
        ].map((path) => look(path)),
      ),
      posted: await look('/main/index.html', { method: 'POST', body: 'x' }),
    }
  })
  for (const { status, policy: sent } of served.pages) {
    expect(status).toBe(200)
    const directives = sent?.split('; ') ?? []
    expect(directives).toHaveLength(policy.length)
    for (const [index, expected] of policy.entries()) {
      if (index !== 1) expect(directives[index]).toMatch(expected)
    }
    expect(directives[1]).toMatch(/^script-src 'self'( 'wasm-unsafe-eval')?$/)
  }
  for (const { status } of served.others) expect([0, 403, 404]).toContain(status)
  expect(served.posted.status).not.toBe(200)
})
