// The cases of test/fixtures/missing-annual-report/.
import { accuracyOf } from './suite.ts';

accuracyOf('missing-annual-report');
