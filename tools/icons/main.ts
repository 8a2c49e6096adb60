import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { BICUBIC2, createICNS, createICO } from 'png2icons'
import { root } from '../setup/project.ts'

/** Draws resources/icons/icon.svg as the pictures that each platform wants. They are kept beside it. */
const folder = join(root, 'resources/icons')
const drawn = new Resvg(await readFile(join(folder, 'icon.svg'), 'utf8'), {
  fitTo: { mode: 'width', value: 1024 },
})
const png = drawn.render().asPng()
await writeFile(join(folder, 'icon.png'), png)
await write('icon.icns', createICNS(png, BICUBIC2, 0))
// Windows reads the small sizes as bitmaps.
await write('icon.ico', createICO(png, BICUBIC2, 0, false, true))

async function write(name: string, picture: Buffer | null): Promise<void> {
  if (!picture) throw new Error(`${name} could not be made`)
  await writeFile(join(folder, name), picture)
}
