// Runs Ace by DAISY over publications and tells, as JSON, what it finds in each.
// Usage: node ace.cjs CHROMIUM BOOK...
const [executablePath, ...books] = process.argv.slice(2);
process.env.PUPPETEER_EXECUTABLE_PATH = executablePath;
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

// One browser for all books: Ace itself would start one for each.
const kept = { ...runner, launch: async () => {}, close: async () => {} };

function told(report) {
  return report.assertions.flatMap(({ "earl:testSubject": { url }, assertions }) =>
    assertions.map(({ "earl:test": test, "earl:result": result }) => ({
      file: url,
      rule: test["dct:title"],
      impact: test["earl:impact"],
      at: (result.html ?? result["dct:description"] ?? "").slice(0, 300),
    })),
  );
}

(async () => {
  const found = {};
  await runner.launch();
  for (const book of books) {
    const [, report] = await ace(book, { cwd: process.cwd(), silent: true, initLogger: true }, kept);
    found[book] = told(JSON.parse(JSON.stringify(report)));
  }
  await runner.close();
  process.stdout.write(JSON.stringify(found));
})();
