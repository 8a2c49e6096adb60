/**
 * Says what type a value has that TypeScript cannot see: it came as JSON from our own other end, from Chromium,
 * or from an API that is typed more loosely than it is.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the type, that is its use
export function trust<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where this is allowed
  return value as T
}
