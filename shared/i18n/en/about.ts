/** What Jutt tells of itself, in the settings. */
export const about = {
  version: 'Version',
  hosts: 'Hosts that Jutt talks to',
  hostService: 'Service',
  hostServiceMeaning: 'Messages, sound and the key go there, and nowhere else.',
  hostPractice: 'None: in practice everything stays on this computer.',
  hostUpdatesMeaning: 'Jutt looks there for newer versions, because you switched that on.',
  hostNoUpdates: 'None: Jutt does not look for newer versions.',
  hostBrowser: 'Web browser',
  hostBrowserMeaning:
    'The guide and the web chat of the service. They open in your web browser, and only when you ask for them; so do links in answers.',
  hostsMeaning:
    'There is no other: no telemetry, and no fonts or pictures from the web. Where your system has a proxy set, what Jutt sends goes through it.',
  log: 'Log',
  logMeaning:
    'Starts and ends of Jutt, and where in the program something failed. Neither the key nor what you wrote or said is in it.',
  showLog: 'Show the log in its folder',
  copyLog: 'Copy the log',
  readLog: 'Read the log',
  licences: 'Licences',
  licencesMeaning:
    'Jutt is free software under the MIT licence, and is made with the work of others.',
  showLicences: 'Third-party licences…',
  thirdParty: 'Third-party licences',
  thirdPartyMeaning_one: '{{count, number}} package is part of this Jutt.',
  thirdPartyMeaning_other:
    '{{count, number}} packages are part of this Jutt. The licences of Chromium and of what else comes with Electron lie beside the installed program.',
  noText: 'The package comes without the text of its licence.',
} as const
