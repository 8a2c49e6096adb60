import { largestImage } from '../../../../shared/limits.ts'
import { UnreadableError } from './readable.ts'
import { scaledSize } from './scale.ts'

export interface ReadImage {
  kind: 'image'
  width: number
  height: number
  mediaType: 'image/png' | 'image/jpeg'
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * An image, upright and scaled. It is written anew, so that nothing a camera wrote into it, such as a place, goes along.
 * Photographs stay JPEG; the rest is PNG where that is not large.
 */
export async function readImage(file: Blob): Promise<ReadImage> {
  const bitmap = await bitmapOf(file)
  const { width, height } = scaledSize(bitmap.width, bitmap.height)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new UnreadableError('damaged')
  context.imageSmoothingQuality = 'high'
  const isPhoto = file.type === 'image/jpeg'
  if (isPhoto) draw()
  else context.drawImage(bitmap, 0, 0, width, height)
  const png = isPhoto ? null : await canvas.convertToBlob({ type: 'image/png' })
  if (png && png.size <= largestPng) return written(png, 'image/png')
  if (!isPhoto) draw()
  bitmap.close()
  return written(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 }), 'image/jpeg')

  /** JPEG has no transparency: what is behind becomes white. */
  function draw(): void {
    if (!context) return
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
    context.drawImage(bitmap, 0, 0, width, height)
  }

  async function written(blob: Blob, mediaType: ReadImage['mediaType']): Promise<ReadImage> {
    if (blob.size > largestImage) throw new UnreadableError('too_large')
    return {
      kind: 'image',
      width,
      height,
      mediaType,
      bytes: new Uint8Array(await blob.arrayBuffer()),
    }
  }
}

/** Bytes; a larger PNG is most likely a photograph. */
const largestPng = 1024 * 1024

async function bitmapOf(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    throw new UnreadableError('damaged')
  }
}
