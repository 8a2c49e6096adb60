import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../../electron/storage/transaction.ts'

/** Words of Estonian and English that texts are made of; a word further behind is rarer. */
const words =
  'ja on ei see et mis kui the of to and ka oli aga andmed mudel keel tekst vastus küsimus järgmine model answer data õppimine uurimus tulemus ülikool raamatukogu arvutus table method näide tähendus võrdlus sample variable funktsioon protsess keskkond teadus teadlane analüüs statistika graafik hüpotees katse mõõtmine kvaliteet täpsus kiirus mälu protsessor võrk server päring indeks otsing leidmine sõnastik lause lõik peatükk artikkel allikas viide autor ajakiri konverents ettekanne kokkuvõte järeldus soovitus eesmärk meetod valim küsitlus intervjuu vaatlus dokument arhiiv kogu muuseum ajalugu kultuur loodus mets raba järv jõgi meri rand saar linn küla tänav maja aken uks laud tool raamat leht pliiats paber'.split(
    ' ',
  )

/** One message in so many has this word, and nothing else has it. */
export const rarest = { word: 'kvantpõimumine', every: 50_000 }

const models = ['gemma-4-31B-it', 'qwen3.5-122b', 'qwen3.5-122b-nonthinking']
/** Messages of one chat. */
const chatLength = 50
const newest = Date.now()
/** Milliseconds between two messages; a million of them then fill about ten years. */
const spacing = 5 * 60_000

/** The same numbers in every run, from 0 to 1. */
function createChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Stores the messages from the first to so many, in chats of 50, about 200 characters each, as statements: Jutt's own stores would take long. */
export function storeMessages(database: DatabaseSync, first: number, count: number): void {
  const chance = createChance(first + 1)
  const chat = database.prepare(
    'INSERT INTO chats (id, title, created_at, updated_at, leaf_id) VALUES (?, ?, ?, ?, ?)',
  )
  const message = database.prepare(
    `INSERT INTO messages (id, chat_id, parent_id, role, created_at, content, thinking, model, state, figures)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const text = (length: number): string =>
    Array.from({ length }, () => words[Math.floor(chance() ** 3 * words.length)]).join(' ')
  const begin = newest - 1_000_000 * spacing
  const perTransaction = 1000 * chatLength
  for (let from = first; from < count; from += perTransaction) {
    const to = Math.min(count, from + perTransaction)
    inTransaction(database, () => {
      for (let number = from; number < to; number++) store(number)
    })
  }

  function store(number: number): void {
    const place = number % chatLength
    const chatId = `c${Math.floor(number / chatLength)}`
    const moment = begin + number * spacing
    const id = `m${number}`
    const isAnswer = place % 2 === 1
    const rare = number % rarest.every === 7 ? ` ${rarest.word}` : ''
    if (place === 0) {
      const last = Math.min(chatLength, count - number) - 1
      chat.run(chatId, text(5), moment, moment + last * spacing, `m${number + last}`)
    }
    message.run(
      id,
      chatId,
      place === 0 ? null : `m${number - 1}`,
      isAnswer ? 'assistant' : 'user',
      moment,
      text(isAnswer ? 45 : 15) + rare,
      isAnswer && chance() < 0.2 ? text(30) : '',
      isAnswer ? (models[Math.floor(chance() * models.length)] ?? null) : null,
      isAnswer ? '{"kind":"done","finishReason":"stop"}' : null,
      isAnswer ? '{}' : null,
    )
  }
}
