/** A message of a foreign tree, which may also hold what is no message of ours. */
export interface Node {
  id: string
  parentId: string | null
  /** Null for what is left out; what stood below it then stands below its nearest message above. */
  message: NodeMessage | null
}

export interface NodeMessage {
  role: 'user' | 'assistant'
  createdAt: number
  content: string
  thinking: string
  model: string | null
}

/** What is put before an answer to which nobody asked: an answer of ours stands below a message. */
const nobodyAsked = '…'

/** The messages of a foreign tree as rows of ours, those above before those below. */
export function treeRows(
  chatId: string,
  nodes: ReadonlyMap<string, Node>,
  toId: (id: string) => string,
): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = []
  const done = new Set<string>()

  /** The nearest message of ours at or above this node; cycles end in null. */
  function nearest(id: string | null): string | null {
    const seen = new Set<string>()
    for (let at = id; at !== null && !seen.has(at);) {
      seen.add(at)
      const node = nodes.get(at)
      if (!node) return null
      if (node.message) return at
      at = node.parentId
    }
    return null
  }

  function add({ id, parentId, message }: Node): void {
    if (!message || done.has(id)) return
    done.add(id)
    const above = nearest(parentId)
    let parent = above === null ? null : toId(above)
    const { role, createdAt, content, thinking, model } = message
    const common = { chat_id: chatId, created_at: createdAt }
    if (role === 'assistant' && parent === null) {
      parent = `${toId(id).slice(0, 30)}-q`
      rows.push({ ...common, id: parent, parent_id: null, role: 'user', content: nobodyAsked })
    }
    rows.push({
      ...common,
      id: toId(id),
      parent_id: parent,
      role,
      content,
      thinking,
      ...(role === 'assistant' && {
        model: model ?? '?',
        state: JSON.stringify({ kind: 'done', finishReason: 'stop' }),
        figures: '{}',
      }),
    })
  }

  for (const node of nodes.values()) add(node)
  return rows
}

/** The message at which a foreign chat was left: the nearest of ours at or above it. */
export function leafRow(
  nodes: ReadonlyMap<string, Node>,
  current: string,
  toId: (id: string) => string,
): string | null {
  const seen = new Set<string>()
  for (let at: string | null = current; at !== null && !seen.has(at);) {
    seen.add(at)
    const node = nodes.get(at)
    if (!node) return null
    if (node.message) return toId(at)
    at = node.parentId
  }
  return null
}
