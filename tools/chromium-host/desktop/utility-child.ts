import { EventEmitter } from 'node:events'

/** Runs before a utility process's own module and gives it `process.parentPort`. */
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => void process.send?.(message),
  start: () => undefined,
})
process.on('message', (message) => parentPort.emit('message', message))
// The channel alone does not keep a child alive that listens to nobody.
process.channel?.unref()
parentPort.on('newListener', (event) => {
  if (event === 'message') process.channel?.ref()
})
Object.defineProperties(process, {
  parentPort: { value: parentPort, enumerable: true },
  type: { value: 'utility', enumerable: true },
})
