//! The database: registrations, tokens, records and receipts.

mod records;
mod registrations;

use std::io;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::options::Database;
use crate::wire::Counts;
pub(crate) use registrations::{Holder, NewClient, Refusal};

/// "TQRH": tells our files from other SQLite files.
const APPLICATION: i32 = 0x5451_5248;

/// The layout of the tables.
const LAYOUT: i32 = 1;

/// How long one program waits for another that writes the same file.
const BUSY: Duration = Duration::from_secs(10);

const TABLES: &str = "
    CREATE TABLE registration (
        id TEXT PRIMARY KEY, client_id TEXT NOT NULL UNIQUE, secret_hash BLOB NOT NULL,
        name TEXT NOT NULL, country TEXT NOT NULL, contact TEXT NOT NULL,
        created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE token (
        hash BLOB PRIMARY KEY, registration TEXT NOT NULL REFERENCES registration (id), expires_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE record (
        number INTEGER PRIMARY KEY AUTOINCREMENT, holder TEXT NOT NULL, batch_no TEXT NOT NULL,
        report_no TEXT NOT NULL, content TEXT NOT NULL, content_hash BLOB NOT NULL, received_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX record_report ON record (report_no);
    CREATE INDEX record_content ON record (content_hash);
    CREATE TABLE receipt (
        holder TEXT NOT NULL, key TEXT NOT NULL, content_hash BLOB NOT NULL,
        record INTEGER UNIQUE REFERENCES record (number), errors TEXT,
        PRIMARY KEY (holder, key), CHECK ((record IS NULL) <> (errors IS NULL))
    ) STRICT, WITHOUT ROWID;
";

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The database cannot be opened, read or written.
    #[error("the database cannot be used: {0}")]
    Database(#[from] rusqlite::Error),
    /// The file is of another program, or of another version of this one.
    #[error("the file is no database of this server, or of another version of it")]
    OtherDatabase,
    /// The faults to start with cannot be.
    #[error("{0}")]
    Faults(&'static str),
    /// The certificate or its key cannot be read, or they do not belong together.
    #[error("the certificate cannot be used: {0}")]
    Tls(String),
    /// The port or a thread cannot be had.
    #[error("{0}")]
    System(#[from] io::Error),
}

/// The database. Whoever holds it is alone in it.
#[derive(Debug)]
pub(crate) struct Store {
    connection: Connection,
}

impl Store {
    /// Opens a database, and makes its tables when there are none.
    pub(crate) fn open(database: &Database) -> Result<Self, StartError> {
        let mut connection = match database {
            Database::Memory => Connection::open_in_memory()?,
            Database::File(path) => Connection::open(path)?,
        };
        connection.busy_timeout(BUSY)?;
        // Before anything is written: a file that is not ours stays as it is.
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        prepare(&transaction)?;
        transaction.commit()?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
        Ok(Self { connection })
    }

    /// Everything that is done in it is stored together, or nothing of it.
    fn transaction(&mut self) -> rusqlite::Result<Transaction<'_>> {
        self.connection.transaction_with_behavior(TransactionBehavior::Immediate)
    }

    /// How much is stored.
    pub(crate) fn counts(&self) -> rusqlite::Result<Counts> {
        let sql = "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM receipt),
            (SELECT count(*) FROM registration),
            (SELECT count(*) FROM record) - (SELECT count(DISTINCT content_hash) FROM record)";
        self.connection.query_row(sql, (), |row| {
            Ok(Counts {
                records: row.get(0)?,
                receipts: row.get(1)?,
                registrations: row.get(2)?,
                doubled: row.get(3)?,
            })
        })
    }
}

fn prepare(connection: &Connection) -> Result<(), StartError> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, layout) = (number("application_id")?, number("user_version")?);
    let tables: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0))?;
    match (application, layout, tables) {
        (APPLICATION, LAYOUT, _) => Ok(()),
        (0, 0, 0) => {
            connection.pragma_update(None, "application_id", APPLICATION)?;
            connection.pragma_update(None, "user_version", LAYOUT)?;
            connection.execute_batch(TABLES)?;
            Ok(())
        }
        _ => Err(StartError::OtherDatabase),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(sql: &str) -> Result<(), StartError> {
        let connection = Connection::open_in_memory().expect("SQLite");
        connection.execute_batch(sql).expect("the SQL of the test");
        prepare(&connection)
    }

    #[test]
    fn only_our_own_files_are_used() {
        assert!(prepared("").is_ok());
        for other in [
            "CREATE TABLE t (a)",
            "PRAGMA user_version = 1",
            "PRAGMA application_id = 1414615624; PRAGMA user_version = 2",
        ] {
            assert!(matches!(prepared(other), Err(StartError::OtherDatabase)), "{other}");
        }
    }
}
