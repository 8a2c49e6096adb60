/** The page that asks for the service and the key. */
export const firstRun = {
  heading: 'Welcome to Jutt',
  lead: 'Chat with the language models of the University of Tartu HPC Center.',
  keyMissing:
    'Jutt no longer has your key: it was kept for the last run only, or this computer’s key store cannot be read. Enter it again to go on; your chats are still here.',
  language: 'Language',
  address: 'Server address',
  addressHint: 'Any OpenAI-compatible service works.',
  key: 'API key',
  showKey: 'Show key',
  hideKey: 'Hide key',
  keyHint: 'No key yet? Ask the HPC Center’s admins for one.',
  guide: 'Read the service’s guide',
  noKeyStore:
    'This computer has no key store that Jutt could use, so your key is kept for this run only and asked for again at the next start.',
  keepUnsealed: 'Keep the key all the same, in a file that other programs of this account can read',
  connect: 'Connect',
  connecting: 'Connecting…',
  insecureHeading: 'Connect without encryption?',
  connectInsecure: 'Connect without encryption',
  modelNames: 'Model names',
  modelNamesHint: 'One name a line, as the service’s administrator gives them.',
  modelNamesMissing: 'Type at least one name.',
  connectAnyway: 'Connect anyway',
  addressMissing: 'Enter the address of the service.',
  keyForbidden:
    'The service does not let this key in. Check that it is the right one, or ask the HPC Center’s admins.',
  practise: 'Try without a key',
  practising: 'Starting the practice service…',
  practiseHint:
    'Starts a practice service on this computer. No model is behind it, and nothing leaves the computer.',
  privacy: 'Your words and recordings go to this service and nowhere else.',
  consent: 'Record others, or send recordings of them, only with their consent.',
  mistakes: 'Answers may be wrong: check what matters.',
} as const
