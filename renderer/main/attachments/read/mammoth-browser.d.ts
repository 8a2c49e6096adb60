/** The build of mammoth that needs nothing of Node. */
declare module 'mammoth/mammoth.browser.js' {
  export { extractRawText } from 'mammoth'
}
