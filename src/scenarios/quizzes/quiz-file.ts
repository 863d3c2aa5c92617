/** Whether a file that somebody brought is a quiz rather than a lab: by its name, or by what it says it is. */
export const isQuizFile = (name: string, text: string): boolean =>
  /\.(gift|txt)$/i.test(name) || FORMAT.exec(text)?.[1] === 'bootset-quiz';

/** The first field that names a format of ours: that of the file itself. */
const FORMAT = /(?:^|[{,])[ \t]*["']?format["']?[ \t]*:\s*["']?(bootset-\w+)/m;
