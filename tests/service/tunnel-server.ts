import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A small HTTP proxy that makes tunnels (CONNECT), all of them to one port of this computer. */
export interface TunnelServer {
  /** "127.0.0.1:port" */
  readonly address: string
  /** The hosts and ports that it was asked for, as "host:port". */
  readonly asked: string[]
  /** What it answers instead of a tunnel, such as "403 Forbidden"; undefined for none. */
  refuseWith(status: string | undefined): void
  close(): Promise<void>
}

export async function startTunnelServer(target: number): Promise<TunnelServer> {
  const asked: string[] = []
  let refusal: string | undefined

  const server = createServer()
  server.on('connect', (request, client) => {
    asked.push(request.url ?? '')
    client.on('error', () => undefined)
    if (refusal !== undefined) {
      client.end(`HTTP/1.1 ${refusal}\r\n\r\n`)
      return
    }
    const upstream = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      upstream.pipe(client)
      client.pipe(upstream)
    })
    // Either side may break off; the other then ends with it.
    upstream.on('error', () => client.destroy())
    client.on('close', () => upstream.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `127.0.0.1:${port}`,
    asked,
    refuseWith(status) {
      refusal = status
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
