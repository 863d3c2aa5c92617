/** What hosts are called. */
export const hostWord = { workstation: 'Workstation', server: 'Server' } as const;
