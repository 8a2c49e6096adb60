import { startCompressing } from './compress/compressing-work.ts'
import type { CompressOrder } from './compress/protocol.ts'
import { startDecoding } from './file/decoding-work.ts'
import type { DecoderOrder } from './file/protocol.ts'

/** Decodes one file or compresses one sound: one script for both, since compressing decodes what it made. */
let stored = (): void => {}

self.addEventListener('message', ({ data }: MessageEvent<DecoderOrder | CompressOrder>) => {
  switch (data.kind) {
    case 'decode':
      stored = startDecoding(data)
      break
    case 'compress':
      stored = startCompressing(data)
      break
    case 'stored':
      stored()
  }
})
