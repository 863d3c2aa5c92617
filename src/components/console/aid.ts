/** What stands between the toolbar and the terminal. */
export type Aid = 'search' | 'paste' | 'keys';
