/** There is a mouse, and so a real keyboard. (On a touch screen one would pop up.) */
export const isPointed = (): boolean => window.matchMedia('(pointer: fine)').matches;
