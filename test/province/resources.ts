// What all pages share: style sheets, scripts, pictures, documents.
import { answer, type Answer } from './answer.ts';
import { FAMILIES } from './families/index.ts';

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAMzMzP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  'latin1',
);

function styleSheet(colour: string): string {
  return `*{box-sizing:border-box}body{margin:0;font:14px/1.8 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#333;background:#f4f6f9}
a{color:#333;text-decoration:none}a:hover{color:${colour}}.w{width:1100px;margin:0 auto}ul,dl,dd{list-style:none;margin:0;padding:0}img{border:0;vertical-align:middle;background:#dde6ee}
.top{background:#eee;font-size:12px}.header{background:${colour};color:#fff;padding:18px 0}.header em{font:bold 30px/60px SimSun,serif;margin:0 20px}.header form{display:inline}
.nav{background:${colour};border-top:1px solid #fff4}.nav .menu>li{display:inline-block;position:relative;padding:8px 18px}.nav .menu>li>a{color:#fff;font-size:16px}
.nav .sub{display:none;position:absolute;left:0;top:44px;background:#fff;border:1px solid #ddd;z-index:9;min-width:150px}.nav li:hover .sub{display:block}.nav .sub li{padding:2px 12px}
td.Channel a,a.Channel{color:#fff}.content{background:#fff;overflow:hidden;padding:12px;min-height:420px}.position{padding:8px 0;color:#888;border-bottom:1px solid #eee;margin-bottom:10px}
.left{float:left;width:200px;background:#f7f7f7;margin-right:16px}.left h3{margin:0;padding:8px;background:${colour};color:#fff;font-size:16px}.left li{padding:6px 14px;border-bottom:1px dashed #ddd}
.right{overflow:hidden}.tit{font-size:18px;color:${colour};border-bottom:2px solid ${colour};margin-bottom:8px}.list li,.list dd{padding:6px 4px;border-bottom:1px dotted #ccc;overflow:hidden}
.list li>span,.list li>em,.list li>i,.list dd>span,.rt,.time{float:right;color:#999;font-style:normal}.rq{float:left;width:64px;text-align:center;background:#f0f0f0;margin-right:10px}.rq b{display:block;font-size:20px;color:${colour}}
table.list{border-collapse:collapse}table.list td,table.list th{padding:6px;border-bottom:1px dotted #ccc;text-align:left}.d{text-align:right;color:#999}
.blocks{overflow:hidden}.box{width:49%;float:left;margin:0 1% 14px 0}.boxtit{border-bottom:2px solid ${colour};overflow:hidden}.boxtit h3{float:left;margin:0;color:${colour}}.more{float:right;color:#999}
.slide{height:268px;overflow:hidden}.slide img{margin:4px}.cards li{display:inline-block;margin:6px;padding:8px 16px;background:#eef3f8}.cards .big{padding:40px 60px;font-size:20px}.leaders .ld,.pics .pic{display:inline-block;width:210px;text-align:center;margin:10px}
.xl-title,.c-title,.detail h1,.show h2{text-align:center}.xl-info,.info,.bar,.info_bar{text-align:center;color:#888;border-bottom:1px solid #eee}.pages,.page{text-align:center;padding:14px}
.friend{width:1100px;margin:12px auto;background:#fff;padding:8px}.friend a{margin-right:14px}.friends li{display:inline-block}.footer{background:${colour};color:#fff;text-align:center;padding:14px}.footer a{color:#fff}
table.guide,table.message{border-collapse:collapse}table.guide th,table.guide td,table.message th,table.message td{border:1px solid #ccc;padding:8px;text-align:left}
`;
}

const CREATE_PAGE = `function createPageHTML(count,current,name,ext){if(count<=1){return;}var h='';for(var i=0;i<count;i++){var u=name+(i==0?'':'_'+i)+'.'+ext;h+=i==current?'<span>'+(i+1)+'</span> ':'<a href="'+u+'">'+(i+1)+'</a> ';}document.write('共'+count+'页 '+h);}`;

const JPAGE = `function jpage(uid,total,size){var box=document.getElementById(uid);var s=box.nextElementSibling;while(s&&s.getAttribute('type')!='text/xml'){s=s.nextElementSibling;}
var m=s.textContent.match(/<record><!\\[CDATA\\[[\\s\\S]*?\\]\\]><\\/record>/g)||[];var h='';for(var i=0;i<m.length;i++){h+=m[i].replace('<record><![CDATA[','').replace(']]></record>','');}
box.innerHTML='<ul class="list">'+h+'</ul><div class="pages">共'+total+'条</div>';}`;

const APP = `(function(){var x=new XMLHttpRequest();x.open('GET','/api/page?path='+encodeURIComponent(location.pathname+location.search));
x.onload=function(){var r=JSON.parse(x.responseText);document.title=r.data.title;document.getElementById('app').innerHTML=r.data.html;};x.send();})();`;

const LIBRARY = `/*! library */(function(w){w.$=w.jQuery=function(f){if(typeof f==='function'){document.addEventListener('DOMContentLoaded',f);}return {length:0};};})(window);`;

const IMAGES = [
  'logo.png',
  'red.png',
  'jiucuo.png',
  'dot.gif',
  'more.gif',
  'ban.jpg',
  'splash.jpg',
  'icon.png',
];

function build(): Map<string, Answer> {
  const script = (text: string): Answer => answer(200, text, 'application/javascript; charset=utf-8');
  const out = new Map<string, Answer>();
  for (const family of FAMILIES)
    out.set(family.style, answer(200, styleSheet(family.colour), 'text/css; charset=utf-8'));
  out.set('/js/jquery.min.js', script(LIBRARY));
  out.set('/images/createPage.js', script(CREATE_PAGE));
  out.set('/script/jpage.js', script(JPAGE));
  out.set('/static/js/app.91cf.js', script(APP));
  out.set('/static/js/chunk-vendors.5a1b.js', script(LIBRARY));
  out.set('/robots.txt', answer(200, 'User-agent: *\nDisallow: /admin/\n', 'text/plain'));
  out.set('/favicon.ico', answer(200, PIXEL, 'image/x-icon'));
  const pictures = [...IMAGES, ...[0, 1, 2, 3, 4, 5].map((number) => `zt${number}.jpg`)];
  for (const name of pictures) out.set(`/images/${name}`, answer(200, PIXEL, 'image/gif'));
  out.set('/picture/0/logo.png', answer(200, PIXEL, 'image/gif'));
  return out;
}

const PICTURE = answer(200, PIXEL, 'image/jpeg');
const DOCUMENT = answer(200, PDF, 'application/pdf');

/** A finder of shared resources by path. */
export function resourceFinder(): (path: string) => Answer | undefined {
  const fixed = build();
  return (path) => {
    const known = fixed.get(path);
    if (known) return known;
    if (!path.startsWith('/uploadfiles/')) return undefined;
    if (/^\/uploadfiles\/\d{6}\/pic_\d+\.jpg$/.test(path)) return PICTURE;
    return /^\/uploadfiles\/\d{6}\/doc_\d+\.pdf$/.test(path) ? DOCUMENT : undefined;
  };
}
