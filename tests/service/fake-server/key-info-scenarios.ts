import type { Scenario } from './exchange.ts'
import type { OptionsIn } from './plan.ts'
import { answerLiterally, statusScenarios } from './status-scenarios.ts'

const hash = '88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b'

/** The shape of litellm#11639; `fields` are the bytes of those that differ. */
function keyInfo(fields: string): string {
  return `{"key":"${hash}","info":{"key_name":"sk-...q9Xz","key_alias":null,"soft_budget_cooldown":false,${fields},"models":[],"aliases":{},"config":{},"user_id":"mari.maasikas","team_id":null,"permissions":{},"metadata":{},"blocked":null,"created_at":"2026-09-01T08:00:00Z"}}`
}

const limited = keyInfo(
  '"spend":2.5,"max_budget":10.0,"budget_duration":"30d","budget_reset_at":"2126-12-01T00:00:00Z","expires":null,"max_parallel_requests":4,"tpm_limit":100000,"rpm_limit":60',
)

const telling =
  (body: string, type = 'application/json') =>
  (): Scenario =>
  (exchange) =>
    answerLiterally(exchange, { status: 200, type, body })

/** Every way in which GET /key/info may answer. */
export const keyInfoScenarios = {
  limited: telling(limited),
  /** The operator has set nothing. */
  nulls: telling(
    keyInfo(
      '"spend":0.0,"max_budget":null,"budget_duration":null,"budget_reset_at":null,"expires":null,"max_parallel_requests":null,"tpm_limit":null,"rpm_limit":null',
    ),
  ),
  /** As Python writes a small float, and numbers as a database driver may. */
  'small-spend': telling(keyInfo('"spend":1.2e-05,"max_budget":"10.0","rpm_limit":"60"')),
  /** Wrapped once more by a proxy. */
  double: telling(`{"status":"ok","data":${limited}}`),
  /** JSON in a JSON string. */
  'double-encoded': telling(JSON.stringify(limited)),
  mislabelled: telling(limited, 'text/plain'),
  'other-json': telling('{"status":"ok"}'),
  half: telling(limited.slice(0, 90)),
  html: telling(
    '<!DOCTYPE html>\n<html><head><title>HPC Center</title></head><body>Log in</body></html>',
    'text/html; charset=utf-8',
  ),
  redirect: (): Scenario => async (exchange) => {
    exchange.head(302, { location: 'http://other.invalid/key/info' })
    await exchange.end()
  },
  /** Keys of type llm_api (litellm#37810). */
  '403-route': (): Scenario => (exchange) =>
    answerLiterally(exchange, {
      status: 403,
      body: `{"error":{"message":"Virtual key is not allowed to call this route. Only allowed to call routes: ['llm_api_routes']. Tried to call route: /key/info. Key Hash (Token) =${hash}","type":"auth_error","param":"None","code":"403"}}`,
    }),
  ...statusScenarios,
}

export type KeyInfoOptions = OptionsIn<typeof keyInfoScenarios>
