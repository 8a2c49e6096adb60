import { parseArgs } from 'node:util'
import { startFakeServer } from './server.ts'

const { values } = parseArgs({ options: { port: { type: 'string' }, key: { type: 'string' } } })
const server = await startFakeServer({
  port: Number(values.port ?? 0),
  ...(values.key === undefined ? {} : { key: values.key }),
})
console.log(`address ${server.url}\nkey     ${server.key}`)
console.log(
  `curl -N -H 'Authorization: Bearer ${server.key}' -H 'Content-Type: application/json' ${server.url}/chat/completions -d '{"model":"qwen3.5-122b","stream":true,"messages":[{"role":"user","content":"Tere"}]}'`,
)
