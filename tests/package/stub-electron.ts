import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'

/** By this @electron/fuses finds the fuses in a binary (its constants.ts). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/**
 * A folder that looks like an unpacked Electron for Linux to electron-builder, for where the real one cannot be had: its
 * binary is nothing but fuses, version 1, all of them on ("1").
 */
export async function writeStubElectron(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true })
  await mkdir(join(folder, 'resources'), { recursive: true })
  await writeFile(join(folder, 'version'), version)
  await writeFile(join(folder, 'LICENSE'), '')
  await writeFile(join(folder, 'LICENSES.chromium.html'), '')
  for (const language of ['de', 'en-US', 'et']) {
    await writeFile(join(folder, 'locales', `${language}.pak`), language)
  }
  const count = Object.values(FuseV1Options).filter((value) => typeof value === 'number').length
  const wire = Buffer.concat([Buffer.from([1, count]), Buffer.alloc(count, '1')])
  const binary = join(folder, 'electron')
  await writeFile(binary, Buffer.concat([Buffer.from(sentinel), wire]))
  await chmod(binary, 0o755)
}
