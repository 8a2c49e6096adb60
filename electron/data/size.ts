import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseFiles, databaseName, indexName, isMissing, recordingsName } from './items.ts'

/** Bytes on the disk. */
export interface DataSizes {
  database: number
  recordings: number
  index: number
}

export async function measureData(folder: string): Promise<DataSizes> {
  const names = await namesOf(join(folder, recordingsName))
  const [database, index, recordings] = await Promise.all([
    sum(databaseFiles(databaseName).map((name) => join(folder, name))),
    sum(databaseFiles(indexName).map((name) => join(folder, name))),
    sum(names.map((name) => join(folder, recordingsName, name))),
  ])
  return { database, index, recordings }
}

async function namesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

async function sum(files: readonly string[]): Promise<number> {
  let bytes = 0
  for (const file of files) bytes += await sizeOf(file)
  return bytes
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (isMissing(error)) return 0
    throw error
  }
}
