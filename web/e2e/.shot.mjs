import { chromium } from 'playwright';
const [,, out, width='1440', lang='en-US', ...steps] = process.argv;
const b = await chromium.launch({ executablePath:'/usr/bin/chromium' });
const c = await b.newContext({ viewport:{width:+width,height:900}, locale:lang });
const p = await c.newPage();
p.on('console', m=>{ if(m.type()==='error') console.log('console', m.text().slice(0,300)); });
p.on('pageerror', e=>console.log('pageerror', String(e).slice(0,300)));
await p.goto('http://localhost:8123/#records');
await p.waitForTimeout(2500);
for (const s of steps) { try { await eval(`(async()=>{${s}})()`); } catch(e) { console.log('step failed', s, String(e).slice(0,400)); } await p.waitForTimeout(700); }
await p.screenshot({ path: out });
await b.close();
