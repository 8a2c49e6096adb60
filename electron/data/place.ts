import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What the next start does before it opens the data; each can be done again after a crash in the middle of it. */
const pendingWork = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('move'), to: z.string().min(1), attempts: z.number().int() }),
  z.object({
    kind: z.literal('restore'),
    /** First today's data go aside, then those of the backup come in. */
    phase: z.enum(['aside', 'in']),
    /** The folder for today's data, in the data folder. */
    aside: z.string().min(1),
    withSound: z.boolean(),
  }),
  z.object({ kind: z.literal('erase') }),
  z.object({ kind: z.literal('rescue') }),
])
export type PendingWork = z.infer<typeof pendingWork>

const placeSchema = z.object({
  version: z.literal(1),
  /** The folder of the data; null where that is Electron's own. */
  folder: z.string().min(1).nullable(),
  /** Where they were before they moved; removed once they were opened at the new place. */
  former: z.string().min(1).nullable(),
  pending: pendingWork.nullable(),
  /** A shared computer: at the end of each run all is forgotten. */
  forgetsOnExit: z.boolean(),
})
export type Place = z.infer<typeof placeSchema>

const nowhereElse: Place = {
  version: 1,
  folder: null,
  former: null,
  pending: null,
  forgetsOnExit: false,
}

/** The small file in Electron's own folder ("home") that tells where the data lie and what is to be done with them. */
export interface PlaceFile {
  home: string
  /** The folder that holds the data now. */
  folder(): string
  read(): Place
  write(changes: Partial<Omit<Place, 'version'>>): void
  /** Where an unreadable file was moved to; null for most. */
  setAside: string | null
}

/** data.json in the home; one that cannot be understood is moved aside, and the home then holds the data. */
export function openPlaceFile(home: string, now: () => number = Date.now): PlaceFile {
  const file = join(home, 'data.json')
  mkdirSync(home, { recursive: true })
  const found = readPlace(file)
  let place = found ?? nowhereElse
  let setAside: string | null = null
  if (found === null && existsSync(file)) {
    setAside = `${file}.damaged-${fileStamp(now())}`
    renameSync(file, setAside)
  }

  return {
    home,
    setAside,
    folder: () => place.folder ?? home,
    read: () => place,
    write(changes) {
      const changed = { ...place, ...changes }
      writeFileSync(`${file}.new`, JSON.stringify(changed, null, 2), { flush: true })
      renameSync(`${file}.new`, file)
      place = changed
    },
  }
}

function readPlace(file: string): Place | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError || error instanceof z.ZodError
    if (isUnreadable || !existsSync(file)) return null
    throw error
  }
}

/** A moment as a part of a file's name. */
export function fileStamp(moment: number): string {
  return new Date(moment).toISOString().replaceAll(':', '-')
}
