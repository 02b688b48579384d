/** What a file says otherwise than the scenario, since its format has no word for it. */
export type WritingChange =
  /** Numbers in steps, or truth values, are written as names: packages and utilities are the same, their distances are lost. */
  | { readonly kind: 'asNames'; readonly issue: string }
  /** Levels are written as names without an order. */
  | { readonly kind: 'orderLost'; readonly issue: string }
  /** Utilities are (u − from) / by in the file: the format wants weights that sum to 1, and worths from 0 to 1. */
  | { readonly kind: 'rescaled'; readonly party: string; readonly from: number; readonly by: number }
  /** What the party has without agreement: the format keeps a package that is worth as much, and there need not be one. */
  | { readonly kind: 'reservationLost'; readonly party: string; readonly reservation: number }
  /** The format knows no discount. */
  | { readonly kind: 'discountLost'; readonly party: string; readonly discount: number }
