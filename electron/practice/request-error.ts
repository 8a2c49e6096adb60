/** A request that cannot be served: its HTTP status and the body the service would answer with. */
export class RequestError extends Error {
  readonly status: number
  readonly body: unknown

  constructor(status: number, message: string, body: unknown) {
    super(message)
    this.name = 'RequestError'
    this.status = status
    this.body = body
  }
}

/** LiteLLM's envelope: `code` is the status as a string. */
export function gatewayError(
  status: number,
  message: string,
  details: { type?: string; param?: string } = {},
): RequestError {
  return new RequestError(status, message, {
    error: {
      message,
      type: details.type ?? 'invalid_request_error',
      param: details.param ?? null,
      code: String(status),
    },
  })
}

/** vLLM's envelope: `code` is the status as a number. */
export function engineError(status: number, message: string, param?: string): RequestError {
  return new RequestError(status, message, {
    error: { message, type: 'BadRequestError', param: param ?? null, code: status },
  })
}

/** FastAPI's envelope, in which both stacks answer unknown paths and missing form fields. */
export function frameworkError(status: number, detail: unknown): RequestError {
  return new RequestError(status, JSON.stringify(detail), { detail })
}

/** LiteLLM refuses an unknown model with 400, not 404. `route` is the path without /v1. */
export function unknownModel(route: string, model: string): RequestError {
  return gatewayError(
    400,
    `${route}: Invalid model name passed in model=${model}. Call \`/v1/models\` to view available models for your key.`,
    { param: 'model' },
  )
}
