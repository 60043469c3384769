// Lee GIFT con gift-pegjs y escribe lo leído en JSON.
const fs = require("fs");
const { parse } = require(process.argv[2]);
process.stdout.write(JSON.stringify(parse(fs.readFileSync(process.argv[3], "utf8"))));
