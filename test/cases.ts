/** How many cases each law is tried on. Mutation testing does with fewer. */
export const cases = Number(process.env.DEMARCHE_CASES ?? 1000)
