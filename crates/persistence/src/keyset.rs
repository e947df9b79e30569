//! Keyset pages: a page begins after the last row of the page before, found through the index of
//! its sort, so that page 2,000 costs what page 1 costs and rows written meanwhile are neither
//! skipped nor repeated.

use muster_domain::page::Direction;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, NullOrdering, Order};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, ModelTrait, QueryFilter, QueryOrder,
    QuerySelect, Select, Value,
};

use crate::cursor::{KeyType, Position, is_missing};
use crate::{Error, Result};

/// What a list reads: the row of its table, alone or with something beside it.
pub(crate) trait Read<E: EntityTrait>: FromQueryResult + Send + Sync {
    /// The row, which has the sort keys.
    fn row(&self) -> &E::Model;
}

impl<M> Read<M::Entity> for M
where
    M: ModelTrait + FromQueryResult + Sync,
    M::Entity: EntityTrait<Model = M>,
{
    fn row(&self) -> &M {
        self
    }
}

/// One sort key.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key<C> {
    pub(crate) column: C,
    pub(crate) kind: KeyType,
    /// Whether rows may lack it. They come last, whichever way the key runs.
    pub(crate) nullable: bool,
    pub(crate) direction: Direction,
}

impl<C> Key<C> {
    /// A key that every row has.
    pub(crate) const fn always(column: C, kind: KeyType, direction: Direction) -> Self {
        Self { column, kind, nullable: false, direction }
    }

    /// A key that rows may lack.
    pub(crate) const fn maybe(column: C, kind: KeyType, direction: Direction) -> Self {
        Self { column, kind, nullable: true, direction }
    }
}

/// The order of a list: its keys by weight, then the id in the direction of the first key.
#[derive(Debug, Clone)]
pub(crate) struct Keyset<E: EntityTrait> {
    name: &'static str,
    keys: Vec<Key<E::Column>>,
    id: E::Column,
}

/// Rows that have the first key come before those that lack it; each lot is read along the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lot {
    All,
    Having,
    Lacking,
}

impl<E> Keyset<E>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
{
    /// The order of the list called `name` (part of its cursors). A key named twice counts once.
    pub(crate) fn new(name: &'static str, id: E::Column, keys: Vec<Key<E::Column>>) -> Self {
        let mut unique: Vec<Key<E::Column>> = Vec::with_capacity(keys.len());
        for key in keys {
            let column = key.column.as_column_ref();
            if unique.iter().all(|k| k.column.as_column_ref() != column) {
                unique.push(key);
            }
        }
        Self { name, keys: unique, id }
    }

    /// Where `cursor` says to go on.
    ///
    /// # Errors
    /// [`Error::Cursor`] when it is not of this list in this order.
    pub(crate) fn position(&self, cursor: &str) -> Result<Position> {
        let types: Vec<KeyType> = self.keys.iter().map(|k| k.kind).collect();
        let position = Position::decode(cursor, &self.order(), &types)?;
        let impossible = |(key, value): (&Key<E::Column>, &Value)| !key.nullable && is_missing(value);
        if self.keys.iter().zip(&position.keys).any(impossible) {
            return Err(Error::Cursor);
        }
        Ok(position)
    }

    /// The cursor to go on after `row`.
    pub(crate) fn cursor(&self, row: &E::Model) -> String {
        self.position_of(row).encode(&self.order())
    }

    /// Where `row` stands.
    pub(crate) fn position_of(&self, row: &E::Model) -> Position {
        let keys = self.keys.iter().map(|key| row.get(key.column)).collect();
        let id = match row.get(self.id) {
            Value::Uuid(Some(id)) => id,
            _ => uuid::Uuid::nil(),
        };
        Position { keys, id }
    }

    /// Up to `limit` rows after `position`.
    pub(crate) async fn rows<R: Read<E>, C: ConnectionTrait>(
        &self,
        connection: &C,
        select: &Select<E>,
        position: Option<&Position>,
        limit: u64,
    ) -> Result<Vec<R>> {
        if !self.keys.first().is_some_and(|k| k.nullable) {
            return self.lot(connection, select, Lot::All, position, limit).await;
        }
        let lacking = position.is_some_and(|p| p.keys.first().is_some_and(is_missing));
        if lacking {
            return self.lot(connection, select, Lot::Lacking, position, limit).await;
        }
        let mut rows = self.lot(connection, select, Lot::Having, position, limit).await?;
        let missing = limit - u64::try_from(rows.len()).unwrap_or(limit);
        if missing > 0 {
            rows.extend(self.lot(connection, select, Lot::Lacking, None, missing).await?);
        }
        Ok(rows)
    }

