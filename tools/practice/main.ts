import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createPracticeService } from '../../electron/practice/server.ts'

const { values } = parseArgs({
  options: { pace: { type: 'string' }, recognizer: { type: 'string' } },
})

const service = createPracticeService({
  ...(values.pace !== undefined && { pace: z.coerce.number().nonnegative().parse(values.pace) }),
  ...(values.recognizer !== undefined && { recognizer: new URL(values.recognizer) }),
})
const { address, token } = await service.start()

const question = {
  model: 'gemma-4-31B-it',
  stream: true,
  messages: [{ role: 'user', content: 'Tere!' }],
}
console.log(`Practice service: no model is behind it, and only this computer reaches it.

address  ${address}
key      ${token}

curl -N ${address}/chat/completions \\
  -H 'Authorization: Bearer ${token}' \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(question)}'

Ctrl+C ends it.`)

await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
await service.close()
