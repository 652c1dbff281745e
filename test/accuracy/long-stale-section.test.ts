// The cases of test/fixtures/long-stale-section/.
import { accuracyOf } from './suite.ts';

accuracyOf('long-stale-section');
