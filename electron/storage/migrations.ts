/**
 * The schema, as the steps that lead to it; step n brings a database from version n to n + 1 (PRAGMA user_version).
 * A step that has been released is never edited: a change is a new step.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE chats (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- A deleted chat can be restored until the next start.
    deleted_at INTEGER,
    -- The last message of the path that is shown: messages form a tree.
    leaf_id TEXT
  ) STRICT;
  CREATE INDEX chats_newest ON chats (updated_at DESC, id DESC) WHERE deleted_at IS NULL;

  CREATE TABLE messages (
    -- A stable integer key, which a full-text index can refer to.
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    chat_id TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    -- No cascade here: it would nest once a message, and SQLite allows a depth of 1,000.
    parent_id TEXT REFERENCES messages (id),
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    created_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    thinking TEXT NOT NULL DEFAULT '',
    model TEXT,
    -- JSON of AnswerState and AnswerFigures; null for a user's message.
    state TEXT,
    figures TEXT
  ) STRICT;
  CREATE INDEX messages_of_chat ON messages (chat_id, number);
  CREATE INDEX messages_by_parent ON messages (parent_id);
  CREATE INDEX messages_streaming ON messages (id) WHERE state ->> 'kind' = 'streaming';

  -- Text of a streaming answer, appended as it comes: rewriting the message each time would be quadratic.
  CREATE TABLE deltas (
    message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    thinking TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (message_id, sequence)
  ) STRICT, WITHOUT ROWID;
  `,
]
