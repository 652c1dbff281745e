// “Is it us?”: the canaries, the name server and the gateway, asked before and after every round.
import type { ProbeClient } from '../../fetch/probe/client.ts';
import { findGateway, knock } from '../../fetch/probe/gateway.ts';
import type { Resolver } from '../../fetch/resolver.ts';
import type { Signs } from '../../model/probe.ts';

/** From config/probe.yaml; times are ms. */
export interface LookAroundSettings {
  readonly canaries: readonly string[];
  readonly canaryMs: number;
  /** A name that must resolve when the network is in order; '' skips the name server. */
  readonly resolves: string;
  /** The port knocked at; 0 skips the gateway. */
  readonly gatewayPort: number;
  readonly gatewayMs: number;
}

export interface LookAround {
  readonly client: ProbeClient;
  /** Without anything remembered. */
  readonly resolver: Resolver;
  readonly settings: LookAroundSettings;
}

/** Any answer will do, a refusal too: it came over our line. */
async function isSick(url: string, { client, settings }: LookAround, signal: AbortSignal): Promise<boolean> {
  const request = { url, family: null, deadlineMs: settings.canaryMs, maxBytes: 1 };
  const answer = await client.fetch({ ...request, rung: 'tolerant' }, signal);
  return answer.status === null;
}

async function resolverState({ resolver, settings }: LookAround): Promise<Signs['resolver']> {
  if (settings.resolves === '') return 'skipped';
  const found = await resolver.resolve(settings.resolves, 4);
  return found.ok || found.error.kind !== 'dns-server' ? 'alive' : 'silent';
}

async function gatewayState({ settings }: LookAround): Promise<Signs['gateway']> {
  if (settings.gatewayPort === 0) return 'skipped';
  const address = await findGateway();
  return address === null ? 'skipped' : knock(address, settings.gatewayPort, settings.gatewayMs);
}

export async function lookAround(around: LookAround, signal: AbortSignal): Promise<Signs> {
  const { canaries } = around.settings;
  const [sick, resolver, gateway] = await Promise.all([
    Promise.all(canaries.map((url) => isSick(url, around, signal))),
    resolverState(around),
    gatewayState(around),
  ]);
  return {
    canaries: canaries.length,
    sickCanaries: canaries.filter((_url, index) => sick[index]),
    resolver,
    gateway,
  };
}
