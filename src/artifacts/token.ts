// A typed name for one kind of artifact, and the bag that carries them.
import { err, type Result } from '../model/result.ts';

declare const shape: unique symbol;

export interface Token<T> {
  readonly name: string;
  readonly [shape]?: T;
}

export function token<T>(name: string): Token<T> {
  return { name };
}

/** A failed artifact is a value: it spreads as `unknown` to every check that needs it. */
export type Artifact<T> = Result<T>;

/** What one visit gathered, by token name. */
export interface ArtifactBag {
  get<T>(token: Token<T>): Artifact<T>;
}

export class Artifacts implements ArtifactBag {
  readonly #byName = new Map<string, Artifact<unknown>>();

  set<T>(token: Token<T>, artifact: Artifact<T>): this {
    this.#byName.set(token.name, artifact);
    return this;
  }

  get<T>(token: Token<T>): Artifact<T> {
    const found = this.#byName.get(token.name) as Artifact<T> | undefined;
    return found ?? err({ kind: 'internal', detail: `artifact ${token.name} was not gathered` });
  }
}
