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
  `
  CREATE TABLE recordings (
    number INTEGER PRIMARY KEY,
    -- Its sound is the file of this name in the folder of recordings.
    id TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    -- A deleted recording can be restored until the next start.
    deleted_at INTEGER,
    -- JSON of RecordingSource and RecordingState.
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    language TEXT NOT NULL,
    -- Brought up to date when the sound ends; until then the length of the file rules.
    samples INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX recordings_newest ON recordings (created_at DESC, id DESC) WHERE deleted_at IS NULL;
  CREATE INDEX recordings_unfinished ON recordings (number)
    WHERE state ->> 'kind' IN ('recording', 'interrupted', 'processing');
  CREATE INDEX recordings_deleted ON recordings (number) WHERE deleted_at IS NOT NULL;

  CREATE TABLE pieces (
    -- A stable integer key, which a full-text index can refer to.
    number INTEGER PRIMARY KEY,
    recording_id TEXT NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    -- Its place among the pieces of the recording, from 0.
    place INTEGER NOT NULL,
    start_sample INTEGER NOT NULL CHECK (start_sample >= 0),
    end_sample INTEGER NOT NULL CHECK (end_sample > start_sample),
    -- JSON of the spans where speech was heard; null where nobody listened.
    speech TEXT,
    text TEXT NOT NULL DEFAULT '',
    -- JSON of PieceState.
    state TEXT NOT NULL,
    UNIQUE (recording_id, place)
  ) STRICT;
  CREATE INDEX pieces_open ON pieces (recording_id)
    WHERE state ->> 'kind' IN ('waiting', 'sent');
  CREATE INDEX pieces_gaps ON pieces (recording_id) WHERE state ->> 'kind' = 'gap';
  `,
  `
  -- The file that a recording is read from; it never leaves main.
  ALTER TABLE recordings ADD COLUMN path TEXT;
  -- JSON of the AppError for which there is less sound than there should be.
  ALTER TABLE recordings ADD COLUMN trouble TEXT;
  -- When the text of a dictation stood where it was wanted; it then is in no list.
  ALTER TABLE recordings ADD COLUMN delivered_at INTEGER;
  DROP INDEX recordings_newest;
  CREATE INDEX recordings_listed ON recordings (created_at DESC, id DESC)
    WHERE deleted_at IS NULL AND delivered_at IS NULL;

  -- Why it ends, as the segmenter told; null where none has cut it.
  ALTER TABLE pieces ADD COLUMN ending TEXT;
  DROP INDEX pieces_open;
  CREATE INDEX pieces_open ON pieces (recording_id, place)
    WHERE state ->> 'kind' IN ('waiting', 'sent');
  CREATE INDEX pieces_spoken ON pieces (recording_id)
    WHERE speech IS NOT NULL AND speech <> '[]';
  `,
  `
  -- With the samples in it, what is left of a recording is summed up without reading its pieces.
  DROP INDEX pieces_open;
  CREATE INDEX pieces_open ON pieces (recording_id, place, start_sample, end_sample)
    WHERE state ->> 'kind' IN ('waiting', 'sent');
  `,
  `
  -- Made while the practice service stood in; other sound is never given to that.
  ALTER TABLE recordings ADD COLUMN practice INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Which of the messages below was shown last; the newest where it is not set or is gone.
  ALTER TABLE messages ADD COLUMN shown_child_id TEXT;
  -- The message with whose branch this one was deleted; both can be restored until the next start.
  ALTER TABLE messages ADD COLUMN deleted_with TEXT;
  -- JSON of the ids of the answers that stand side by side below this message until one of them is kept.
  ALTER TABLE messages ADD COLUMN comparison TEXT;
  -- JSON of the AnswerParts before the last one of an answer that was continued.
  ALTER TABLE messages ADD COLUMN earlier TEXT;
  CREATE INDEX messages_roots ON messages (chat_id, number) WHERE parent_id IS NULL;
  CREATE INDEX messages_deleted ON messages (deleted_with) WHERE deleted_with IS NOT NULL;

  -- What is typed and not sent; a key is a chat, the message that is edited, or the chat that is not begun yet.
  CREATE TABLE drafts (
    key TEXT PRIMARY KEY,
    text TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What has changed since it was indexed for search, or has gone: whoever writes text cannot forget to tell. An item
  -- that changes again gets a new number, so that the thread that indexes takes away only what it has seen.
  CREATE TABLE unindexed (
    change INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    item ANY NOT NULL,
    UNIQUE (kind, item)
  ) STRICT;
  -- Which database this is: an index of another one, or of a later state of this one, is of no use.
  CREATE TABLE identity (id TEXT NOT NULL) STRICT;
  INSERT INTO identity VALUES (lower(hex(randomblob(16))));

  -- The text of an answer that streams is in no index: it is indexed once, when it has ended.
  CREATE TRIGGER message_written AFTER INSERT ON messages
    WHEN NEW.state ->> 'kind' IS NOT 'streaming'
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('message', NEW.number); END;
  CREATE TRIGGER message_changed AFTER UPDATE OF content, thinking, state ON messages
    WHEN NEW.state ->> 'kind' IS NOT 'streaming'
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('message', NEW.number); END;
  CREATE TRIGGER message_gone AFTER DELETE ON messages
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('message', OLD.number); END;
  CREATE TRIGGER chat_created AFTER INSERT ON chats
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('chat', NEW.id); END;
  CREATE TRIGGER chat_renamed AFTER UPDATE OF title ON chats
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('chat', NEW.id); END;
  CREATE TRIGGER chat_gone AFTER DELETE ON chats
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('chat', OLD.id); END;
  CREATE TRIGGER piece_written AFTER UPDATE OF text ON pieces WHEN NEW.text IS NOT OLD.text
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('piece', NEW.number); END;
  CREATE TRIGGER piece_added AFTER INSERT ON pieces WHEN NEW.text <> ''
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('piece', NEW.number); END;
  CREATE TRIGGER piece_gone AFTER DELETE ON pieces WHEN OLD.text <> ''
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('piece', OLD.number); END;
  CREATE TRIGGER recording_created AFTER INSERT ON recordings
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('recording', NEW.id); END;
  CREATE TRIGGER recording_named AFTER UPDATE OF source ON recordings
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('recording', NEW.id); END;
  CREATE TRIGGER recording_gone AFTER DELETE ON recordings
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) VALUES ('recording', OLD.id); END;
  `,
  `
  -- What services have done, summed up by local day: one row a day, service and model.
  CREATE TABLE usage_by_day (
    -- YYYY-MM-DD, as the day was called here when it was.
    day TEXT NOT NULL,
    -- Origin of the service.
    service TEXT NOT NULL,
    model TEXT NOT NULL,
    answers INTEGER NOT NULL DEFAULT 0,
    -- Those of the answers whose tokens the service did not tell.
    untold_answers INTEGER NOT NULL DEFAULT 0,
    prompt_tokens INTEGER NOT NULL DEFAULT 0,
    completion_tokens INTEGER NOT NULL DEFAULT 0,
    audio_seconds REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (service, day, model)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- 'pinned' or 'archived'; null for most.
  ALTER TABLE chats ADD COLUMN mark TEXT CHECK (mark IN ('pinned', 'archived'));
  ALTER TABLE recordings ADD COLUMN mark TEXT CHECK (mark IN ('pinned', 'archived'));
  DROP INDEX chats_newest;
  CREATE INDEX chats_newest ON chats (updated_at DESC, id DESC)
    WHERE deleted_at IS NULL AND mark IS NULL;
  CREATE INDEX chats_marked ON chats (mark, updated_at DESC, id DESC)
    WHERE deleted_at IS NULL AND mark IS NOT NULL;
  CREATE INDEX chats_deleted ON chats (deleted_at) WHERE deleted_at IS NOT NULL;
  DROP INDEX recordings_listed;
  CREATE INDEX recordings_listed ON recordings (created_at DESC, id DESC)
    WHERE deleted_at IS NULL AND delivered_at IS NULL AND mark IS NULL;
  CREATE INDEX recordings_marked ON recordings (mark, created_at DESC, id DESC)
    WHERE deleted_at IS NULL AND delivered_at IS NULL AND mark IS NOT NULL;
  `,
  `
  -- JSON of ChatSetup: the system prompt, and the parameters by model; null where nothing was set.
  ALTER TABLE chats ADD COLUMN setup TEXT;
  -- JSON of Asked: what the request for an answer carried beside the conversation.
  ALTER TABLE messages ADD COLUMN asked TEXT;
  `,
  `
  CREATE TABLE prompts (
    number INTEGER PRIMARY KEY,
    -- A built-in prompt that was changed or deleted is here under its own id, without a text where it is only deleted.
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    deleted_at INTEGER
  ) STRICT;
  `,
  `
  CREATE TABLE attachments (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- JSON of Attachment.
    facts TEXT NOT NULL,
    -- Of a document.
    text TEXT,
    -- Of an image.
    media_type TEXT,
    bytes BLOB
  ) STRICT;
  -- JSON of the Attachments of a person's message; copies of a message have the same ones.
  ALTER TABLE messages ADD COLUMN attachments TEXT;
  CREATE INDEX messages_attaching ON messages (id) WHERE attachments IS NOT NULL;
  `,
  `
  -- When the first sound of a dictation was kept, and when its key came up.
  ALTER TABLE recordings ADD COLUMN heard_at INTEGER;
  ALTER TABLE recordings ADD COLUMN released_at INTEGER;
  -- The text of a dictation as it was delivered: with signs, tidied; null where that is as it was heard.
  ALTER TABLE recordings ADD COLUMN delivered_text TEXT;
  CREATE INDEX recordings_spoken ON recordings (created_at DESC, id DESC)
    WHERE source ->> 'kind' = 'microphone' AND deleted_at IS NULL;
  CREATE INDEX recordings_delivered ON recordings (delivered_at) WHERE delivered_at IS NOT NULL;
  `,
  `
  -- JSON of the TimedTexts that the service told with the text; null where it told none.
  ALTER TABLE pieces ADD COLUMN times TEXT;

  -- What a person changed in a transcript. What the service said stays in the pieces.
  CREATE TABLE transcript_edits (
    recording_id TEXT NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
    -- Counts the edits of a recording from 1 on.
    number INTEGER NOT NULL,
    -- JSON of TranscriptChanges.
    changes TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    -- Only the last ones can be undone; those go when another edit is made.
    undone_at INTEGER,
    PRIMARY KEY (recording_id, number)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Files under way are read and transcribed by this number; null, for most, is the row's own.
  ALTER TABLE recordings ADD COLUMN queue_place INTEGER;
  CREATE INDEX recordings_queue ON recordings (coalesce(queue_place, number))
    WHERE state ->> 'kind' IN ('recording', 'interrupted', 'processing', 'paused');
  `,
  `
  -- The model that made the text.
  ALTER TABLE pieces ADD COLUMN model TEXT;
  `,
  `
  -- JSON of SoundForm; null where the sound is whole.
  ALTER TABLE recordings ADD COLUMN sound TEXT;
  `,
  `
  -- What is found of a transcript is what it reads: an edit changes the pieces that it is over, an undone one too.
  CREATE TRIGGER edit_made AFTER INSERT ON transcript_edits
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) SELECT 'piece', number FROM pieces
      WHERE recording_id = NEW.recording_id
      AND start_sample < (SELECT max(value ->> 'end') FROM json_each(NEW.changes))
      AND end_sample > (SELECT min(value ->> 'start') FROM json_each(NEW.changes)); END;
  CREATE TRIGGER edit_undone AFTER UPDATE OF undone_at ON transcript_edits
    BEGIN INSERT OR REPLACE INTO unindexed (kind, item) SELECT 'piece', number FROM pieces
      WHERE recording_id = NEW.recording_id
      AND start_sample < (SELECT max(value ->> 'end') FROM json_each(NEW.changes))
      AND end_sample > (SELECT min(value ->> 'start') FROM json_each(NEW.changes)); END;
  `,
  `
  -- JSON of SourceMark: what the file was when it was added; null where nobody looked.
  ALTER TABLE recordings ADD COLUMN source_mark TEXT;
  `,
]
