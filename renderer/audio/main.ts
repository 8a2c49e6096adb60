import { compressSound } from './compress/compress-sound.ts'
import { createDetector } from './detector/create-detector.ts'
import { decodeFile } from './file/decode-file.ts'
import { juttOfWindow } from './jutt.ts'
import { createBrowserMicrophone } from './microphone/browser-microphone.ts'
import { watchMicrophones } from './microphone/connected.ts'
import { createWarmMicrophone } from './microphone/warm-microphone.ts'
import { createTasks } from './tasks.ts'
import { systemTimer } from './timer.ts'

const jutt = juttOfWindow()
const lookForMicrophones = watchMicrophones(
  (microphones) => jutt.audio.microphones({ microphones }),
  reportError,
)
const runTask = createTasks({
  audio: jutt.audio,
  microphone: createWarmMicrophone(createBrowserMicrophone(systemTimer, reportError), systemTimer),
  lookForMicrophones,
  decode: decodeFile,
  compress: compressSound,
  detector: createDetector(),
  timer: systemTimer,
  report: reportError,
})
jutt.on('audio:task', runTask)
await jutt.audio.ready()
