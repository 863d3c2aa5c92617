/** What a server of this name stands below in the configuration. */
export const serverHeader = (name: string): string => `tacacs server ${name}`;
/** What a group of this name stands below in the configuration. */
export const groupHeader = (name: string): string => `aaa group server tacacs+ ${name}`;
/** What a server of the older form begins with. */
export const hostHeader = (address: string): string => `tacacs-server host ${address}`;
