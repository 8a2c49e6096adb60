import { readFileSync } from 'node:fs'
import type { NativeImage } from 'electron'
import type * as Electron from 'electron/common'
import { guardObject } from './guard.ts'
import { trust } from '../world/trust.ts'

type Surface = Pick<
  NativeImage,
  'toPNG' | 'toDataURL' | 'getSize' | 'isEmpty' | 'getAspectRatio'
> & {
  setTemplateImage(option: boolean): void
  isTemplateImage(): boolean
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** A NativeImage that keeps its PNG as it is: the host decodes no pixels. */
export function createNativeImage(bytes: Buffer): NativeImage {
  const isPng = bytes.subarray(0, 8).equals(signature)
  const size = isPng
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : { width: 0, height: 0 }
  let template = false
  const image = {
    toPNG: () => Buffer.from(bytes),
    toDataURL: () => `data:image/png;base64,${bytes.toString('base64')}`,
    getSize: () => ({ ...size }),
    getAspectRatio: () => (size.height === 0 ? 1 : size.width / size.height),
    isEmpty: () => bytes.length === 0,
    setTemplateImage: (option) => void (template = option),
    isTemplateImage: () => template,
  } satisfies Surface
  return trust<NativeImage>(guardObject('electron.NativeImage', image))
}

/** electron.nativeImage for PNG files and buffers. */
export const nativeImage = guardObject('electron.nativeImage', {
  createEmpty: () => createNativeImage(Buffer.alloc(0)),
  createFromBuffer: (buffer: Buffer) => createNativeImage(buffer),
  /** As in Electron, a file that cannot be read gives an empty image. */
  createFromPath(path: string): NativeImage {
    try {
      return createNativeImage(readFileSync(path))
    } catch {
      return createNativeImage(Buffer.alloc(0))
    }
  },
  createFromDataURL: (url: string) =>
    createNativeImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
} satisfies Partial<typeof Electron.nativeImage>)
