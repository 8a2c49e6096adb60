/** The longest message that can be sent, in UTF-16 code units. */
export const longestMessage = 4_000_000

/** Between so many models one message can be compared: more columns than that are too narrow to read. */
export const mostCompared = 3
