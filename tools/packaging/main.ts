import { parseArgs } from 'node:util'
import { build, Platform } from 'electron-builder'
import { buildIfStale } from '../setup/build.ts'
import { root } from '../setup/project.ts'
import { packagingConfiguration } from './configuration.ts'

/**
 * `npm run package`: the installers of this platform, in dist/. With `--dir` the unpacked app alone. What a release is
 * made with comes by the environment, so that no key and no address of a feed stands in the project.
 */
const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    inspectable: { type: 'boolean', default: false },
    'electron-dist': { type: 'string' },
  },
})

const { env } = process
if (!(await buildIfStale())) process.exit(1)
const artifacts = await build({
  projectDir: root,
  targets: Platform.current().createTarget(values.dir ? 'dir' : undefined),
  config: packagingConfiguration({
    isInspectable: values.inspectable,
    isNotarized: Boolean(env['APPLE_API_KEY']),
    ...(values['electron-dist'] !== undefined && { electronDist: values['electron-dist'] }),
    ...(env['JUTT_UPDATE_FEED'] && { updateFeed: env['JUTT_UPDATE_FEED'] }),
    ...(env['JUTT_UPDATE_KEY'] && { updateKey: env['JUTT_UPDATE_KEY'] }),
    ...(env['JUTT_MAINTAINER'] && { maintainer: env['JUTT_MAINTAINER'] }),
  }),
  publish: 'never',
})
for (const artifact of artifacts) console.log(artifact)
