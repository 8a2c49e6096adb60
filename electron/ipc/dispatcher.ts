import { AppFailure } from '../../shared/app-failure.ts'
import { requests, type RequestInput, type RequestOutput } from '../../shared/ipc/contract.ts'
import { requestPages, type Page, type RequestName } from '../../shared/ipc/channels.ts'
import { failure, success, type Result } from '../../shared/result.ts'
import { errorOf } from '../recordings/storage-failure.ts'

/** What a handler gives; where the contract has no answer, whatever it gives is left out. */
type Answer<Name extends RequestName> =
  RequestOutput<Name> extends undefined ? unknown : RequestOutput<Name>

/** One handler a request; it may throw AppFailure. */
export type Handlers = {
  [Name in RequestName]: (input: RequestInput<Name>) => Answer<Name> | Promise<Answer<Name>>
}

export type Dispatch = (page: Page, name: RequestName, payload: unknown) => Promise<Result<unknown>>

/**
 * Answers requests: the page's right to ask, then the payload against its schema, then the handler. Whatever happens
 * comes back as data; neither schema issues nor stack traces leave main.
 */
export function createDispatch(
  handlers: Handlers,
  reportUnexpected: (name: RequestName, error: unknown) => void,
): Dispatch {
  return async (page, name, payload) => {
    const allowed: readonly Page[] = requestPages[name]
    if (!allowed.includes(page)) return failure({ code: 'sender_refused' })
    const input = requests[name].input.safeParse(payload)
    if (!input.success) return failure({ code: 'invalid_request' })
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of this very name has parsed the input
      const handle = handlers[name] as (input: unknown) => unknown
      const answer = await handle(input.data)
      return success(answersNothing(name) ? undefined : answer)
    } catch (error) {
      if (!(error instanceof AppFailure)) reportUnexpected(name, error)
      return failure(errorOf(error))
    }
  }
}

/** Only the answers that the contract names may leave main. */
function answersNothing(name: RequestName): boolean {
  return requests[name].output.safeParse(undefined).success
}
