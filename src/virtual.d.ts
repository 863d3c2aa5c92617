/** Modules made by scripts/catalogue-plugin.ts from the folders under src/scenarios. */

declare module 'virtual:catalogue' {
  import type allImages from 'virtual:images';

  /** What the catalogue page needs before a scenario is opened; taken from lab.yaml without checking it. */
  export interface CatalogueEntry {
    readonly id: string;
    readonly title?: string;
    readonly summary?: string;
    readonly minutes?: number;
    readonly level?: string;
    /** `guided` has tasks and marks, `free` has none. */
    readonly kind?: string;
    readonly objectives?: readonly string[];
    readonly topics?: readonly string[];
  }

  /** A scenario's folder: every text file by its path inside the folder, and lab.yaml as data. */
  export interface CatalogueScenario {
    readonly id: string;
    readonly files: Readonly<Record<string, string>>;
    readonly parsed: unknown;
    /** Digests of large contents that opening it takes (scripts/catalogue-digests.ts). */
    readonly digests: Readonly<Record<string, string>>;
    /** What is shipped of the images that it names. */
    readonly images: typeof allImages;
  }

  /** What of a scenario opens its lab, without its brief, tasks and solutions. */
  export interface CatalogueOpening extends Omit<CatalogueScenario, 'files'> {
    /** That of the whole scenario. */
    readonly digest: string;
    /** Whether it has tasks and solutions. */
    readonly untold: { readonly graded: boolean; readonly solved: boolean };
  }

  /** All scenarios in order of their ids. */
  export const catalogue: readonly CatalogueEntry[];

  /** Loads one scenario; undefined when the catalogue has none of that id. */
  export const loadScenario: (id: string) => Promise<CatalogueScenario | undefined>;

  /** Loads what opens one. */
  export const loadOpening: (id: string) => Promise<CatalogueOpening | undefined>;
}

declare module 'virtual:images' {
  /** What is known of the catalogue's images without reading their bytes, by their names. */
  const images: Readonly<
    Record<
      string,
      {
        readonly body: string;
        readonly md5: string;
        readonly integrity?: { readonly of: string; readonly sha1: string };
        readonly signature: string;
      }
    >
  >;
  export default images;
}

declare module 'virtual:quizzes' {
  export interface QuizEntry {
    readonly id: string;
    readonly title?: string;
    readonly summary?: string;
    readonly minutes?: number;
    readonly topics?: readonly string[];
  }

  /** One quiz file: its text and the same as data. */
  export interface QuizSource {
    readonly id: string;
    readonly text: string;
    readonly parsed: unknown;
  }

  /** All quizzes in order of their ids. */
  export const quizzes: readonly QuizEntry[];

  /** Loads one quiz; undefined when there is none of that id. */
  export const loadQuiz: (id: string) => Promise<QuizSource | undefined>;
}
