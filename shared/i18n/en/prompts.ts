/** The library of prompts. */
export const prompts = {
  heading: 'Prompts',
  search: 'Search prompts',
  list: 'Prompts',
  new: 'New prompt',
  none: 'No prompt has this name.',
  menu: 'Menu for {{name}}',
  useAsSystem: 'Use as system prompt',
  edit: 'Edit',
  newHeading: 'New prompt',
  editHeading: 'Edit prompt',
  name: 'Name',
  text: 'Text',
  hint: 'Enter puts the first one into the message. “/” at the start of an empty message opens this list.',
  deleted: 'The prompt “{{name}}” is deleted.',
  usedAsSystem: '“{{name}}” is the system prompt of this chat now.',
  choose: 'Choose a prompt…',
} as const
