//! Who is registered, and who holds a token.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::Store;
use crate::clock::Moment;
use crate::secret::Hash;
use crate::wire::NewRegistration;

/// What is stored of a new client, beside what it said of itself.
#[derive(Debug)]
pub(crate) struct NewClient<'a> {
    pub(crate) registration_id: &'a str,
    pub(crate) client_id: &'a str,
    pub(crate) secret: Hash,
    pub(crate) now: Moment,
    pub(crate) expires_at: Moment,
}

/// The name of the manufacturer that a client is registered as. Registrations of one name see the same records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Holder(pub(crate) String);

/// Why a client is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// No such client, secret or token, or the token is over.
    Unknown,
    /// The registration is over.
    Expired,
}

impl Store {
    /// Stores a registration.
    pub(crate) fn register(&self, who: &NewRegistration, client: &NewClient<'_>) -> rusqlite::Result<()> {
        let sql = "INSERT INTO registration VALUES
            (:id, :client, :secret, :name, :country, :contact, :now, :expires)";
        let values = named_params! {
            ":id": client.registration_id, ":client": client.client_id, ":secret": client.secret,
            ":name": who.name, ":country": who.country, ":contact": who.contact,
            ":now": client.now, ":expires": client.expires_at,
        };
        self.connection.execute(sql, values).map(drop)
    }

    /// Stores a token for the client with this secret.
    pub(crate) fn issue(
        &mut self,
        (client, secret): (&str, Hash),
        token: Hash,
        now: Moment,
        expires_at: Moment,
    ) -> rusqlite::Result<Result<(), Refusal>> {
        let transaction = self.transaction()?;
        let sql = "SELECT id, expires_at FROM registration WHERE client_id = ?1 AND secret_hash = ?2";
        let found = transaction
            .query_row(sql, (client, secret), |row| Ok((row.get::<_, String>(0)?, row.get::<_, Moment>(1)?)))
            .optional()?;
        let Some((registration, over_at)) = found else { return Ok(Err(Refusal::Unknown)) };
        if over_at <= now {
            return Ok(Err(Refusal::Expired));
        }
        // Unknown and over are the same to a client, so old ones need not be kept.
        transaction.execute("DELETE FROM token WHERE expires_at <= ?1", (now,))?;
        transaction.execute("INSERT INTO token VALUES (?1, ?2, ?3)", (token, registration, expires_at))?;
        transaction.commit()?;
        Ok(Ok(()))
    }

    /// Who holds a token.
    pub(crate) fn holder(&self, token: Hash, now: Moment) -> rusqlite::Result<Result<Holder, Refusal>> {
        holder(&self.connection, token, now)
    }

    /// Ends a token.
    pub(crate) fn revoke(&self, token: Hash) -> rusqlite::Result<()> {
        self.connection.execute("DELETE FROM token WHERE hash = ?1", (token,)).map(drop)
    }
}

fn holder(connection: &Connection, token: Hash, now: Moment) -> rusqlite::Result<Result<Holder, Refusal>> {
    let sql = "SELECT name, token.expires_at, registration.expires_at
        FROM token JOIN registration ON registration = id WHERE hash = ?1";
    let found = connection
        .query_row(sql, (token,), |row| {
            Ok((Holder(row.get(0)?), row.get::<_, Moment>(1)?, row.get::<_, Moment>(2)?))
        })
        .optional()?;
    Ok(match found {
        Some((_, token_over, _)) if token_over <= now => Err(Refusal::Unknown),
        Some((_, _, over)) if over <= now => Err(Refusal::Expired),
        Some((holder, ..)) => Ok(holder),
        None => Err(Refusal::Unknown),
    })
}
