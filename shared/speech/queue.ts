/** Makes a queue: each task begins when the one before it has ended, well or badly. */
export function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()

  async function after<T>(previous: Promise<unknown>, task: () => Promise<T>): Promise<T> {
    await Promise.allSettled([previous])
    return task()
  }

  return (task) => {
    const current = after(last, task)
    last = current
    return current
  }
}