    async fn lot<R: Read<E>, C: ConnectionTrait>(
        &self,
        connection: &C,
        select: &Select<E>,
        lot: Lot,
        position: Option<&Position>,
        limit: u64,
    ) -> Result<Vec<R>> {
        let mut select = select.clone();
        if let (Some(first), Lot::Having) = (self.keys.first(), lot) {
            select = select.filter(first.column.is_not_null());
        }
        if let (Some(first), Lot::Lacking) = (self.keys.first(), lot) {
            select = select.filter(first.column.is_null());
        }
        if let Some(position) = position {
            select = select.filter(self.after(position, lot));
        }
        for (weight, key) in self.keys.iter().enumerate() {
            let order = order(key.direction);
            // The first key has no NULLs within a lot (or nothing else), and saying where they go
            // would keep both databases from reading along the index.
            select = if weight == 0 || !key.nullable {
                select.order_by(key.column, order)
            } else {
                select.order_by_with_nulls(key.column, order, NullOrdering::Last)
            };
        }
        let select = select.order_by(self.id, order(self.tail())).limit(limit);
        Ok(select.into_model::<R>().all(connection).await?)
    }

    /// The rows after `position` within a lot.
    fn after(&self, position: &Position, lot: Lot) -> Condition {
        let keys: Vec<(&Key<E::Column>, &Value)> = self.keys.iter().zip(&position.keys).collect();
        let id = Value::from(position.id);
        let keys = if lot == Lot::Lacking { &keys[usize::from(!keys.is_empty())..] } else { &keys[..] };
        let one_way = keys.iter().enumerate().all(|(weight, (key, _))| {
            key.direction == self.tail() && (!key.nullable || (weight == 0 && lot == Lot::Having))
        });
        if one_way {
            // A row-value comparison is a range of the index; the same said with OR is not.
            let columns = keys.iter().map(|(k, _)| k.column).chain([self.id]);
            let left = Expr::tuple(columns.map(ColumnTrait::into_expr));
            let values = keys.iter().map(|(_, v)| (*v).clone()).chain([id]);
            let right = Expr::tuple(values.map(Expr::val));
            return Condition::all().add(match self.tail() {
                Direction::Ascending => left.gt(right),
                Direction::Descending => left.lt(right),
            });
        }
        let after = self.after_each(keys, id);
        // Says no more than the rest, but gives the index its range.
        match keys.first() {
            Some((first, value)) if lot != Lot::Lacking => {
                let from = match first.direction {
                    Direction::Ascending => first.column.gte((*value).clone()),
                    Direction::Descending => first.column.lte((*value).clone()),
                };
                Condition::all().add(from).add(after)
            }
            _ => after,
        }
    }

    fn after_each(&self, keys: &[(&Key<E::Column>, &Value)], id: Value) -> Condition {
        let Some(((key, value), rest)) = keys.split_first() else {
            return Condition::all().add(past(self.id, self.tail(), id));
        };
        let rest = self.after_each(rest, id);
        if is_missing(value) {
            return Condition::all().add(key.column.is_null()).add(rest);
        }
        let mut after = Condition::any().add(past(key.column, key.direction, (*value).clone()));
        if key.nullable {
            after = after.add(key.column.is_null());
        }
        after.add(Condition::all().add(key.column.eq((*value).clone())).add(rest))
    }

    /// Which way the id runs: with the first key, so that one index serves both directions.
    fn tail(&self) -> Direction {
        self.keys.first().map_or(Direction::Ascending, |k| k.direction)
    }

    /// The list and its order in words, for cursors.
    fn order(&self) -> String {
        let mut order = self.name.to_owned();
        for key in &self.keys {
            order.push(if key.direction == Direction::Ascending { '+' } else { '-' });
            order.push_str(&key.column.as_column_ref().1.to_string());
        }
        order
    }
}

fn past<C: ColumnTrait>(column: C, direction: Direction, value: Value) -> Expr {
    match direction {
        Direction::Ascending => column.gt(value),
        Direction::Descending => column.lt(value),
    }
}

const fn order(direction: Direction) -> Order {
    match direction {
        Direction::Ascending => Order::Asc,
        Direction::Descending => Order::Desc,
    }
}
