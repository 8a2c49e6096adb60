import { matrix } from '../service/matrix.ts'
import type { ChatName, StatusName } from '../service/matrix.ts'
import type { FakeServer } from '../service/fake-server/server.ts'
import { expect, together as test } from './jutt.ts'
import type { Jutt } from './jutt.ts'

const model = 'gemma-4-31B-it'
const thinking = 'The wood has trees.'
const content = 'Metsas on 17 puud: õunapuu ja žüriipuu 🌲.'
const kept = 'one two three'
const long = `${kept} four five`
const cutSentence =
  'The connection broke before the answer was complete. What came is kept; try again.'
const failedSentence = 'The service failed. Try again; if it keeps happening, tell the HPC Center.'
const tooLong = /too long for the model: it has 1[34][0-9],001 tokens, and the model takes 131,072/
const limited =
  /rate limit (?:for qwen3\.5-122b )?is reached.*contact the HPC Center admin to adjust your limits/
const unavailable = /not available at the moment/

/** Plans an answer, and looks at what the person sees of it. */
interface Sight {
  readonly plan: (server: FakeServer) => void
  /** What stands in the answer, sentences and text alike. */
  readonly seen: readonly (string | RegExp)[]
  readonly unseen?: readonly string[]
  /** What happens before the answer ends: the person stops it, or Jutt waits for the service and says so. */
  readonly before?: 'stop' | 'wait'
}

type Scenario = Parameters<FakeServer['chat']['next']>[0]

function answers(name: Scenario, seen: Sight['seen'] = [content]): Sight {
  return {
    plan: (server) => void server.chat.next(name, { thinking, content }),
    seen,
    unseen: ['<', 'data:', thinking, 'Details'],
  }
}

function breaks(
  shape: 'vllm' | 'vllm-old' | 'litellm' | 'string' | 'flat',
  sentence: string | RegExp,
): Sight {
  return {
    plan: (server) => void server.chat.next('error-in-stream', { shape, content: long }),
    seen: [kept, sentence, 'Error details', 'Try again'],
    unseen: ['Traceback', '{'],
  }
}

function stalls(name: 'stall-after-n' | 'ping-only-stall'): Sight {
  return {
    plan: (server) => void server.chat.next(name, { content: long }),
    seen: [kept, 'You stopped this answer.'],
    before: 'stop',
  }
}

const chat: Record<ChatName, Sight> = {
  'vllm-new': answers('vllm-new'),
  'vllm-old': answers('vllm-old'),
  litellm: answers('litellm'),
  'think-tags': answers('think-tags'),
  'orphan-close-tag': answers('orphan-close-tag'),
  'gemma-channel': answers('gemma-channel'),
  'answer-in-reasoning': answers('answer-in-reasoning', [
    content,
    'The service sent this answer as thinking.',
  ]),
  'length-while-thinking': answers('length-while-thinking', [
    'The model reached its length limit while it was still thinking, so there is no answer.',
  ]),
  'usage-every-chunk': answers('usage-every-chunk'),
  'ping-comments': answers('ping-comments'),
  'event-ping': answers('event-ping'),
  'empty-data': answers('empty-data'),
  'no-done': answers('no-done'),
  'done-then-linger': answers('done-then-linger'),
  'no-final-blank-line': answers('no-final-blank-line'),
  'stall-after-n': stalls('stall-after-n'),
  'ping-only-stall': stalls('ping-only-stall'),
  'reset-mid-stream': {
    plan: (server) => void server.chat.next('reset-mid-stream', { content: long }),
    seen: [kept, cutSentence, 'Try again'],
  },
  'error-in-stream: vllm': breaks('vllm', failedSentence),
  'error-in-stream: vllm-old': breaks(
    'vllm-old',
    /too long for the model, which takes 4,096 tokens/,
  ),
  'error-in-stream: litellm': breaks('litellm', failedSentence),
  'error-in-stream: string': breaks('string', failedSentence),
  'error-in-stream: flat': breaks('flat', failedSentence),
  'html-200': {
    plan: (server) => void server.chat.next('html-200'),
    seen: ['not an LLM service', 'Try again'],
    unseen: ['<html>'],
  },
  'json-200-on-stream': answers('json-200-on-stream'),
  'utf8-bytewise': answers('utf8-bytewise'),
  crlf: answers('crlf'),
  'tool-calls-fragments': answers('tool-calls-fragments', ['The model gave no answer.']),
  'slow-first-byte': answers('slow-first-byte'),
}

function refused(name: StatusName, sentence: string | RegExp, times = 1): Sight {
  return {
    plan(server) {
      for (let count = 0; count < times; count++) server.chat.next(name)
    },
    seen: [sentence, 'Error details', 'Try again'],
    unseen: ['{', '<html>', 'sk-'],
  }
}

