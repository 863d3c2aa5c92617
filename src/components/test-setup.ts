import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// What is waited for comes, however slow the machine: the limit of the whole test bounds what hangs.
configure({ asyncUtilTimeout: 300_000 });

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

afterEach(cleanup);
