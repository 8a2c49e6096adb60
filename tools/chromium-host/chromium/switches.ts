/** Chromium's command line as name and value; a switch without value has ''. */
export type Switches = Map<string, string>

/** Splits `--name=value`; undefined for anything that is not a switch. */
export function parseSwitch(argument: string): [name: string, value: string] | undefined {
  const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument)
  return match === null ? undefined : [match[1] ?? '', match[2] ?? '']
}

/** Adds a switch; lists of features are joined, because Chromium would heed only the last one. */
export function addSwitch(switches: Switches, name: string, value: string): void {
  const before = switches.get(name)
  const isList = name === 'disable-features' || name === 'enable-features'
  switches.set(name, isList && before ? `${before},${value}` : value)
}

const disabledFeatures = [
  // The browser's own address bar pages cost a second of start-up.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  // Scripts fetched beside the page's thread are compiled anew at each start; those of Electron's own schemes are not.
  'BackgroundResourceFetch',
  // Electron starts no spare processes either.
  'SpareRendererForSitePerProcess',
  // The rest would call home.
  'OptimizationHints',
  'MediaRouter',
  'Translate',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
]

/** What the host itself asks of Chromium, before the app's and the command line's own switches. */
export function hostSwitches(options: {
  profile: string
  schemePort: number
  headless: boolean
  root: boolean
  language: string | undefined
}): Switches {
  const switches: Switches = new Map([
    ['remote-debugging-pipe', ''],
    ['user-data-dir', options.profile],
    ['no-startup-window', ''],
    ['no-first-run', ''],
    ['no-default-browser-check', ''],
    ['no-service-autorun', ''],
    ['password-store', 'basic'],
    ['use-mock-keychain', ''],
    // The app reaches what it asks for and nothing else.
    ['disable-background-networking', ''],
    ['disable-component-update', ''],
    ['disable-sync', ''],
    ['disable-extensions', ''],
    ['disable-default-apps', ''],
    ['disable-domain-reliability', ''],
    ['disable-field-trial-config', ''],
    ['metrics-recording-only', ''],
    ['disable-breakpad', ''],
    // A hidden window works on, as one with backgroundThrottling: false does.
    ['disable-background-timer-throttling', ''],
    ['disable-backgrounding-occluded-windows', ''],
    ['disable-renderer-backgrounding', ''],
    ['disable-back-forward-cache', ''],
    ['disable-infobars', ''],
    ['disable-search-engine-choice-screen', ''],
    ['autoplay-policy', 'no-user-gesture-required'],
    ['host-resolver-rules', `MAP *.localhost:80 127.0.0.1:${options.schemePort}`],
    ['disable-features', disabledFeatures.join(',')],
  ])
  // Whether a page may hear is asked of the app; the headless shell has nobody else to ask, and would refuse.
  if (options.headless) switches.set('use-fake-ui-for-media-stream', '')
  // Chromium would warn in every window that it is run with unusual switches.
  switches.set(options.headless ? 'headless' : 'test-type', options.headless ? 'new' : '')
  if (options.root) switches.set('no-sandbox', '')
  if (options.language !== undefined) switches.set('accept-lang', options.language)
  return switches
}

/** The command line that Chromium is started with. */
export function toArguments(switches: Switches): string[] {
  return [...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
}
