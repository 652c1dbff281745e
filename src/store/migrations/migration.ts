// The shape of one step of the schema. Steps are only ever added; one that has been released never changes.
import type { Engine, Tx } from '../engine/engine.ts';

export interface Migration {
  /** 1, 2, 3, … without gaps. */
  readonly version: number;
  readonly name: string;
  up(tx: Tx, engine: Engine): Promise<void>;
}
