import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../setup/project.ts'

/**
 * Signs every feed in dist/ (latest*.yml -> latest*.yml.sig, base64) with the Ed25519 key whose PEM is in the environment as
 * JUTT_UPDATE_SIGNING_KEY; a Jutt that was packed with its public half takes updates from no other feed.
 */
const pem = process.env['JUTT_UPDATE_SIGNING_KEY']
if (!pem) throw new Error('JUTT_UPDATE_SIGNING_KEY is not set: nothing was signed')
const key = createPrivateKey(pem)
const publicHalf = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')
const packedWith = process.env['JUTT_UPDATE_KEY']
if (packedWith !== undefined && packedWith !== publicHalf) {
  throw new Error('JUTT_UPDATE_KEY is not the public half of JUTT_UPDATE_SIGNING_KEY')
}

const folder = join(root, 'dist')
const feeds = (await readdir(folder)).filter((name) => /^latest.*\.yml$/.test(name))
if (feeds.length === 0) throw new Error('There is no feed in dist/')
for (const name of feeds) {
  const signature = sign(null, await readFile(join(folder, name)), key)
  await writeFile(join(folder, `${name}.sig`), `${signature.toString('base64')}\n`)
  console.log(`${name}.sig`)
}
