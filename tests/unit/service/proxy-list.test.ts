import { expect, test } from 'vitest'
import { waysIn } from '../../../electron/service/proxy-list.ts'

const direct = { kind: 'direct' }
const http = { kind: 'http', uri: 'http://proxy.ut.ee:3128' }
const socks = { kind: 'socks', version: 5, host: 'socks.ut.ee', port: 1081 }

test.for([
  ['DIRECT', [direct]],
  ['', [direct]],
  ['PROXY proxy.ut.ee:3128; DIRECT', [http, direct]],
  ['HTTPS proxy.ut.ee:443', [{ kind: 'http', uri: 'https://proxy.ut.ee:443' }]],
  ['SOCKS5 socks.ut.ee:1081; PROXY proxy.ut.ee:3128; DIRECT', [socks, http, direct]],
  ['socks5 socks.ut.ee', [{ ...socks, port: 1080 }]],
  ['SOCKS [2001:db8::1]:9050', [{ ...socks, version: 4, host: '2001:db8::1', port: 9050 }]],
  ['QUIC proxy.ut.ee:443', []],
  ['QUIC proxy.ut.ee:443; PROXY proxy.ut.ee:3128', [http]],
  ['PROXY', []],
] as const)('%j', ([list, ways]) => {
  expect(waysIn(list)).toEqual(ways)
})
