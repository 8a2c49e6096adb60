import { once } from 'node:events'
import { createServer } from 'node:http'

/** A server that nobody may ask anything; it notes every connection to it. */
export async function startCanary() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.end()
  })
  server.on('connection', () => asked.push('a connection'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port to listen on')
  const { port } = address
  return {
    asked,
    /** The text with this server's address in place of `{canary}`. */
    named: (text: string) =>
      text.replaceAll('{canary}', `http://127.0.0.1:${port}`).replaceAll('{port}', String(port)),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
