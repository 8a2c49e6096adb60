import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Socket } from 'node:net'

/** A server that takes connections and reads nothing: an upload of more than the buffers hold stands still. */
export async function startDeafServer() {
  const sockets = new Set<Socket>()
  const connected = Promise.withResolvers<void>()
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket)
    // The client may break off at any time.
    socket.on('error', () => undefined)
    connected.resolve()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port to listen on')
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    connected: connected.promise,
    async close() {
      for (const socket of sockets) socket.destroy()
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}
