// Which commands there are, in the order they are used. Each one's file is loaded only when it is asked for.
import type { Command } from 'commander';
import type { RunWords } from './exit.ts';

export interface CommandEntry {
  readonly name: string;
  /** Chinese, for the list of commands. */
  readonly summary: string;
  /** @param run for a command that runs others. */
  load(run: RunWords): Promise<Command>;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: '建立工作目录：带注释的配置和台账模板',
    load: async () => (await import('./init.ts')).initCommand(),
  },
  {
    name: 'inventory',
    summary: '导入网站或新媒体账号台账（csv 或 xlsx），先全表校验再写入',
    load: async () => (await import('./inventory.ts')).inventoryCommand(),
  },
  {
    name: 'accounts',
    summary: '政务新媒体账号：检查、台账、线索和统计',
    load: async () => (await import('./accounts.ts')).accountsCommand(),
  },
  {
    name: 'scan',
    summary: '巡检全部网站，或指定的网站、地区',
    load: async () => (await import('./scan.ts')).scanCommand(),
  },
  {
    name: 'rescan',
    summary: '立即复扫一个网站，结果另存，不改动正式一轮',
    load: async () => (await import('./rescan.ts')).rescanCommand(),
  },
  {
    name: 'probe',
    summary: '可用性监测：逐轮访问首页，判断一周内能否打开',
    load: async () => (await import('./probe.ts')).probeCommand(),
  },
  {
    name: 'exempt',
    summary: '报备：维护、改版、迁移、关停期间不计入可用性监测',
    load: async () => (await import('./exempt.ts')).exemptCommand(),
  },
  {
    name: 'status',
    summary: '查看正在进行和最近完成的巡检',
    load: async () => (await import('./status.ts')).statusCommand(),
  },
  {
    name: 'sections',
    summary: '查看逐夜登记的栏目及其变化',
    load: async () => (await import('./sections.ts')).sectionsCommand(),
  },
  {
    name: 'suspicions',
    summary: '列出发稿日期的疑点，供人工核实',
    load: async () => (await import('./suspicions.ts')).suspicionsCommand(),
  },
  {
    name: 'warnings',
    summary: '预警：各栏目还有几天超期，哪些网站接近单项否决',
    load: async () => (await import('./warnings.ts')).warningsCommand(),
  },
  {
    name: 'compare',
    summary: '比较两次巡检：新增、消失、持续的问题和结论的变化',
    load: async () => (await import('./compare.ts')).compareCommand(),
  },
  {
    name: 'timeline',
    summary: '一个网站的经过：问题、栏目、结论等按时间排列',
    load: async () => (await import('./timeline.ts')).timelineCommand(),
  },
  {
    name: 'sample',
    summary: '抽取并冻结一个季度的检查样本：账号或县级门户',
    load: async () => (await import('./sample.ts')).sampleCommand(),
  },
  {
    name: 'supervision',
    summary: '监管工作台账：找错留言、整改、各市州自查',
    load: async () => (await import('./supervision.ts')).supervisionCommand(),
  },
  {
    name: 'obligations',
    summary: '义务日历：临近、逾期和已完成的报送、公开、整改事项',
    load: async () => (await import('./obligations.ts')).obligationsCommand(),
  },
  {
    name: 'annual-report',
    summary: '年度报表：监管年度报表和网站工作年度报表，注明每个数的来源',
    load: async () => (await import('./annual-report.ts')).annualReportCommand(),
  },
  {
    name: 'indicators',
    summary: '指标版本：列出，导出为 xlsx 修改，再导入',
    load: async () => (await import('./indicators.ts')).indicatorsCommand(),
  },
  {
    name: 'judge',
    summary: '由问题得出单项否决结果和合格率；按季度时先冻结',
    load: async () => (await import('./judge.ts')).judgeCommand(),
  },
  {
    name: 'period',
    summary: '冻结的季度：查看、登记决定和人工检查结果、重新冻结',
    load: async () => (await import('./period.ts')).periodCommand(),
  },
  {
    name: 'export',
    summary: '导出问题、栏目、链接、结论或汇总，季度通报及附件',
    load: async () => (await import('./export.ts')).exportCommand(),
  },
  {
    name: 'explain',
    summary: '说明通报里每个数的来历：分子、分母、逐行',
    load: async () => (await import('./explain.ts')).explainCommand(),
  },
  {
    name: 'check-bulletin',
    summary: '核对改过的通报：百分比与个数对不上的逐条列出',
    load: async () => (await import('./check-bulletin.ts')).checkBulletinCommand(),
  },
  {
    name: 'serve',
    summary: '状态网页、HTTP 接口、定时巡检、定时新媒体检查和可用性监测',
    load: async () => (await import('./serve.ts')).serveCommand(),
  },
  {
    name: 'read',
    summary: '看系统在一个页面上读到了什么',
    load: async () => (await import('./read.ts')).readCommand(),
  },
  {
    name: 'doctor',
    summary: '检查浏览器、字体、数据库、时钟、网络和配置',
    load: async () => (await import('./doctor.ts')).doctorCommand(),
  },
  {
    name: 'demo',
    summary: '建立模拟省份，从导入台账到导出报表走一遍',
    load: async (run) => (await import('./demo.ts')).demoCommand(run),
  },
];
