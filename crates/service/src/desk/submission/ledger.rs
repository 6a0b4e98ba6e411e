//! The ledger of everything that left, in blocks: it only grows, so a request writes its last block.

use ::npqtp::{Ledger, LedgerEntry, LedgerError};

use super::super::workspace::Workspace;
use super::SubmissionReply;
use crate::Fault;

const BLOCKS: &str = "submission/ledger/";

/// How many entries a block has: two for each request, each of about 300 bytes.
const ENTRIES_A_BLOCK: usize = 64;

impl Workspace {
    /// Everything that ever left.
    ///
    /// # Errors
    /// `submission-ledger.damaged`: then nothing may leave.
    pub(super) fn ledger(&mut self) -> Result<&Ledger, Fault> {
        let version = self.kept.version();
        let ledger = match self.submitting.ledger.take() {
            Some((of, ledger)) if of == version => ledger,
            _ => self.stored_ledger()?,
        };
        let (_, ledger) = self.submitting.ledger.insert((version, ledger));
        Ok(ledger)
    }

    fn stored_ledger(&self) -> Result<Ledger, Fault> {
        let mut entries: Vec<LedgerEntry> = Vec::new();
        for (number, key) in self.kept.under(BLOCKS).enumerate() {
            // Blocks before the last one are full: places in the ledger would slip otherwise.
            if key != block_key(number) || entries.len() != number * ENTRIES_A_BLOCK {
                return Err(fault(LedgerError::Damaged { at: entries.len() }));
            }
            entries.extend(self.kept.get::<Vec<LedgerEntry>>(key)?.unwrap_or_default());
        }
        Ledger::try_from(entries).map_err(fault)
    }

    /// Writes into the ledger, and keeps the blocks that are new or longer.
    pub(super) fn write_ledger<T>(
        &mut self,
        write: impl FnOnce(&mut Ledger) -> Result<T, LedgerError>,
    ) -> Result<T, Fault> {
        self.ledger()?;
        let Some((version, mut ledger)) = self.submitting.ledger.take() else {
            return Err(fault(LedgerError::Damaged { at: 0 }));
        };
        let before = ledger.entries().len();
        let written = write(&mut ledger).map_err(fault)?;
        if ledger.entries().len() > before {
            let first = before / ENTRIES_A_BLOCK;
            for (number, block) in ledger.entries().chunks(ENTRIES_A_BLOCK).enumerate().skip(first) {
                self.keep(&block_key(number), &block);
            }
        }
        self.submitting.ledger = Some((version, ledger));
        Ok(written)
    }

    /// Entries, the latest first.
    pub(super) fn ledger_entries(&mut self, from: usize, count: usize) -> Result<SubmissionReply, Fault> {
        let ledger = self.ledger()?;
        let entries = ledger.entries().iter().enumerate().rev().skip(from).take(count);
        Ok(SubmissionReply::Ledger {
            totals: ledger.totals(),
            total: ledger.entries().len(),
            entries: entries.map(|(at, entry)| (at, entry.clone())).collect(),
        })
    }
}

fn block_key(number: usize) -> String {
    format!("{BLOCKS}{number:06}")
}

fn fault(error: LedgerError) -> Fault {
    Fault::new(error.code())
}
