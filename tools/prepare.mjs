// Plain JavaScript that Node 20 runs without any package: it installs the packages, then hands over to
// the project's own Node 24, which runs the TypeScript of the other tools as it stands.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const lockFile = join(root, 'package-lock.json')
const installedFile = join(root, 'node_modules/.package-lock.json')
const stampFile = join(root, 'node_modules/.cache/jutt/installed')
const oldestNode = 20

/**
 * Installs what is missing, then runs one of the project's TypeScript tools with the rest of the command line.
 *
 * @param {string} script path from the project's root
 * @returns {Promise<number>} the tool's exit code
 */
export async function runTool(script) {
  try {
    assertNode()
    if (!isInstalled()) install()
    return await handOver(findNode(), script)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}

function assertNode() {
  if (ownMajor() >= oldestNode) return
  throw new Error(
    `Jutt needs Node ${oldestNode} or newer, and this is Node ${process.versions.node}. Install it from https://nodejs.org/ and try again.`,
  )
}

function ownMajor() {
  return Number(process.versions.node.split('.')[0])
}

/** By time, as npm does; a lock file that a checkout merely touched is known by its contents. */
function isInstalled() {
  if (!existsSync(installedFile)) return false
  if (statSync(installedFile).mtimeMs >= statSync(lockFile).mtimeMs) return true
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockDigest()
}

function lockDigest() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex')
}

function install() {
  const started = Date.now()
  console.log('Installing the packages (npm ci); this takes a minute or two the first time.')
  const status = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) {
    throw new Error('npm ci failed, see above. Jutt needs a connection to the npm registry once.')
  }
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, lockDigest())
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

/**
 * The npm that started us where there is one, so that its version and settings stay the same.
 *
 * @param {string[]} args
 */
function npm(args) {
  const own = process.env['npm_execpath']
  const [command, first, shell] = own?.endsWith('npm-cli.js')
    ? [process.execPath, [own], false]
    : ['npm', [], process.platform === 'win32']
  const options = { cwd: root, shell, stdio: stdio() }
  return spawnSync(command, [...first, ...args], options).status
}

/** @returns {import('node:child_process').StdioOptions} */
function stdio() {
  return ['ignore', 'ignore', 'inherit']
}

/** The Node that the app and its tests are made for; the package `node` brings it by an install script. */
function findNode() {
  const binary = join(
    root,
    'node_modules/node/bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (existsSync(binary)) return binary
  console.log('Node 24 is missing, since install scripts are switched off here; fetching it now.')
  npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'])
  if (existsSync(binary)) return binary
  if (ownMajor() >= 24) return process.execPath
  throw new Error(
    'Node 24 could not be fetched. Run "npm ci --ignore-scripts=false", or install Node 24 yourself and try again.',
  )
}

/**
 * @param {string} node
 * @param {string} script
 * @returns {Promise<number>} the exit code
 */
function handOver(node, script) {
  const path = [dirname(node), join(root, 'node_modules/.bin'), process.env['PATH']]
  const child = spawn(node, [join(root, script), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: path.join(process.platform === 'win32' ? ';' : ':'),
      // A university's proxy, where the environment names one, holds for our own fetch too.
      NODE_USE_ENV_PROXY: '1',
      // Every process of a test that reads scripts reads the same; compiled once, they take a quarter less of its time.
      NODE_COMPILE_CACHE:
        process.env['NODE_COMPILE_CACHE'] ?? join(root, 'node_modules/.cache/compiled'),
    },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  if (process.env['npm_lifecycle_event']) endWithParent(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * npm starts us by a shell, which dies of a SIGTERM to npm without passing it on.
 *
 * @param {() => void} end
 */
function endWithParent(end) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    end()
  }, 500)
  watch.unref()
}
