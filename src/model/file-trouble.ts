// What a file system refuses, in words for whoever runs the program.

export interface FileTrouble {
  /** Chinese: what is the matter; reads on after the path. */
  readonly why: string;
  /** Chinese: what to do. */
  readonly remedy: string;
}

const trouble = (why: string, remedy: string): FileTrouble => ({ why, remedy });

const NO_FOLDER = trouble('上级路径不是目录', '请核对路径');
const FORBIDDEN = trouble('没有权限', '请检查文件和目录的权限');
const FULL = trouble('磁盘已满', '请清理磁盘后重试');
const TOO_MANY = trouble('打开的文件太多', '请提高系统的打开文件数上限（ulimit -n）');

const TROUBLES: Readonly<Record<string, FileTrouble>> = {
  ENOENT: trouble('不存在', '请核对路径'),
  EISDIR: trouble('是目录，不是文件', '请换成文件'),
  ENOTDIR: NO_FOLDER,
  EEXIST: NO_FOLDER,
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: trouble('所在磁盘只读', '请检查磁盘挂载方式'),
  ENOSPC: FULL,
  EDQUOT: FULL,
  ENAMETOOLONG: trouble('名字太长', '请改短'),
  ELOOP: trouble('是绕成圈的符号链接', '请改正链接'),
  EIO: trouble('磁盘读写出错', '请检查磁盘'),
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
};

/** Why the file system refused; null when what was thrown is something else (a bug). */
export function fileTrouble(thrown: unknown): FileTrouble | null {
  if (!(thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string')) return null;
  if (!('syscall' in thrown)) return null;
  return TROUBLES[thrown.code] ?? trouble(`无法读写（${thrown.code}）`, '请检查路径与磁盘');
}
