/** Files that go along with a message. */
export const attachments = {
  attach: 'Attach',
  files: 'Files…',
  list: 'Attachments',
  remove: 'Remove {{name}}',
  reading: 'being read…',
  measure: '{{size}}, about {{tokens}} tokens',
  notSeen: '{{model}} reads no images: they will be left out. Choose a model that does.',
  maybeNotSeen: 'Jutt does not know whether {{model}} reads images; the service may refuse them.',
  tooLong:
    'This may be too long for {{model}}: it needs about {{needed}} tokens, and the model takes {{limit}}.',
  shorten: 'Shorten the message, or begin a new chat.',
  wouldFit:
    'About {{room}} tokens of what is attached would fit: attach less of it, or begin a new chat.',
  onlyWhatFits: 'Attach only what fits',
  cutHere: 'The rest is not shown here; the model gets all of it.',
  empty: '“{{name}}” is empty.',
  too_large: '“{{name}}” is too large to attach. Attach the part that matters.',
  unpacks_too_large:
    '“{{name}}” was not opened: unpacked it would be far larger than a document is.',
  too_slow: '“{{name}}” took too long to read. Save it again, or copy its text into the message.',
  encrypted: '“{{name}}” is locked by a password. Save a copy without one, and attach that.',
  damaged: '“{{name}}” cannot be read: it is damaged, or not what its name says.',
  unsupported:
    '“{{name}}” is of a kind that Jutt does not read. Images, text, code, PDF and DOCX can be attached.',
  no_text:
    'There is no text in “{{name}}”: its pages may be pictures. Attach them as images instead.',
  tooMany: '“{{name}}” was not attached: a message takes at most {{most}} files.',
  failed: '“{{name}}” was not attached. {{sentence}}',
} as const
