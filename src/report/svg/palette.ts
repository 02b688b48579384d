/**
 * Colours of pictures, told apart by people with any kind of colour blindness (after Okabe & Ito 2008; the tones after ColorBrewer's
 * Blues, Brewer 2003), and never the only sign of anything. The second of each is for a dark ground.
 */
const pairs = {
  ink: ['#222222', '#e9e7e2'],
  faint: ['#666666', '#a5a29b'],
  rule: ['#dddddd', '#45433f'],
  ground: ['#ffffff', '#1c1b1a'],
  accepted: ['#0072b2', '#6cbcf0'],
  left: ['#cfe2f0', '#2b4a5f'],
  agreed: ['#007a5a', '#5bd0aa'],
  blocked: ['#b04000', '#ff9c6b'],
} as const

export const { ink, faint, rule, ground, accepted, left, agreed, blocked } = Object.fromEntries(
  Object.entries(pairs).map(([name, [light]]) => [name, light]),
) as { readonly [Name in keyof typeof pairs]: (typeof pairs)[Name][0] }

/** From the smallest number to the largest. */
const toneColours = [
  ['#f1f5f9', '#232a31'],
  ['#d3e3f1', '#2a3d4f'],
  ['#a6c7e2', '#30546f'],
  ['#6fa3cd', '#4e7fa4'],
  ['#3a78ae', '#7fb0d6'],
  ['#0b3f73', '#d2e8fa'],
] as const

/** Each tone, and the colour of what is written on it. */
export const tones: readonly { readonly fill: string; readonly text: string }[] = toneColours.map(([fill], step) => ({
  fill,
  text: step > 3 ? ground : ink,
}))

/** The place of the tone of a number from 0 to 1. */
export function toneAt(share: number): number {
  return Math.min(tones.length - 1, Math.max(0, Math.floor(share * tones.length)))
}

/** Other colours that pictures have: lines and signs. */
const others = [
  ['#777777', '#a5a29b'],
  ['#000000', '#ffffff'],
  ['#d55e00', '#ff9c6b'],
  ['#7a3b8f', '#d5a5e6'],
  ['#5a5a00', '#d2cf6e'],
] as const

/** By colour of a picture, what a dark page puts in its place. */
export const darkOf: Readonly<Record<string, string>> = Object.fromEntries(
  [...Object.values(pairs), ...toneColours, ...others].map(([light, dark]) => [light, dark]),
)
