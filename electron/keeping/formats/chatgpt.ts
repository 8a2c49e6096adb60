import { fromSeconds, isObject, own, text, type ForeignChat } from '../foreign-chat.ts'
import { stableId } from './stable-id.ts'
import { leafRow, treeRows, type Node, type NodeMessage } from './tree.ts'

/**
 * A chat of ChatGPT's `conversations.json`, as its data export gives it: a `mapping` of nodes, each with a message or
 * none, a parent and children. Described in github.com/mitkury/chatgpt-export-parser, docs/chatgpt-data-export-format.md.
 * Texts are taken over; images, tools and their output are left out.
 */
export function readChatGpt(value: unknown, now: number): ForeignChat | null {
  const mapping = own(value, 'mapping')
  if (!isObject(mapping)) return null
  const foreignId = text(own(value, 'conversation_id')) || text(own(value, 'id'))
  if (foreignId === '') return null
  const chatId = stableId('chatgpt', foreignId)
  const createdAt = fromSeconds(own(value, 'create_time'), now)
  const nodes = new Map<string, Node>()
  for (const [id, node] of Object.entries(mapping)) {
    const parent = own(node, 'parent')
    nodes.set(id, {
      id,
      parentId: typeof parent === 'string' ? parent : null,
      message: readMessage(own(node, 'message'), createdAt),
    })
  }
  joinThoughts(nodes)
  const toId = (id: string): string => stableId('chatgpt', foreignId, id)
  return {
    chat: {
      id: chatId,
      title: text(own(value, 'title')),
      created_at: createdAt,
      updated_at: fromSeconds(own(value, 'update_time'), createdAt),
      leaf_id: leafRow(nodes, text(own(value, 'current_node')), toId),
    },
    messages: treeRows(chatId, nodes, toId),
  }
}

function readMessage(message: unknown, fallback: number): NodeMessage | null {
  const role = own(own(message, 'author'), 'role')
  if (role !== 'user' && role !== 'assistant') return null
  const { content, thinking } = readContent(own(message, 'content'))
  if (content === '' && thinking === '') return null
  if (own(own(message, 'metadata'), 'is_visually_hidden_from_conversation') === true) return null
  const model = text(own(own(message, 'metadata'), 'model_slug'))
  return {
    role,
    createdAt: fromSeconds(own(message, 'create_time'), fallback),
    content,
    thinking,
    model: role === 'assistant' && model !== '' ? model : null,
  }
}

function readContent(content: unknown): { content: string; thinking: string } {
  switch (own(content, 'content_type')) {
    case 'thoughts': {
      const thoughts = own(content, 'thoughts')
      const list = Array.isArray(thoughts) ? thoughts : []
      const parts = list.map((thought) => text(own(thought, 'content')))
      return { content: '', thinking: parts.filter((part) => part !== '').join('\n\n') }
    }
    case 'text':
    case 'multimodal_text': {
      const parts = own(content, 'parts')
      const list = Array.isArray(parts) ? parts : []
      const texts = list.map((part) => text(part) || text(own(part, 'text')))
      return { content: texts.filter((part) => part.trim() !== '').join('\n\n'), thinking: '' }
    }
    default:
      return { content: '', thinking: '' }
  }
}

/** Thoughts stand above their answer as a message of their own: they become the answer's thinking. */
function joinThoughts(nodes: Map<string, Node>): void {
  for (const node of nodes.values()) {
    const { message } = node
    if (!message || message.role !== 'assistant' || message.content === '') continue
    for (let above = nodes.get(node.parentId ?? ''); above;) {
      const { message: thoughts } = above
      if (thoughts && (thoughts.role !== 'assistant' || thoughts.content !== '')) break
      if (thoughts) {
        message.thinking = [thoughts.thinking, message.thinking]
          .filter((part) => part !== '')
          .join('\n\n')
        above.message = null
      }
      const next: Node | undefined = nodes.get(above.parentId ?? '')
      above = next === node ? undefined : next
    }
  }
}
