//! What `--help` says beyond the arguments: samples, formats, exit statuses.

pub(crate) const TEMQR: &str = "\
Examples:
  temqr check orders.xlsx
  temqr check --json - < records.jsonl
  temqr check --manufacturer 'Atlas Vacuum Co., Ltd.' --batch 20260517-0001 --report IR-2026-00418
  temqr convert orders.xls -o orders.csv --fix
  temqr label --manufacturer 'Atlas Vacuum Co., Ltd.' --batch 20260517-0001 --report IR-2026-00418 -o label.pdf
  temqr label orders.xlsx --template 50x30 --label-sheet avery-l7160 --start 5 -o labels.pdf
  temqr list templates
  temqr scan photo.jpg another.png --json
  temqr schema records > records.schema.json

Exit status:
  0  done, and all is well
  1  done, and something is to be mended: errors in the records, a label that cannot be made, a picture not read
  2  not done: wrong arguments, or a file that cannot be opened, understood or written

Everything happens on this machine; only temqr submit sends anything, and only what you consented to.";

pub(crate) const CHECK: &str = "\
FILE is, whatever its name, one of
  - a table: CSV, TSV or text with ; or |, in any usual encoding, or XLSX, XLS, ODS; up to 256 MiB
  - JSON: an object, an array of objects, or one object a line (JSON Lines)
  - the text of a symbol: three lines 'Manufacturer: …', 'Batch: …', 'Report: …'
The columns of a table are told by their headings in English, Vietnamese or Chinese, or by their values.
JSON Lines are judged while they arrive, also from a program that goes on writing; with --encoding, --separator,
--sheet, --heading-rows or --map the file is read whole first.

With --json one object a line goes to standard output; `temqr schema findings` describes them:
  note     something odd about the file: code, severity, row, column, args, message
  finding  something about cells: code, severity, path, row, rows, paths, column, span, text, fix, source, args, message
  summary  the last line: counts by severity and code, the columns of the file, how complete the documents are
'path' is /RECORD/COLUMN with records counted from 0, 'row' a row of the file counted from 1, 'span' [begin, end) in
UTF-8 bytes of 'text'.

