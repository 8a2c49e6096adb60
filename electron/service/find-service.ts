import type { ModelEntry } from '../../shared/ipc/schemas/service.ts'
import { kindOfModel } from '../../shared/models/catalogue.ts'
import type { AddressCandidates } from './address.ts'
import { asServiceError, serviceError } from './errors/service-error.ts'
import type { ServiceError } from './errors/service-error.ts'
import type { Link } from './link.ts'

export interface FindServiceOptions {
  readonly addresses: AddressCandidates
  /** Models typed by hand, used where the service has no list; may be empty. */
  readonly byHand: readonly ModelEntry[]
  readonly makeLink: (address: string) => Link
  readonly hasKey: boolean
}

export interface FoundService {
  readonly link: Link
  readonly models: readonly ModelEntry[]
  readonly modelsByHand: boolean
}

/**
 * Tries each address until one lists a chat model. Goes on to the next only where the first cannot be the API; throws
 * the error that tells most. Links that are not used are dropped.
 */
export async function findService(options: FindServiceOptions): Promise<FoundService> {
  const { addresses, byHand, makeLink, hasKey } = options
  let nearest: Miss | undefined
  for (const address of addresses) {
    const link = makeLink(address)
    try {
      const models = await link.models(new AbortController().signal)
      if (models.some(({ kind }) => kind === 'chat')) return { link, models, modelsByHand: false }
      throw serviceError('no_chat_model')
    } catch (caught) {
      await link.drop()
      const error = asServiceError(caught)
      const code = error.error.code
      if (code === 'key_refused' && !hasKey) throw serviceError('key_missing', error.error.detail)
      if (code !== 'no_model_list' && code !== 'not_a_service') throw error
      nearest = nearer(nearest, { address, error })
    }
  }
  if (nearest === undefined) throw serviceError('no_model_list')
  const hasNoList = nearest.error.error.code === 'no_model_list'
  if (hasNoList && byHand.some(({ kind }) => kind === 'chat')) {
    return { link: makeLink(nearest.address), models: byHand, modelsByHand: true }
  }
  throw nearest.error
}

interface Miss {
  readonly address: string
  readonly error: ServiceError
}

/** A missing list may still be a service; a web page is none. Of two equals the first address counts. */
function nearer(first: Miss | undefined, second: Miss): Miss {
  if (first === undefined) return second
  return first.error.error.code === 'not_a_service' ? second : first
}

/** Entries for model ids as the user typed them. */
export function modelsByHand(ids: readonly string[]): ModelEntry[] {
  return [...new Set(ids)].map((id) => ({ id, kind: kindOfModel(id) }))
}
