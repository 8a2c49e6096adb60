import { fromSeconds, isObject, own, text, type ForeignChat } from '../foreign-chat.ts'
import { stableId } from './stable-id.ts'
import { leafRow, treeRows, type Node } from './tree.ts'

/**
 * A chat of Open WebUI's "Export chats": rows of its table `chat`, whose column `chat` holds a title and a `history` of
 * messages by id (github.com/open-webui/open-webui, src/lib/components/chat/Chat.svelte). What a model thought stands in
 * a `<details type="reasoning">` at the head of its answer.
 */
export function readOpenWebUi(value: unknown, now: number): ForeignChat | null {
  const chat = own(value, 'chat')
  const history = own(chat, 'history')
  const messages = own(history, 'messages')
  if (!isObject(messages)) return null
  const foreignId = text(own(value, 'id')) || text(own(chat, 'id'))
  if (foreignId === '') return null
  const chatId = stableId('open-webui', foreignId)
  const createdAt = fromSeconds(own(value, 'created_at'), now)
  const nodes = new Map<string, Node>()
  for (const [id, message] of Object.entries(messages)) {
    const role = own(message, 'role')
    const parent = own(message, 'parentId')
    const { content, thinking } = splitReasoning(text(own(message, 'content')))
    const model = text(own(message, 'model'))
    nodes.set(id, {
      id,
      parentId: typeof parent === 'string' ? parent : null,
      message:
        role === 'user' || role === 'assistant'
          ? {
              role,
              createdAt: fromSeconds(own(message, 'timestamp'), createdAt),
              content: role === 'user' ? text(own(message, 'content')) : content,
              thinking: role === 'user' ? '' : thinking,
              model: role === 'assistant' && model !== '' ? model : null,
            }
          : null,
    })
  }
  const toId = (id: string): string => stableId('open-webui', foreignId, id)
  return {
    chat: {
      id: chatId,
      title: text(own(value, 'title')) || text(own(chat, 'title')),
      created_at: createdAt,
      updated_at: fromSeconds(own(value, 'updated_at'), createdAt),
      leaf_id: leafRow(nodes, text(own(history, 'currentId')), toId),
      ...(own(value, 'pinned') === true && { mark: 'pinned' }),
      ...(own(value, 'archived') === true && { mark: 'archived' }),
    },
    messages: treeRows(chatId, nodes, toId),
  }
}

const reasoning =
  /<details\s+type="reasoning"[^>]*>\s*(?:<summary>[^<]*<\/summary>)?([\s\S]*?)<\/details>\s*/g

function splitReasoning(content: string): { content: string; thinking: string } {
  const thoughts: string[] = []
  const rest = content.replace(reasoning, (_whole, thought: string) => {
    thoughts.push(unescapeHtml(thought.trim()).replace(/^> ?/gm, ''))
    return ''
  })
  return { content: rest, thinking: thoughts.join('\n\n') }
}

/** It writes what the model thought as text of HTML. */
function unescapeHtml(html: string): string {
  const names: Record<string, string> = {
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    '#x27': "'",
    amp: '&',
  }
  return html.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (whole, name: string) => names[name] ?? whole)
}
