/** The guide of the HPC Center's service, and its own chat in the browser. */
export const serviceGuide = 'https://docs.hpc.ut.ee/public/services/inference/'
export const serviceWebChat = 'https://chat.hpc.ut.ee/'
