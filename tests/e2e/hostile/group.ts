/** Hostile answers of one kind, and where their like was published. */
export interface Group {
  name: string
  source: string
  /** Markdown; `{canary}` stands for the address of a server that must never be asked. */
  payloads: readonly string[]
}
