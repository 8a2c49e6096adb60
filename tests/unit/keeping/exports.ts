/**
 * A conversation as in the `conversations.json` of ChatGPT's data export, written by hand after the description in
 * github.com/mitkury/chatgpt-export-parser, docs/chatgpt-data-export-format.md.
 */
export const chatGptExport = [
  {
    title: 'Estonian cases',
    create_time: 1_697_000_000.5,
    update_time: 1_697_000_100,
    conversation_id: '0f2c7f4e-0000-4000-8000-000000000001',
    current_node: 'q2',
    mapping: {
      root: { id: 'root', message: null, parent: null, children: ['sys'] },
      sys: {
        id: 'sys',
        parent: 'root',
        children: ['q1'],
        message: {
          author: { role: 'system' },
          content: { content_type: 'text', parts: [''] },
          metadata: { is_visually_hidden_from_conversation: true },
        },
      },
      q1: {
        id: 'q1',
        parent: 'sys',
        children: ['think', 'other'],
        message: {
          author: { role: 'user' },
          create_time: 1_697_000_001,
          content: { content_type: 'text', parts: ['How many cases?'] },
        },
      },
      think: {
        id: 'think',
        parent: 'q1',
        children: ['recap'],
        message: {
          author: { role: 'assistant' },
          content: {
            content_type: 'thoughts',
            thoughts: [{ summary: 's', content: 'Let me count.' }],
          },
        },
      },
      recap: {
        id: 'recap',
        parent: 'think',
        children: ['a1'],
        message: {
          author: { role: 'assistant' },
          content: { content_type: 'reasoning_recap', content: 'Thought for 4s' },
        },
      },
      a1: {
        id: 'a1',
        parent: 'recap',
        children: ['q2'],
        message: {
          author: { role: 'assistant' },
          create_time: 1_697_000_005,
          content: { content_type: 'text', parts: ['Fourteen.'] },
          metadata: { model_slug: 'gpt-5' },
        },
      },
      other: {
        id: 'other',
        parent: 'q1',
        children: [],
        message: {
          author: { role: 'assistant' },
          create_time: 1_697_000_003,
          content: { content_type: 'text', parts: ['14'] },
          metadata: { model_slug: 'gpt-4o' },
        },
      },
      q2: {
        id: 'q2',
        parent: 'a1',
        children: ['tool'],
        message: {
          author: { role: 'user' },
          create_time: 1_697_000_010,
          content: {
            content_type: 'multimodal_text',
            parts: [{ content_type: 'image_asset_pointer', asset_pointer: 'file://x' }, 'Which?'],
          },
        },
      },
      tool: {
        id: 'tool',
        parent: 'q2',
        children: ['a2'],
        message: { author: { role: 'tool' }, content: { content_type: 'text', parts: ['{}'] } },
      },
      a2: {
        id: 'a2',
        parent: 'tool',
        children: [],
        message: {
          author: { role: 'assistant' },
          content: { content_type: 'text', parts: ['Nimetav, omastav …'] },
          metadata: { model_slug: 'gpt-5' },
        },
      },
    },
  },
]

/**
 * A chat as in Open WebUI's "Export chats", written by hand after its chat table and its page
 * (github.com/open-webui/open-webui, src/lib/components/chat/Chat.svelte).
 */
export const openWebUiExport = [
  {
    id: 'b3f0c2d4-0000-4000-8000-000000000002',
    user_id: 'u',
    title: 'Sorting',
    created_at: 1_700_000_000,
    updated_at: 1_700_000_050,
    pinned: true,
    archived: false,
    chat: {
      title: 'Sorting',
      models: ['llama3'],
      history: {
        currentId: 'a1',
        messages: {
          q1: {
            id: 'q1',
            parentId: null,
            childrenIds: ['a1', 'a2'],
            role: 'user',
            content: 'Sort this',
            timestamp: 1_700_000_001,
          },
          a1: {
            id: 'a1',
            parentId: 'q1',
            childrenIds: [],
            role: 'assistant',
            model: 'llama3',
            content:
              '<details type="reasoning" done="true" duration="3">\n<summary>Thought for 3 seconds</summary>\n&gt; a &lt; b, so\n&gt; swap\n</details>\nSorted.',
            timestamp: 1_700_000_002,
          },
          a2: {
            id: 'a2',
            parentId: 'q1',
            childrenIds: [],
            role: 'assistant',
            model: 'mistral',
            content: 'Done.',
            timestamp: 1_700_000_003,
          },
        },
      },
    },
  },
]
