/** The longest message that can be sent, in UTF-16 code units. */
export const longestMessage = 4_000_000

/** Chats or recordings of the list that are asked for at once: enough to fill any window, little enough to come at once. */
export const listPage = 40

/** Between so many models one message can be compared: more columns than that are too narrow to read. */
export const mostCompared = 3

/** The longest system prompt, in UTF-16 code units: it is stored with each answer that was asked with it. */
export const longestSystemPrompt = 20_000

/** The longest text of a document that is attached, in UTF-16 code units: more than any model reads. */
export const longestDocument = 4_000_000
/** The largest image that is attached, in bytes, after it was scaled. */
export const largestImage = 6 * 1024 * 1024
/** The largest file that is read to be attached, in bytes. */
export const largestFile = 50 * 1024 * 1024
/** So many files can be attached to one message. */
export const mostAttachments = 20
