// Who keeps a website: departments of the province, of a city, of a county, by name and host prefix.

/** Provincial departments: full name, short name, host prefix, has public services. */
export const PROVINCE_ORGANS: readonly (readonly [string, string, string, boolean])[] = [
  ['省发展和改革委员会', '省发展改革委', 'fgw', true], ['省经济和信息化厅', '经济和信息化厅', 'jxt', true],
  ['省教育厅', '教育厅', 'jyt', true], ['省科学技术厅', '科技厅', 'kjt', true],
  ['省民族宗教事务委员会', '省民族宗教委', 'mzw', true], ['省公安厅', '公安厅', 'gat', true],
  ['省民政厅', '民政厅', 'mzt', true], ['省司法厅', '司法厅', 'sft', true], ['省财政厅', '财政厅', 'czt', true],
  ['省人力资源和社会保障厅', '人力资源社会保障厅', 'rst', true], ['省自然资源厅', '自然资源厅', 'zrzyt', true],
  ['省生态环境厅', '生态环境厅', 'sthjt', true], ['省住房和城乡建设厅', '住房城乡建设厅', 'zjt', true],
  ['省交通运输厅', '交通运输厅', 'jtt', true], ['省水利厅', '水利厅', 'slt', true],
  ['省农业农村厅', '农业农村厅', 'nynct', true], ['省商务厅', '商务厅', 'swt', true],
  ['省文化和旅游厅', '文化和旅游厅', 'wlt', true], ['省卫生健康委员会', '省卫生健康委', 'wjw', true],
  ['省退役军人事务厅', '退役军人厅', 'tyjrt', true], ['省应急管理厅', '应急厅', 'yjt', true],
  ['省审计厅', '审计厅', 'sjt', false], ['省人民政府外事办公室', '省外事办', 'wsb', true],
  ['省政府国有资产监督管理委员会', '省国资委', 'gzw', false], ['省市场监督管理局', '省市场监管局', 'scjgj', true],
  ['省体育局', '省体育局', 'tyj', true], ['省统计局', '省统计局', 'tjj', false],
  ['省医疗保障局', '省医保局', 'ybj', true], ['省林业和草原局', '省林草局', 'lcj', true],
  ['省机关事务管理局', '省机关事务管理局', 'jgswj', false], ['省扶贫开发局', '省扶贫开发局', 'fpj', false],
  ['省信访局', '省信访局', 'xfj', false], ['省粮食和物资储备局', '省粮食和储备局', 'lscbj', true],
  ['省监狱管理局', '省监狱管理局', 'jyglj', false], ['省戒毒管理局', '省戒毒管理局', 'jdglj', false],
  ['省药品监督管理局', '省药监局', 'yjj', true], ['省知识产权服务促进中心', '省知识产权中心', 'zscq', true],
  ['省人民防空办公室', '省人防办', 'rfb', true], ['省广播电视局', '省广电局', 'gdj', true],
  ['省大数据中心', '省大数据中心', 'dsj', false], ['省地方金融监督管理局', '省地方金融监管局', 'jrj', true],
  ['省经济合作局', '省经济合作局', 'jhj', false],
];

/** City departments: name, host prefix, has public services. */
export const CITY_ORGANS: readonly (readonly [string, string, boolean])[] = [
  ['发展和改革委员会', 'fgw', true], ['经济和信息化局', 'jxj', true], ['教育和体育局', 'jtj', true],
  ['科学技术局', 'kjj', true], ['公安局', 'gaj', true], ['民政局', 'mzj', true], ['司法局', 'sfj', true],
  ['财政局', 'czj', true], ['人力资源和社会保障局', 'rsj', true], ['自然资源和规划局', 'zgj', true],
  ['生态环境局', 'sthjj', true], ['住房和城乡建设局', 'zjj', true], ['交通运输局', 'jtysj', true],
  ['水务局', 'swj', true], ['农业农村局', 'nyncj', true], ['商务局', 'swuj', true],
  ['文化广播电视和旅游局', 'wgl', true], ['卫生健康委员会', 'wjw', true], ['退役军人事务局', 'tyjr', true],
  ['应急管理局', 'yjglj', true], ['审计局', 'sjj', false], ['市场监督管理局', 'scjg', true],
  ['统计局', 'tjj', false], ['医疗保障局', 'ylbz', true], ['林业局', 'lyj', true],
  ['机关事务管理局', 'jgsw', false], ['行政审批局', 'xzspj', true], ['公共资源交易中心', 'ggzy', true],
];

/** County departments and towns: name, host prefix, is a town. */
export const COUNTY_ORGANS: readonly (readonly [string, string, boolean])[] = [
  ['教育和体育局', 'jtj', false], ['行政审批局', 'xzspj', false], ['卫生健康局', 'wjj', false],
  ['农业农村局', 'nyncj', false], ['城关镇人民政府', 'cgz', true], ['自然资源局', 'zrzyj', false],
  ['龙泉镇人民政府', 'lqz', true], ['文化旅游局', 'wlj', false],
];
