/** By which the system knows Jutt: its installer, its notifications, its keys. */
export const appId = 'ee.ut.hpc.jutt'
