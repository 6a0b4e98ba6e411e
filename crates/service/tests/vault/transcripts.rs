//! What every store does, as transcripts: a command, `->`, and its answer.
//!
//! | command | answer |
//! |---|---|
//! | `commit a@2 head=A lines/1={300} -lines/2` | `ok`, or `vault.conflict 3` |
//! | `load a>1` | `2: head=A \| file/1 head`: revision, what changed after 1, all keys |
//! | `part a file/1` | its content, or `none` |
//! | `revision a` | a number |
//! | `heads` | `a=A b=B` |
//! | `delete a`, `delete everything` | `ok` |
//!
//! `{300}` stands for 300 bytes of all values in turn, an empty content is `""`.

use std::collections::BTreeMap;

use service::vault::{Commit, Part, Revision, Vault, VaultFault};

/// Names and transcripts. Each begins with an empty store.
pub(crate) const ALL: &[(&str, &str)] = &[
    (
        "what is not stored is revision 0 and empty",
        "revision a -> 0
         load a>0 -> 0: |
         load a>7 -> 0: |
         part a head -> none
         heads ->
         delete a -> ok",
    ),
    (
        "a commit is stored whole and counted",
        "commit a@0 head=A lines/1=x -> ok
         revision a -> 1
         load a>0 -> 1: head=A lines/1=x | head lines/1
         heads -> a=A",
    ),
    (
        "a commit that changes nothing is counted too",
        "commit a@0 -> ok
         commit a@1 -> ok
         load a>0 -> 2: |
         heads -> a=\"\"",
    ),
    (
        "a commit on an older revision changes nothing",
        "commit a@0 head=A lines/1=x -> ok
         commit a@1 head=B -> ok
         commit a@1 head=C lines/2=y -lines/1 -> vault.conflict 2
         commit a@0 head=C -> vault.conflict 2
         load a>0 -> 2: head=B lines/1=x | head lines/1",
    ),
    (
        "nor does one on a revision that is not there yet",
        "commit a@1 head=A -> vault.conflict 0
         heads ->
         commit a@0 head=A -> ok
         commit a@2 head=B -> vault.conflict 1
         load a>0 -> 1: head=A | head",
    ),
    (
        "loading gives what was written later, and all keys",
        "commit a@0 head=A lines/1=x lines/2=y -> ok
         commit a@1 lines/2=z -> ok
         commit a@2 lines/3=w -> ok
         load a>0 -> 3: head=A lines/1=x lines/2=z lines/3=w | head lines/1 lines/2 lines/3
         load a>1 -> 3: lines/2=z lines/3=w | head lines/1 lines/2 lines/3
         load a>2 -> 3: lines/3=w | head lines/1 lines/2 lines/3
         load a>3 -> 3: | head lines/1 lines/2 lines/3
         load a>9 -> 3: | head lines/1 lines/2 lines/3",
    ),
    (
        "what was removed is gone, and removing it again is no fault",
        "commit a@0 head=A lines/1=x -> ok
         commit a@1 -lines/1 -lines/9 -> ok
         load a>0 -> 2: head=A | head
         commit a@2 -lines/1 -> ok
         part a lines/1 -> none",
    ),
    (
        "what is removed and written in one commit is written",
        "commit a@0 lines/1=x -> ok
         commit a@1 lines/1=y -lines/1 -> ok
         load a>1 -> 2: lines/1=y | lines/1
         commit a@2 lines/1=p lines/1=q -> ok
         part a lines/1 -> q",
    ),
    (
        "files are named but not read",
        "commit a@0 head=A file/1=F file/2={70000} -> ok
         load a>0 -> 1: head=A | file/1 file/2 head
         part a file/1 -> F
         part a file/2 -> {70000}
         commit a@1 file/1=G -file/2 -> ok
         load a>1 -> 2: | file/1 head
         part a file/1 -> G
         part a file/2 -> none",
    ),
    (
        "any bytes and any length come back",
        "commit a@0 none=\"\" one={1} all={256} large={1000000} -> ok
         load a>0 -> 1: all={256} large={1000000} none=\"\" one={1} | all large none one
         part a none -> \"\"",
    ),
    (
        "keys may be any text and are sorted as Rust sorts",
        // The last two come the other way round by UTF-16 units.
        "commit a@0 Z=1 a=2 é=3 样=4 \u{ff21}=5 𠮷=6 -> ok
         load a>0 -> 1: Z=1 a=2 é=3 样=4 \u{ff21}=5 𠮷=6 | Z a é 样 \u{ff21} 𠮷
         part a 𠮷 -> 6",
    ),
    (
        "workspaces do not meet",
        "commit a@0 head=A lines/1=x -> ok
         commit ab@0 head=AB lines/1=y -> ok
         commit a-b@0 head=A-B -> ok
         commit a@1 head=A2 -> ok
         heads -> a=A2 a-b=A-B ab=AB
         load a>0 -> 2: head=A2 lines/1=x | head lines/1
         load ab>0 -> 1: head=AB lines/1=y | head lines/1
         delete a -> ok
         heads -> a-b=A-B ab=AB
         load ab>0 -> 1: head=AB lines/1=y | head lines/1",
    ),
    (
        "a deleted workspace is not stored any more",
        "commit a@0 head=A lines/1=x file/1=F -> ok
         delete a -> ok
         revision a -> 0
         load a>0 -> 0: |
         part a file/1 -> none
         commit a@1 head=B -> vault.conflict 0
         commit a@0 head=C -> ok
         load a>0 -> 1: head=C | head",
    ),
    (
        "everything can be deleted, twice, and begun again",
        "commit a@0 head=A file/1=F -> ok
         commit b@0 head=B -> ok
         delete everything -> ok
         delete everything -> ok
         heads ->
         revision b -> 0
         part a file/1 -> none
         commit b@1 head=B2 -> vault.conflict 0
         commit b@0 head=B3 -> ok
         heads -> b=B3",
    ),
];

