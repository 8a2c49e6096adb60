import type { Jutt as Bridge } from '../../shared/ipc/contract.ts'
import type { FakeServer } from '../service/fake-server/server.ts'
import { expect, type Jutt } from './jutt.ts'

/** What was told of limits before, or learned of the service, holds for its connection only. */
export async function connectAnew({ page }: Jutt, server: FakeServer): Promise<void> {
  const how = { address: server.url, key: server.key, keepUnsealed: false }
  const isConnected = await page.evaluate(async (input) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the preload put it there
    const { service } = (globalThis as unknown as { jutt: Bridge }).jutt
    return (await service.connect({ ...input, allowInsecure: false, modelIds: [] })).ok
  }, how)
  expect(isConnected).toBe(true)
}
