/** Titles of the menus in the menu bar. */
export const menu = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
} as const
