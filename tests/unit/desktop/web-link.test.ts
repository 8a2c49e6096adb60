import { expect, test } from 'vitest'
import { isWebLink } from '../../../electron/desktop/web-link.ts'

test.each([
  'https://ut.ee/',
  'http://localhost:8080/x',
  'mailto:support@hpc.ut.ee',
  'HTTPS://UT.EE',
])('%s may be opened', (url) => expect(isWebLink(url)).toBe(true))

// Schemes that have started programs or leaked credentials from chat clients.
test.each([
  'file:///etc/passwd',
  'smb://host/share',
  'calculator://',
  'ms-msdt:/id PCWDiagnostic',
  'vscode://file/etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://ut.ee/1',
  'app://jutt/main/index.html',
  'ftp://host/',
  '//ut.ee/',
  'mailto:a@b.ee?subject=hi&attach=/etc/passwd',
  'https://user:password@ut.ee/',
  'https://ut.ee@evil.example/',
  'https://',
  '',
  ' ',
])('%j may not', (url) => expect(isWebLink(url)).toBe(false))
