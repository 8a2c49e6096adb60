import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** A small SOCKS5 proxy (RFC 1928, without authentication) in front of one port of this computer. */
export interface SocksServer {
  /** "127.0.0.1:port" */
  readonly address: string
  /** The hosts and ports that it was asked for, as "host:port". */
  readonly asked: string[]
  /** What it answers instead of a connection: one of the protocol's reply codes, or 0 for none. */
  refuseWith(code: number): void
  close(): Promise<void>
}

const version = 5
const addressTypes = { ipv4: 1, name: 3 }

export async function startSocksServer(target: number): Promise<SocksServer> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  let refusal = 0

  async function serve(client: Socket): Promise<void> {
    const greeting = await read(client, 2)
    await read(client, greeting[1] ?? 0)
    client.write(Buffer.of(version, 0))
    const [, , , type = 0] = await read(client, 4)
    asked.push(`${await readHost(client, type)}:${(await read(client, 2)).readUInt16BE()}`)
    client.write(Buffer.of(version, refusal, 0, addressTypes.ipv4, 0, 0, 0, 0, 0, 0))
    if (refusal !== 0) {
      client.end()
      return
    }
    const upstream = connect(target, '127.0.0.1')
    track(upstream)
    upstream.on('error', () => client.destroy())
    client.on('close', () => upstream.destroy())
    upstream.pipe(client)
    client.pipe(upstream)
  }

  function track(socket: Socket): void {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  }

  const server = createServer((client) => {
    track(client)
    void serve(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `127.0.0.1:${port}`,
    asked,
    refuseWith(code) {
      refusal = code
    },
    async close() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

async function readHost(client: Socket, type: number): Promise<string> {
  if (type === addressTypes.ipv4) return (await read(client, 4)).join('.')
  const [length = 0] = await read(client, 1)
  return (await read(client, length)).toString()
}

/** The next so many bytes. */
async function read(client: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const bytes: unknown = client.read(length)
    if (Buffer.isBuffer(bytes)) return bytes
    await once(client, 'readable')
  }
}
