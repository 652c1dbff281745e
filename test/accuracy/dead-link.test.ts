// The cases of test/fixtures/dead-link/.
import { accuracyOf } from './suite.ts';

accuracyOf('dead-link');
