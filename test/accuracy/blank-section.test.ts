// The cases of test/fixtures/blank-section/.
import { accuracyOf } from './suite.ts';

accuracyOf('blank-section');
