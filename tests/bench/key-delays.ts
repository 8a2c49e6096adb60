/** In the page: for each of the next keys, from the key to the end of the frame that shows its letter. */
export function watchNextKeys(count: number): { milliseconds: Promise<number[]> } {
  const { promise, resolve } = Promise.withResolvers<number[]>()
  const delays: number[] = []
  document.addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      // A message comes after the frame's layout and painting.
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        delays.push(performance.now() - timeStamp)
        if (delays.length === count) resolve(delays)
      })
      port1.start()
      port2.postMessage(null)
    })
  })
  return { milliseconds: promise }
}
