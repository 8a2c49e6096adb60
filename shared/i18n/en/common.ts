/** Words that several features share. */
export const common = {
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The text could not be copied.',
  delete: 'Delete',
  details: 'Details',
  done: 'Done',
  dismiss: 'Dismiss',
  reload: 'Reload',
  save: 'Save',
  errorDetails: 'Error details',
  tryAgain: 'Try again',
  undo: 'Undo',
  /** The service's status in an error's details, for instance "Status 502". */
  status: 'Status {{status}}',
} as const
