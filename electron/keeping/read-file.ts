import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import {
  own,
  UnreadableFileError,
  type ForeignChat,
  type ForeignTranscript,
} from './foreign-chat.ts'
import { readChatGpt } from './formats/chatgpt.ts'
import { isOurs, readOurs, readOurTranscript } from './formats/jutt.ts'
import { readOpenWebUi } from './formats/open-webui.ts'

/** Bytes; more than that no text of JavaScript can hold, so such a file can only be read line by line. */
const mostAtOnce = 400e6
/** Bytes of the beginning that tell whether a file is of lines. */
const headLength = 4096

export type ForeignItem = ForeignChat | ForeignTranscript

/**
 * The chats and transcripts of a file: one chat or everything of ours, ChatGPT's `conversations.json`, or chats of Open WebUI. Throws
 * UnreadableFileError where it is none of them; what in it is no chat is left out.
 */
export async function* readItems(path: string, now: number): AsyncGenerator<ForeignItem> {
  if (await isOfLines(path)) {
    for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
      if (line.trim() === '') continue
      const value = parse(line)
      const item = readOurs(value) ?? readOurTranscript(value)
      if (item) yield item
    }
    return
  }
  const { size } = await stat(path)
  if (size > mostAtOnce) throw new UnreadableFileError()
  const value = parse(await readFile(path, 'utf8'))
  if (isOurs(value)) {
    const chat = readOurs(value)
    if (!chat) throw new UnreadableFileError()
    yield chat
    return
  }
  const list: unknown[] = Array.isArray(value) ? value : [value]
  const chats = list.flatMap((item) => readChatGpt(item, now) ?? readOpenWebUi(item, now) ?? [])
  if (chats.length === 0) throw new UnreadableFileError()
  yield* chats
}

/** Does the first line say that each line is a chat? */
async function isOfLines(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0)
    const [line = '', ...rest] = buffer.toString('utf8', 0, bytesRead).split('\n')
    if (rest.length === 0) return false
    return own(parse(line), 'format') === 'jutt-everything'
  } catch (error) {
    if (error instanceof UnreadableFileError) return false
    throw error
  } finally {
    await file.close()
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    throw new UnreadableFileError()
  }
}