Sample input, records.jsonl:
  {\"manufacturer\": \"Atlas Vacuum\", \"batch\": \"20260230-0001\", \"report\": \"IR-2026-00418\"}
Sample output of temqr check --json records.jsonl, shortened:
  {\"type\":\"finding\",\"code\":\"batch.not-a-date\",\"severity\":\"error\",\"path\":\"/0/batch\",\"row\":1,\"rows\":[1],
   \"paths\":[\"/0/batch\"],\"column\":\"batch\",\"span\":[6,8],\"text\":\"20260230-0001\",\"message\":\"There is no such date…\"}
  {\"type\":\"summary\",\"records\":1,\"batches\":1,\"errors\":1,\"warnings\":0,\"notes\":0,…}
The three texts as arguments, and the text of a symbol, are judged as a label; with --json that is one object
  {\"record\", \"fields\", \"findings\": [{\"code\", \"severity\", \"field\", \"span\", \"args\", \"fix\", \"source\", \"text\"}], \"label_fault\"}

Exit status:
  0  no errors (there may be warnings)
  1  errors found
  2  the file or the policy cannot be read, or holds no records";

pub(crate) const CONVERT: &str = "\
IN is anything that temqr check reads as records. The output's ending, or --to, decides what is written:
  .csv           UTF-8 with a byte order mark, commas; cells that a spreadsheet would run are guarded
  .xlsx          the records, and the findings on a second sheet
  .json .jsonl   records as `temqr schema records` names their keys
  .findings.csv  what was found, one finding a row
Headings are in the language of the answers. Lines that stand there twice, to the character, are written once.
The file appears whole or not at all. An existing file stays as it is without --force.
What was done goes to standard output, or to standard error when the file goes to standard output.

Exit status:
  0  written; temqr check says whether something is still to be mended
  2  not written";

pub(crate) const SUBMIT: &str = "\
First run: reads the records, says what would leave, what would not, and its digest. Nothing is sent.
Second run, with --consent and that digest: sends exactly this. Another profile or other records have another digest.
--body prints the exact bytes of one request.

The platform's interface is not published. What is assumed of it is data: a submission profile, whose example is the
one for the rehearsal server (--rehearsal; not official, and nothing of it reaches an authority).
Requests go by https to the profile's one origin, in a rehearsal also by http to this machine; redirects are not
followed. Whom the system trusts is trusted.

The folder of --state remembers the records, what left and what came back; it is written before each request. A run
that was interrupted, however, goes on with --go-on: records of which nobody knows are looked up before they are sent
again. One run at a time has the folder.

Credentials are in no argument and are never stored. They are taken from TEMQR_CLIENT_ID and TEMQR_CLIENT_SECRET, or
TEMQR_API_KEY, or from the file of --credentials, which nobody but you may read (chmod 600):
  {\"client_id\": \"…\", \"client_secret\": \"…\"} or {\"api_key\": \"…\"}

With --json one object before and one after sending: {\"type\": \"prepared\", \"digest\", \"records\", \"left_out\", …}
and {\"type\": \"ended\", \"outcome\", \"accepted\", \"rejected\", \"open\", \"records\", …}

Exit status:
  0  shown, or sent and accepted
  1  records were left out or rejected
  2  not sent, or not to its end: another digest, no credentials, or a platform that does not answer";

pub(crate) const SCHEMA: &str = "\
Prints a JSON Schema (draft 2020-12):
  records   records in which nothing has to be mended, for programs that write them
  findings  each line that temqr check --json prints of records
  policy    what --policy takes
  setup     what --setup of temqr label takes
  profile   an own payload profile, for --profile of temqr label

Exit status:
  0  printed
  2  wrong arguments";

pub(crate) const LABEL: &str = "\
One label of texts, or one label for each batch of a file of records, which is anything that temqr check reads.
The output's ending, or --to, decides what is written:
  .pdf        a page for each label, sheets of labels with --label-sheet, or a roll
  .zip        one file for each label (--zip-of) and index.csv, for a label bureau
  .zpl .tspl  what a thermal printer is sent, at its own resolution: name it with --printer
  .svg .png   one label of texts
All of it is in true size: print it without scaling. What `temqr calibrate` measured is made good in PDF, ZPL and TSPL.
The file appears whole or not at all. An existing file stays as it is without --force.

What is asked of a label twice holds as the option says it, then as --setup says it, then as when nobody chose.
Names that end in .json are files of your own; `temqr list sheets --json` shows sheets to begin one with.

What was written goes to standard output, or to standard error when the file goes to standard output; what there is to
mend or to look at goes to standard error. Of many labels, sizes and checks are told of the first one.
With --json one object goes to standard output instead:
  {\"files\", \"labels\", \"pages\", \"refused_count\", \"refused\": [{\"record\", \"batch\", \"column\", \"code\", \"message\", \"findings\"}],
   \"findings\": [{\"code\", \"severity\", \"field\", \"span\", \"args\", \"fix\", \"source\", \"text\"}],
   \"label\": {\"batch\", \"size_mm\", \"payload\", \"symbol\", \"fitting\", \"checks\", \"advice\"}}
'record' counts the records of the file from 1, those that stand there twice once; it is 0 for texts in the arguments.

Examples:
  temqr label orders.csv --template 50x30 --label-sheet avery-l7160 --start 5 -o labels.pdf
  temqr label orders.csv --template 60x40 --printer zebra-zd421-203-dpi --gap 3 -o labels.zpl
  temqr label orders.csv --zip-of pdf --leave-out -o bureau.zip
  temqr label --manufacturer 'Atlas Vacuum Co., Ltd.' --batch 20260517-0001 --report IR-2026-00418 \\
    --value product='Turbo pump' --value manufacturer_country='Viet Nam' --template 60x40 -o label.pdf
  temqr label --manufacturer 'Atlas Vacuum Co., Ltd.' --batch 20260517-0001 --report IR-2026-00418 \\
    --issued platform.png -o label.svg

Exit status:
  0  written; with --leave-out, some labels may have been left out
  1  a label cannot be made of the texts or records as they are; nothing was written
  2  wrong arguments, or a file that cannot be opened, understood or written";

pub(crate) const LIST: &str = "\
Prints what there is to choose from: what is typed, and what it is. Columns in brackets can be empty.
With --json one array goes to standard output; each element of `temqr list sheets --json` holds the sheet itself under
'sheet', to begin an own one with: `jq '.[0].sheet' > own.json`.

Examples:
  temqr list templates
  temqr list sheets --json

Exit status:
  0  printed
  2  wrong arguments";

pub(crate) const SETUP: &str = "\
Keeps what the options say, with everything that nobody chose, as JSON; `temqr schema setup` describes it.
Own templates, profiles, the logo and the printer become part of the file.

Examples:
  temqr setup --template 60x40 --printer zebra-zd421-203-dpi --substrate material=white-polyester -o works.json
  temqr label orders.csv --setup works.json -o labels.zpl

Exit status:
  0  written
  2  wrong arguments, or a file that cannot be read or written";

pub(crate) const TEST_PAGE: &str = "\
The page has a line across and one down, of 100 mm where the paper has room, a corner mark and a step wedge. Print it
without scaling, measure it, and give the figures to temqr calibrate with the same printer and paper. It is written as if
the printer had never been measured.

Examples:
  temqr test-page --printer 600 -o page.pdf
  temqr test-page --printer 203 -o page.zpl

Exit status:
  0  written
  2  wrong arguments, or the file cannot be written";

pub(crate) const READABILITY: &str = "\
For each light: how often the label was read, with the interval of 95 % after Wilson, how fast, and with what margin. These
are estimates by the camera that was used; they do not replace a verifier.

Examples:
  temqr readability temqr-readability-20260517-0001.json
  temqr readability tries.json -o tries.pdf --lang vi

Exit status:
  0  counted
  1  counted, but something in the file makes no sense and was left out
  2  wrong arguments, or no file of tries";

pub(crate) const VERIFY: &str = "\
Works offline, on files of up to 64 MiB and 500000 entries. Without --root a missing end, or a log that was written anew
as a whole, cannot be noticed: give the root that is printed on a report, or that another log noted. Signatures that stand
in the file are checked too; compare the thumbprints of their keys with those that you know.

With --json one object goes to standard output:
  {\"verdict\": \"evidence.verdict.holds|cut|contradicted|broken|unreadable\", \"holds\", \"anchored\", \"log\", \"entries\",
   \"root\", \"first_at\", \"last_at\", \"kinds\", \"broken\": {\"entry\", \"seq\", \"bytes\", \"code\"}, \"roots\": [{\"root\", \"held\"}],
   \"signatures\": [{\"algorithm\", \"thumbprint\", \"root\", \"fault\"}], \"findings\": [{\"code\", \"severity\", \"args\", \"text\"}],
   \"claims\": [{\"code\", \"proved\", \"text\"}]}
Entries are counted from 1, 'seq' is the number that an entry carries, from 0. 'broken' is the first entry that does not
hold; those behind it are not looked at. 'anchored' says whether a root was given and agrees. 'held' is holds, cut,
contradicted or unreached.

Examples:
  temqr verify evidence.json
  temqr verify evidence.json --root temqr-root:1:42:ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0

Exit status:
  0  every entry holds, and nothing is to be looked at
  1  the log is broken, cut or not the one that a root was recorded of, or something is to be looked at
  2  wrong arguments, or no file of evidence";

pub(crate) const CALIBRATE: &str = "\
Without --corner nothing is moved, without --wedge bars stay as wide as they are sent. The printer is measured anew each
time: nothing of an earlier calibration is kept.

Examples:
  temqr calibrate --printer 600 --measured 99.6,100.2 -o office.json
  temqr calibrate --printer 203 --paper label --measured 90.2,99.8 --corner 10.5,9.7 --wedge 1 --name Hall -o hall.json
  temqr label orders.csv --printer office.json -o labels.pdf

Exit status:
  0  written
  2  figures that no such printer has, wrong arguments, or the file cannot be written";

pub(crate) const SCAN: &str = "\
Reads PNG, JPEG and WebP pictures, up to 64 MiB and 80 megapixels each; '-' is standard input.

With --json one object a picture goes to standard output, one a line, in the order of the arguments:
  {\"path\", \"time_ms\", \"width\", \"height\", \"symbols\": [{\"text\", \"corners\", \"module_px\", \"margin\", \"version\",
   \"error_correction\", \"mask\", \"reader\", \"sampler\", \"mirrored\", \"inverted\", \"part\", \"gs1\", \"profile\", \"fields\",
   \"comparison\", \"payload_base64\"}], \"unread\": [{\"code\", \"corners\", \"module_px\", \"args\", \"message\"}],
   \"verdict\": \"read|matches|differs|not-read\"}
or, when the picture cannot be read, {\"path\", \"time_ms\", \"symbols\": [], \"unread\": [], \"error\": {\"code\", \"message\"}}.
Corners are [x, y] in pixels of the picture, clockwise from the symbol's own top left. 'profile' is one of
`temqr list profiles`, 'fields' has the keys of `temqr schema records`; both stand there when the payload is of one of
them, 'gs1' when it is a GS1 element string, 'part' [part, parts] when the message goes on in other symbols,
'payload_base64' when it is no text. 'margin' is how much of the error correction is left, from 1 to 0. 'unread' is what
looks like a code and was not read, and why; Micro QR, rMQR and Data Matrix codes are named there.

Exit status:
  0  every picture was read, and says what was expected
  1  some picture was not read, or says something else
  2  wrong arguments";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_states_the_limits() {
        let check = format!("up to {} MiB", service::MAX_RECORD_BYTES >> 20);
        let (bytes, pixels) = (service::MAX_PICTURE_BYTES >> 20, service::MAX_PICTURE_PIXELS / 1_000_000);
        let scan = format!("up to {bytes} MiB and {pixels} megapixels");
        let (bytes, entries) = (service::evidence::MAX_BYTES >> 20, service::evidence::MAX_ENTRIES);
        let verify = format!("up to {bytes} MiB and {entries} entries");
        assert!(VERIFY.contains(&verify), "{verify}");
        assert!(CHECK.contains(&check), "{check}");
        assert!(SCAN.contains(&scan), "{scan}");
    }
}
