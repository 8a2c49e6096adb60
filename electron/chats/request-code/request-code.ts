import { assertNever } from '../../../shared/assert-never.ts'
import type { CodeFormat } from '../../../shared/ipc/schemas/request-code.ts'
import { chatBody, type ChatRequest } from '../../service/chat-request.ts'
import { curlCode } from './curl.ts'
import { javascriptCode } from './javascript.ts'
import type { Json } from './json.ts'
import { pythonOpenaiCode, pythonRequestsCode } from './python.ts'

/**
 * The request as code that runs as it is pasted, once YOUR_API_KEY is replaced. It asks for the answer at once, as the
 * service's guide does, instead of as a stream.
 */
export function requestCode(format: CodeFormat, address: string, request: ChatRequest): string {
  const { stream: _, stream_options: __, ...rest } = chatBody(request)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what JSON.parse makes of JSON is JSON
  const body = JSON.parse(JSON.stringify(rest)) as Readonly<Record<string, Json>>
  const url = `${address}/chat/completions`
  switch (format) {
    case 'curl':
      return curlCode(url, body)
    case 'pythonOpenai':
      return pythonOpenaiCode(address, body)
    case 'pythonRequests':
      return pythonRequestsCode(url, body)
    case 'javascript':
      return javascriptCode(url, body)
    default:
      return assertNever(format)
  }
}
