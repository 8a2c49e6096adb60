import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { SearchInput, SearchPage } from '../../shared/ipc/schemas/search.ts'
import { resultCode } from '../storage/storage-error.ts'
import { createFinder } from './finder.ts'
import { discardIndex, openIndex } from './index-file.ts'
import { createIndexer } from './indexer.ts'
import type { Order, Report, Start } from './protocol.ts'

/** Milliseconds of indexing at once, and of rest between: the rest of the computer has work to do too. */
const slice = 25
const pause = 15
/** Milliseconds that a search gives to what was written a moment ago, so that it is found too. */
const beforeSearch = 30
/** Milliseconds until the next try where something else writes. */
const untilFree = 500

const busy = 5

/** The thread that indexes and searches, on connections and in a file of its own: main never waits for either. */
function run(port: NonNullable<typeof parentPort>, { file, indexFile }: Start): void {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  database.exec('PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 200;')
  let tools = openTools()
  let timer: NodeJS.Timeout | undefined
  let hasRebuilt = false

  const tell = (report: Report): void => port.postMessage(report)

  function openTools() {
    const index = openIndex(indexFile, database)
    return {
      indexer: createIndexer(index, database),
      finder: createFinder(index, database),
      close: () => index.close(),
    }
  }

  /** An index that fails is thrown away and begun anew, once; false where that has been done. */
  function rebuild(): boolean {
    if (hasRebuilt) return false
    hasRebuilt = true
    tools.close()
    discardIndex(indexFile)
    tools = openTools()
    return true
  }

  /** Is more left to do? */
  function index(milliseconds: number): boolean {
    try {
      return tools.indexer.work(milliseconds)
    } catch (error) {
      if (resultCode(error) === busy) {
        again(untilFree)
        return false
      }
      tell({ kind: 'failed', number: null, error })
      return rebuild()
    }
  }

  function again(milliseconds: number): void {
    timer ??= setTimeout(() => {
      timer = undefined
      if (index(slice)) again(pause)
    }, milliseconds)
  }

  function find(input: SearchInput): SearchPage {
    if (index(beforeSearch)) again(pause)
    try {
      return { ...tools.finder.find(input), indexing: tools.indexer.isCatchingUp() }
    } catch (error) {
      if (!rebuild()) throw error
      tell({ kind: 'failed', number: null, error })
      again(pause)
      return { findings: [], next: null, indexing: true }
    }
  }

  port.on('message', (order: Order) => {
    switch (order.kind) {
      case 'find':
        try {
          return tell({ kind: 'found', number: order.number, page: find(order.input) })
        } catch (error) {
          return tell({ kind: 'failed', number: order.number, error })
        }
      case 'wake':
        return again(pause)
      case 'close':
        clearTimeout(timer)
        tools.close()
        database.close()
        return port.close()
    }
  })
  again(pause)
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what createSearch starts it with
if (parentPort) run(parentPort, workerData as Start)
