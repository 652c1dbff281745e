// The cases of test/fixtures/stale-section/.
import { accuracyOf } from './suite.ts';

accuracyOf('stale-section');
