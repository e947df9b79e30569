//! Faces: the rows of a contract, procurement or opportunity, one for each distinct view of it.
//!
//! A face has only what its readers may see; what is withheld from them is not in the row, nor in
//! what hangs on it. Of the faces of one record exactly one, or none, is a viewer's: which one is
//! said here, in [`Faces::visible`], and nowhere else. Every statement that reads these tables for
//! somebody asks for it. (PostgreSQL says it once more, as row-level security.)
//!
//! A face that is what its readers would see anyway is not kept: an authority that keeps something
//! to itself falls back to what members see, members fall back to what the public sees.

mod write;

use muster_domain::id::AuthorityId;
use muster_domain::record::Reach;
use muster_domain::viewer::Viewer;
use sea_orm::DbBackend;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait};
use uuid::Uuid;

pub(crate) use write::{Face, write_contracts, write_procurement};

/// A face's reach as the columns `face` and `reader_id` have it.
pub(crate) const fn columns(reach: Reach) -> (i32, Option<Uuid>) {
    match reach {
        Reach::Public => (0, None),
        Reach::Members => (1, None),
        Reach::Named(reader) => (2, Some(reader.0)),
        Reach::Own(reader) => (3, Some(reader.0)),
    }
}

/// Reads the columns.
pub(crate) const fn reach(face: i32, reader: Option<Uuid>) -> Option<Reach> {
    match (face, reader) {
        (0, None) => Some(Reach::Public),
        (1, None) => Some(Reach::Members),
        (2, Some(reader)) => Some(Reach::Named(AuthorityId(reader))),
        (3, Some(reader)) => Some(Reach::Own(AuthorityId(reader))),
        _ => None,
    }
}

/// The id of the row of one face. The public face's is the record's own; the others' follow from it, so
/// that a face made again is the same row.
pub(crate) fn row_id(record: Uuid, reach: Reach) -> Uuid {
    let (face, reader) = columns(reach);
    if reach == Reach::Public {
        return record;
    }
    let name = [&face.to_be_bytes()[..], reader.unwrap_or_default().as_bytes()].concat();
    Uuid::new_v5(&record, &name)
}

/// A table of faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Faces {
    /// Contracts.
    Contract,
    /// Procurements.
    Procurement,
    /// Opportunities, which the public and members see: nobody else has a face of them.
    Opportunity,
    /// Systems, which are shown to nobody by name.
    System,
}

impl Faces {
    /// Its name.
    pub(crate) const fn table(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Procurement => "procurement",
            Self::Opportunity => "opportunity",
            Self::System => "system",
        }
    }

    /// The one face of each record that `viewer` sees, as SQL over rows that go by `name` in a
    /// statement. In words, and not bound, so that both databases match it with their partial indexes.
    pub(crate) fn visible(self, backend: DbBackend, viewer: &Viewer, name: &str) -> String {
        let Viewer::Member { authority, own } = viewer else { return format!("{name}.face = 0") };
        let members = format!("{name}.face < 2 AND NOT {name}.covered");
        if self == Self::Opportunity {
            return format!("({members})");
        }
        let (table, reader) = (self.table(), literal(backend, authority.0));
        let faces = if *own { "2, 3" } else { "2" };
        format!(
            "({name}.reader_id = {reader} AND {name}.face IN ({faces}) OR {members} AND NOT EXISTS \
             (SELECT 1 FROM {table} o WHERE o.reader_id = {reader} AND o.record_id = {name}.record_id \
             AND o.face IN ({faces})))"
        )
    }

    /// As [`Faces::visible`], of the table itself.
    pub(crate) fn shown(self, backend: DbBackend, viewer: &Viewer) -> Condition {
        Condition::all().add(Expr::cust(self.visible(backend, viewer, self.table())))
    }

    /// The face of one record that `viewer` sees. The public face of a record has the record's id, so
    /// that it is found by its key. The id is bound: in words it would make a statement of its own for each
    /// record, to be prepared anew.
    pub(crate) fn of_record(self, backend: DbBackend, viewer: &Viewer, record: Uuid) -> Condition {
        let table = self.table();
        let id = |column: &'static str| Expr::col((Alias::new(table), Alias::new(column))).eq(record);
        let which = match viewer {
            Viewer::Public => Condition::all().add(id("id")),
            Viewer::Member { .. } => Condition::any()
                .add(Condition::all().add(id("id")).add(Expr::cust(format!("{table}.face = 0"))))
                .add(Condition::all().add(id("record_id")).add(Expr::cust(format!("{table}.face <> 0")))),
        };
        self.shown(backend, viewer).add(which)
    }

    /// The faces other than public ones that `authority` may see, as a select of their rows' ids: few, and
    /// found without looking at the others.
    pub(crate) fn faces_of(self, backend: DbBackend, authority: AuthorityId) -> String {
        let (table, reader) = (self.table(), literal(backend, authority.0));
        format!("SELECT id FROM {table} WHERE face <> 0 AND (face = 1 OR reader_id = {reader})")
    }

    /// The records of which `authority` may see something else than the public does, or nothing, as a
    /// select of their ids: their public faces have the same.
    pub(crate) fn differing(self, backend: DbBackend, authority: AuthorityId) -> String {
        let table = self.table();
        let shared = format!(
            "SELECT record_id FROM {table} WHERE covered UNION SELECT record_id FROM {table} WHERE face <> 0"
        );
        match self {
            Self::Opportunity => shared,
            Self::Contract | Self::Procurement | Self::System => {
                let reader = literal(backend, authority.0);
                format!("{shared} AND (face = 1 OR reader_id = {reader})")
            }
        }
    }
}

/// An id in SQL.
pub(crate) fn literal(backend: DbBackend, id: Uuid) -> String {
    match backend {
        DbBackend::Sqlite => format!("x'{}'", id.simple()),
        _ => format!("CAST('{id}' AS uuid)"),
    }
}
