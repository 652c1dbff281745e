// What every command takes, parsed and checked; see the contract of the command line.

/** `HOST1:PORT1:HOST2:PORT2` as in curl; '' / null match any host or port. */
export interface ConnectTo {
  readonly host: string;
  readonly port: number | null;
  readonly toHost: string;
  readonly toPort: number;
}

export interface GlobalOptions {
  /** Absolute path. */
  readonly workspace: string;
  /** 监测时间点, epoch ms. */
  readonly asOf: number;
  readonly connectTo: readonly ConnectTo[];
  /** CIDR texts, already checked. */
  readonly allowNetworks: readonly string[];
  readonly json: boolean;
}