/** The wait is long enough to be seen; then the answer comes by itself. */
function limits(name: StatusName): Sight {
  return {
    plan: (server) => void server.chat.next(name, { retryAfter: 2 }),
    seen: ['You wrote: ', `A question about ${name}”`],
    unseen: ['rate limit'],
    before: 'wait',
  }
}

const status: Record<StatusName, Sight> = {
  '400-context-new': refused('400-context-new', tooLong),
  '400-context-old': refused('400-context-old', tooLong),
  '400-context-litellm': refused('400-context-litellm', tooLong),
  '400-max-tokens': refused(
    '400-max-tokens',
    /the model takes 131,072 tokens.*Set a smaller limit/,
  ),
  '400-model-litellm': refused('400-model-litellm', /does not know this model. Choose another/),
  '400-budget': refused('400-budget', /budget is spent. Contact the HPC Center admin to adjust/),
  '401-vllm': refused('401-vllm', /refused the key. Try again, and check/),
  '401-litellm': refused('401-litellm', /refused the key. Try again, and check/),
  '403': refused('403', /Your key may not use this model. Choose another/),
  '404-vllm': refused('404-vllm', /does not know this model. Choose another/),
  '404-detail': refused('404-detail', 'The service refused this request. The details say why.'),
  '408': refused('408', /did not answer in time. Try again/),
  '413-html': refused('413-html', 'The service refuses a request of this size. Send less at once.'),
  '422-detail': refused('422-detail', 'The service refused this request. The details say why.'),
  '429-rpm': limits('429-rpm'),
  '429-tpm': limits('429-tpm'),
  '429-parallel': limits('429-parallel'),
  '429-model': limits('429-model'),
  '429-budget': refused('429-budget', /budget is spent. Contact the HPC Center admin to adjust/),
  '429-router': limits('429-router'),
  '429-html': limits('429-html'),
  '500-plain': refused('500-plain', failedSentence),
  '500-hidden-400': refused(
    '500-hidden-400',
    'The service refused this request. The details say why.',
  ),
  '502-empty': refused('502-empty', unavailable, 3),
  '503': refused('503', unavailable, 3),
  '504-html': refused('504-html', /did not answer in time. Try again/, 3),
}

async function look(jutt: Jutt, server: FakeServer, name: string, sight: Sight): Promise<void> {
  sight.plan(server)
  await jutt.send(`A question about ${name}`)
  await expect(jutt.article('You')).toContainText(`A question about ${name}`)
  const answer = jutt.article(model)
  if (sight.before === 'stop') {
    await expect(answer).toContainText(kept)
    await jutt.button('Stop').click()
  }
  if (sight.before === 'wait') await expect(answer).toContainText(limited)
  await expect(jutt.button('Send')).toBeVisible()
  for (const text of sight.seen) await expect(answer).toContainText(text)
  for (const text of sight.unseen ?? []) await expect(answer).not.toContainText(text)
  await expect(jutt.article('You')).toContainText(`A question about ${name}`)
  server.reset()
}

/** What these tell of a limit is kept to for a minute, so that an app has little left to ask. */
const ownMinute: readonly StatusName[] = ['429-rpm', '429-model']
const otherStatuses = matrix.status.filter((name) => !ownMinute.includes(name))

test('the service’s own words are behind “Details”, without secrets, and can be copied', async ({
  jutt,
  server,
}) => {
  await jutt.chooseModel(model)
  server.chat.next('422-detail', {
    body: `{"detail":"the field of ${server.key} is missing"}`,
  })
  await jutt.send('hello')
  const answer = jutt.article(model)
  await answer.getByRole('button', { name: 'Error details' }).click()
  await expect(answer).toContainText('Status 422')
  await expect(answer).toContainText('the field of … is missing')
  await answer.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(answer.getByRole('button', { name: 'Copied' })).toBeVisible()
})

/** A scenario goes on where the one before it left the conversation. */
for (const [group, names, sights] of [
  ['chat', matrix.chat, chat],
  ['status', otherStatuses, status],
  ...ownMinute.map((name) => [`a told limit, ${name}`, [name], status] as const),
] as const) {
  test.describe(group, () => {
    // A status may tell a limit, which is kept to for as long as the service says.
    test.use({ isShared: group === 'chat' })
    test(`${group}: what a person sees of every scenario, and what is kept`, async ({
      jutt,
      server,
    }) => {
      test.setTimeout(180_000)
      await jutt.chooseModel(model)
      for (const name of names) {
        const sight = (sights as Readonly<Record<string, Sight>>)[name]
        await test.step(name, async () => {
          if (sight === undefined) throw new Error('nobody looks at it')
          await look(jutt, server, name, sight)
        })
      }
    })
  })
}