/// Plays a transcript; gives the first answer that differs.
pub(crate) async fn play(vault: &impl Vault, transcript: &str) -> Result<(), String> {
    for line in transcript.lines() {
        let (command, expected) = line.split_once("->").ok_or_else(|| format!("no arrow: {line}"))?;
        let given = answer(vault, command).await;
        if given != expected.trim() {
            return Err(format!("{} -> {given}, not {}", command.trim(), expected.trim()));
        }
    }
    Ok(())
}

/// What a store answers to a command.
pub(crate) async fn answer(vault: &impl Vault, command: &str) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    let answer = match words[..] {
        ["commit", at, ref changes @ ..] => {
            vault.commit(&commit(at, changes)).await.map(|()| "ok".to_owned())
        }
        ["load", from] => load(vault, from).await,
        ["part", workspace, key] => {
            vault.part(workspace, key).await.map(|part| part.map_or("none".to_owned(), |bytes| drawn(&bytes)))
        }
        ["revision", workspace] => vault.revision(workspace).await.map(|revision| revision.to_string()),
        ["heads"] => vault.heads().await.map(|heads| {
            heads.iter().map(|(id, head)| format!("{id}={}", drawn(head))).collect::<Vec<_>>().join(" ")
        }),
        ["delete", "everything"] => vault.delete_everything().await.map(|()| "ok".to_owned()),
        ["delete", workspace] => vault.delete(workspace).await.map(|()| "ok".to_owned()),
        _ => panic!("no such command: {command}"),
    };
    match answer {
        Ok(answer) => answer,
        Err(VaultFault::Conflict { stored }) => format!("vault.conflict {stored}"),
        Err(fault) => fault.code().to_owned(),
    }
}

async fn load(vault: &impl Vault, from: &str) -> Result<String, VaultFault> {
    let (workspace, since) = from.split_once('>').expect("workspace>revision");
    let loaded = vault.load(workspace, since.parse().expect("a revision")).await?;
    let parts = loaded.parts.iter().map(|part| format!("{}={}", part.key, drawn(&part.bytes)));
    let words = std::iter::once(format!("{}:", loaded.revision))
        .chain(parts)
        .chain(std::iter::once("|".to_owned()))
        .chain(loaded.keys);
    Ok(words.collect::<Vec<_>>().join(" "))
}

fn commit(at: &str, changes: &[&str]) -> Commit {
    let (workspace, base) = at.split_once('@').expect("workspace@revision");
    let base = base.parse().expect("a revision");
    let mut commit = Commit { workspace: workspace.to_owned(), base, put: Vec::new(), remove: Vec::new() };
    for change in changes {
        match change.split_once('=') {
            Some((key, content)) => commit.put.push(Part { key: key.to_owned(), bytes: bytes(content) }),
            None => commit.remove.push(change.trim_start_matches('-').to_owned()),
        }
    }
    commit
}

fn bytes(content: &str) -> Vec<u8> {
    if content == "\"\"" {
        return Vec::new();
    }
    match content.strip_prefix('{').and_then(|length| length.strip_suffix('}')) {
        Some(length) => pattern(length.parse().expect("a length")),
        None => content.as_bytes().to_vec(),
    }
}

fn drawn(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        _ if bytes.is_empty() => "\"\"".to_owned(),
        _ if bytes == pattern(bytes.len()) => format!("{{{}}}", bytes.len()),
        Ok(text) => text.to_owned(),
        Err(_) => format!("{} other bytes", bytes.len()),
    }
}

fn pattern(length: usize) -> Vec<u8> {
    (0..=u8::MAX).cycle().take(length).collect()
}

/// Keeps a copy of a workspace up to date by reading only what changed, and holds it against what is stored.
pub(crate) async fn follow(vault: &impl Vault, seed: u64, count: usize) -> Result<(), String> {
    let mut dice = Dice(seed);
    let mut copy: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut seen: Revision = 0;
    for base in 0..count {
        answer(vault, &format!("commit a@{base}{}", changes(&mut dice))).await;
        if dice.roll(3) > 0 {
            continue;
        }
        let news = vault.load("a", seen).await.map_err(|fault| fault.to_string())?;
        copy.retain(|key, _| news.keys.contains(key));
        copy.extend(news.parts.into_iter().map(|part| (part.key, part.bytes)));
        seen = news.revision;

        let stored = vault.load("a", 0).await.map_err(|fault| fault.to_string())?;
        let stored: BTreeMap<_, _> = stored.parts.into_iter().map(|part| (part.key, part.bytes)).collect();
        if copy != stored || seen != base as Revision + 1 {
            return Err(format!("at revision {seen}: {copy:?}, not {stored:?}"));
        }
    }
    Ok(())
}

fn changes(dice: &mut Dice) -> String {
    (0..dice.roll(4))
        .map(|_| match dice.roll(3) {
            0 => format!(" -{}", key(dice)),
            _ => format!(" {}=v{}", key(dice), dice.roll(100)),
        })
        .collect()
}

fn key(dice: &mut Dice) -> &'static str {
    ["head", "lines/1", "lines/2", "lines/3", "file/1", "file/2"][dice.roll(6)]
}

/// Marsaglia's xorshift: enough chance for a test, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides) as usize
    }
}
