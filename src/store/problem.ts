// What can keep a database from being used, as values: one clear Chinese line each, for whoever runs the command.

export const STORE_PROBLEMS = [
  'missing',
  'not-a-url',
  'not-a-file',
  'foreign',
  'newer-schema',
  'older-schema',
  'locked',
  'readonly',
  'full',
  'corrupt',
  'unreachable',
  'tls',
  'denied',
  'io',
] as const;
export type StoreProblemKind = (typeof STORE_PROBLEMS)[number];

export interface StoreProblem {
  readonly kind: StoreProblemKind;
  /** Chinese, one line: what happened, where, what to do. */
  readonly message: string;
  /** English, technical, for the log. Never holds a password. */
  readonly detail: string;
}

/** What and what to do, per kind; `{where}` is the file or the server. */
const TEXTS: Readonly<Record<StoreProblemKind, string>> = {
  missing: '数据库不存在：{where}。请先运行 xunjian init 或 xunjian inventory import，或核对 --workspace',
  'not-a-url':
    '环境变量 DATABASE_URL 写法不对。应为 postgres://用户:口令@主机/库名；不用 PostgreSQL 就去掉它',
  'not-a-file':
    '数据库路径不可用：{where}，它不是普通文件，或上级路径不是目录。请移走占用的目录或文件，或用 --workspace 另指定工作目录',
  foreign: '{where} 是别的程序的数据库，巡检未作任何改动。请另指定一个空库或工作目录',
  'newer-schema': '{where} 由更新版本的巡检写成，本版本不能读写，未作任何改动。请升级程序',
  'older-schema': '{where} 由较旧版本的巡检写成，只读方式不能升级。请先用本版本正常运行一次任一写入命令',
  locked: '{where} 正被另一个程序占用，等待超时。请等它结束或停止它后重试',
  readonly: '{where} 不可写（只读文件、只读磁盘或无权限）。请检查目录权限与磁盘挂载方式',
  full: '磁盘空间不足，{where} 未能写入，已写入的数据不受影响。请清理磁盘后重新运行；中断的巡检用 scan --resume 继续',
  corrupt: '{where} 不是有效的数据库或已损坏。请从备份恢复，或移走该文件后重新开始',
  unreachable: '连不上数据库服务器 {where}。请检查 DATABASE_URL、服务器是否运行以及网络',
  tls: '与数据库服务器 {where} 不能建立加密连接（{detail}）。请核对 DATABASE_URL 中的 sslmode、sslrootcert 与服务器的证书',
  denied: '数据库服务器 {where} 拒绝访问。请核对 DATABASE_URL 中的用户、口令、库名与权限',
  io: '读写 {where} 时出错（{detail}）。请检查磁盘是否已满或损坏',
};

function wording(kind: StoreProblemKind, where: string, detail: string): string {
  // As functions: a path may hold `$&` and the like.
  return TEXTS[kind]
    .replace('{where}', () => where)
    .replace('{detail}', () => detail.replaceAll(/\s+/g, ' '));
}

export function storeProblem(kind: StoreProblemKind, where: string, detail: string): StoreProblem {
  return { kind, message: wording(kind, where, detail), detail };
}

/** Thrown from a method of an opened store when the database itself gives way (disk full, locked too long). */
export class StoreError extends Error {
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem, cause: unknown) {
    super(`${problem.kind}: ${problem.detail}`, { cause });
    this.name = 'StoreError';
    this.problem = problem;
  }
}

/** The problem behind anything thrown by a store, or null when the throw is a bug. */
export function storeProblemOf(thrown: unknown): StoreProblem | null {
  return thrown instanceof StoreError ? thrown.problem : null;
}
