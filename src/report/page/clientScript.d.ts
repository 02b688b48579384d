/** The script of the page, bundled from `client/main.ts` by `scripts/pageScript.mjs`: deflated (RFC 1951), in base 64. */
export declare const packed: string
/** SHA-256 of the script in UTF-8, in base 64. */
export declare const digest: string
