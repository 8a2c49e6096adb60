import type { KeyKeeping, ModelEntry } from '../../shared/ipc/schemas/service.ts'

/** What is kept of a connection between runs; the key is not part of it. */
export interface KeptService {
  /** Base URL of the API, checked and normalised. */
  readonly address: string
  /** The list as it was last heard, so that a start needs no network. */
  readonly models: readonly ModelEntry[]
  /** True where the user typed the models by hand, because the service has no list. */
  readonly modelsByHand: boolean
  /** The last run ended in practice; `address` is then only what to offer in the form. */
  readonly practice: boolean
}

/** Where the connection keeps what it knows; implemented over the app's settings. */
export interface ServiceSettings {
  read(): KeptService | null
  write(kept: KeptService): void
}

/** Where the key rests; the only place besides the connection itself that ever holds it. */
export interface Vault {
  /** Can this platform seal a key? */
  canSeal(): Promise<boolean>
  /** The kept key and the origin it is for, or null where there is none or it cannot be opened. */
  load(): Promise<{
    readonly key: string
    readonly origin: string
    readonly keeping: KeyKeeping
  } | null>
  /** Seals the key; where the platform cannot, keeps it readable if the user wants that, else for this run only. */
  keep(
    secret: { readonly key: string; readonly origin: string },
    options: { readonly keepUnsealed: boolean },
  ): Promise<KeyKeeping>
  forget(): Promise<void>
}

/** The practice service, started when it is first wanted. */
export interface Practice {
  start(): Promise<{ readonly address: string; readonly token: string }>
  close(): Promise<void>
}
