/** Careful reading of JSON that others wrote: absent and ill-typed fields are undefined, nothing throws. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

export function textField(value: unknown, name: string): string | undefined {
  const field = fieldOf(value, name)
  return typeof field === 'string' ? field : undefined
}

/** A finite number, also one written as a string. */
export function numberField(value: unknown, name: string): number | undefined {
  const field = fieldOf(value, name)
  if (typeof field !== 'number' && (typeof field !== 'string' || field.trim() === '')) {
    return undefined
  }
  const number = Number(field)
  return Number.isFinite(number) ? number : undefined
}

/** A count: a whole number, not negative. Anything else is as good as absent. */
export function countField(value: unknown, name: string): number | undefined {
  const number = numberField(value, name)
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The parsed value, or undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
