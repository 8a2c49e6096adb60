/** The longest message that can be sent, in UTF-16 code units. */
export const longestMessage = 4_000_000
