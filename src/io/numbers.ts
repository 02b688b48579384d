/** A finite decimal number as programs write it, or nothing. */
export function asNumber(text: string): number | undefined {
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number + 0 : undefined
}
