//! Rows that have one audience as a whole: a pilot, a price. Who sees such a row is said here and nowhere else;
//! every statement that reads one for somebody asks for it. (PostgreSQL says it once more, as row-level
//! security.)

use muster_domain::audience::Audience;
use muster_domain::viewer::Viewer;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, DbBackend};
use uuid::Uuid;

use crate::face::literal;

/// The audiences that a viewer is in, whoever holds a row; and the authority all of whose rows they see.
const fn sees(viewer: &Viewer) -> (&'static [Audience], Option<Uuid>) {
    match viewer {
        Viewer::Public => (&[Audience::Public], None),
        Viewer::Member { own: false, .. } => (&[Audience::Public, Audience::Members], None),
        Viewer::Member { authority, own: true } => {
            (&[Audience::Public, Audience::Members], Some(authority.0))
        }
    }
}

/// Rows that the viewer may see, by the column that has their audience and the one that has whose they are:
/// public ones, members' ones where the viewer is a member, and the viewer's own.
pub(crate) fn admitted<C: ColumnTrait>(viewer: &Viewer, audience: C, owner: C) -> Condition {
    let (audiences, own) = sees(viewer);
    let shared = audience.is_in(audiences.iter().map(|audience| audience.as_str()));
    Condition::any().add(shared).add_option(own.map(|own| owner.eq(own)))
}

/// The same as SQL, over rows that go by `name` and have their audience in `audience` and whose they are in
/// `authority_id`.
pub(crate) fn visible(backend: DbBackend, viewer: &Viewer, name: &str) -> String {
    let (audiences, own) = sees(viewer);
    let words: Vec<String> = audiences.iter().map(|audience| format!("'{}'", audience.as_str())).collect();
    let shared = format!("{name}.audience IN ({})", words.join(", "));
    match own {
        Some(own) => format!("({shared} OR {name}.authority_id = {})", literal(backend, own)),
        None => shared,
    }
}

#[cfg(test)]
mod tests {
    use muster_domain::id::AuthorityId;

    use super::*;

    #[test]
    fn the_statement_says_what_the_domain_says() {
        let [owner, other] = [1, 2].map(|n| AuthorityId(Uuid::from_u128(n)));
        let viewers = [
            Viewer::Public,
            Viewer::Member { authority: owner, own: true },
            Viewer::Member { authority: owner, own: false },
            Viewer::Member { authority: other, own: true },
        ];
        for viewer in viewers {
            let (audiences, own) = sees(&viewer);
            for audience in [Audience::Public, Audience::Members, Audience::Own] {
                let shown = audiences.contains(&audience) || own == Some(owner.0);
                assert_eq!(shown, audience.admits(&viewer, owner, &[]), "{audience:?} for {viewer:?}");
            }
        }
    }
}
