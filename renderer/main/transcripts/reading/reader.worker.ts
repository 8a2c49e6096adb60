import { createReader, type ReadOrder } from './reader.ts'

const read = createReader()

self.addEventListener('message', ({ data }: MessageEvent<ReadOrder>) => {
  self.postMessage(read(data), {})
})
