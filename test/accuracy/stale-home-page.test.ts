// The cases of test/fixtures/stale-home-page/.
import { accuracyOf } from './suite.ts';

accuracyOf('stale-home-page');
