import { lazy, Suspense, type ReactNode } from 'react';
import { catalogue } from 'virtual:catalogue';
import { quizzes } from 'virtual:quizzes';
import { DropFiles } from './components/data/DropFiles.tsx';
import { AboutPage } from './components/layout/AboutPage.tsx';
import { Catalogue } from './components/layout/Catalogue.tsx';
import { PageFault } from './components/layout/PageFault.tsx';
import { PageHeader } from './components/layout/PageHeader.tsx';
import { LabStopped } from './components/lab/LabStopped.tsx';
import { FILE_LAB, FILE_QUIZ, type Route } from './components/layout/route.ts';
import { Shell, type Skip } from './components/layout/Shell.tsx';
import { UnknownLab, UnknownPage } from './components/layout/Unknown.tsx';
import { UnfetchedBanner } from './components/layout/Unfetched.tsx';
import { useRoute } from './components/layout/use-route.ts';
import { useTheme } from './components/layout/use-theme.ts';
import { useTitle } from './components/layout/use-title.ts';

const LabPage = lazy(() => import('./components/lab/LabPage.tsx').then(({ LabPage: page }) => ({ default: page })));
const Quiz = lazy(() => import('./components/quiz/Quiz.tsx').then(({ Quiz: page }) => ({ default: page })));
const Result = lazy(() => import('./components/result/Result.tsx').then(({ Result: page }) => ({ default: page })));

const Progress = lazy(() => import('./components/data/Progress.tsx').then(({ Progress: page }) => ({ default: page })));
const Grade = lazy(() => import('./components/grade/Grade.tsx').then(({ Grade: page }) => ({ default: page })));

const toMain: readonly Skip[] = [{ id: 'main', label: 'Skip to content' }];
const toParts: readonly Skip[] = [
  { id: 'console', label: 'Skip to console' },
  { id: 'guide', label: 'Skip to guide' },
];

const isKnown = (route: Route): boolean => {
  if (route.page === 'lab') return route.id === FILE_LAB || catalogue.some(({ id }) => id === route.id);
  return route.page !== 'quiz' || route.id === FILE_QUIZ || quizzes.some(({ id }) => id === route.id);
};

const pageOf = (route: Route): ReactNode => {
  switch (route.page) {
    case 'catalogue':
      return <Catalogue entries={catalogue} quizzes={quizzes} />;
    case 'lab':
      return isKnown(route) ? (
        <LabStopped>
          <LabPage />
        </LabStopped>
      ) : (
        <UnknownLab id={route.id} />
      );
    case 'quiz':
      return <Quiz id={route.id} known={quizzes.some(({ id }) => id === route.id)} />;
    case 'shared':
      return (
        <LabStopped>
          <div className="flex-1" />
        </LabStopped>
      );
    case 'progress':
      return <Progress />;
    case 'grade':
      return <Grade />;
    case 'result':
      return <Result />;
    case 'about':
      return <AboutPage />;
    case 'unknown':
      return <UnknownPage path={route.path} />;
  }
};

/** Keeps the place of a page while its program comes. */
function Loading() {
  return (
    <main id="main" tabIndex={-1} aria-busy="true" className="flex-1">
      <h1 className="sr-only">Loading</h1>
    </main>
  );
}

/** The page that the address names, in its frame. */
export function App() {
  useTheme();
  const route = useRoute();
  useTitle(isKnown(route) ? route.page : 'unknown');
  return (
    <Shell header={<PageHeader page={route.page} />} skips={route.page === 'lab' ? toParts : toMain}>
      <DropFiles />
      <PageFault key={route.page}>
        <UnfetchedBanner />
        <Suspense fallback={<Loading />}>{pageOf(route)}</Suspense>
      </PageFault>
    </Shell>
  );
}
