/** A number, not negative, as a header or a database writes it; Python's floats may have an exponent ("1.2e-05"). */
export function amountOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !/^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text.trim()))
    return undefined
  const amount = Number(text)
  return Number.isFinite(amount) ? amount : undefined
}

/** A count; LiteLLM writes Python's largest integer where there is no limit, which is none here either. */
export function countOf(value: unknown): number | undefined {
  const amount = amountOf(value)
  return amount !== undefined && Number.isSafeInteger(amount) ? amount : undefined
}
