//! Apache Parquet: columns with their types, for whoever works with the data rather than looks at it. Rows
//! are gathered into groups of bounded size, and each group is sent once it is whole.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use super::cell::{Cell, Column, Kind};

/// Rows of a group at most.
const ROWS: usize = 20_000;
/// Bytes of text after which a group ends before that.
const BYTES: usize = 16 * 1024 * 1024;

/// Digits of an amount, and how many of them come after the point.
const DIGITS: (i32, i32) = (18, 2);

/// A file under way.
pub struct Table {
    writer: SerializedFileWriter<Vec<u8>>,
    gathered: Vec<Gathered>,
    rows: usize,
    bytes: usize,
}

/// The values of one column in the group under way, as the format has them: those there are, and for each
/// row whether there is one. In a list the levels say where each row begins, too.
#[derive(Debug)]
struct Gathered {
    values: Values,
    defined: Vec<i16>,
    repeated: Vec<i16>,
}

#[derive(Debug)]
enum Values {
    Texts(Vec<ByteArray>),
    Days(Vec<i32>),
    Numbers(Vec<i64>),
    Flags(Vec<bool>),
}

impl Table {
    /// A table called `name`; `about` goes into the file's own metadata.
    pub fn new(name: &str, columns: &'static [Column], about: Vec<(String, String)>) -> Result<Self> {
        let fields = columns.iter().map(field).collect::<Result<Vec<TypePtr>>>()?;
        let schema = Type::group_type_builder(name).with_fields(fields).build()?;
        let about = about.into_iter().map(|(key, value)| KeyValue::new(key, value)).collect();
        let properties = WriterProperties::builder()
            .set_created_by("muster".to_owned())
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_key_value_metadata(Some(about))
            .build();
        let writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
        let gathered = columns.iter().map(|column| Gathered::new(column.kind)).collect();
        Ok(Self { writer, gathered, rows: 0, bytes: 0 })
    }

    /// One row.
    pub fn row(&mut self, cells: &[Cell<'_>]) {
        for (gathered, cell) in self.gathered.iter_mut().zip(cells) {
            self.bytes += gathered.take(cell);
        }
        self.rows += 1;
    }

    /// Whether enough rows are gathered for a group.
    pub fn full(&self) -> bool {
        self.rows >= ROWS || self.bytes >= BYTES
    }

    /// Ends the file and gives the rest of it.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        let mut rest = self.group()?;
        rest.append(&mut self.writer.into_inner()?);
        Ok(rest)
    }

    /// Writes the rows gathered so far as a group, and gives what is to be sent of it.
    pub fn group(&mut self) -> Result<Vec<u8>> {
        if self.rows == 0 {
            return Ok(std::mem::take(self.writer.inner_mut()));
        }
        let mut group = self.writer.next_row_group()?;
        for gathered in &mut self.gathered {
            gathered.write(&mut group)?;
        }
        group.close()?;
        self.writer.flush()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(std::mem::take(self.writer.inner_mut()))
    }
}

/// What a column is in the format.
fn field(column: &Column) -> Result<TypePtr> {
    let text = |name: &str, repetition| {
        Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
            .with_repetition(repetition)
            .with_logical_type(Some(LogicalType::String))
            .with_converted_type(ConvertedType::UTF8)
            .build()
            .map(Arc::new)
    };
    let primitive = |physical, logical| {
        Type::primitive_type_builder(column.name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical)
    };
    Ok(match column.kind {
        Kind::Text => return text(column.name, Repetition::OPTIONAL),
        // The three levels that the format prescribes for a list.
        Kind::Texts => {
            let list = Type::group_type_builder("list")
                .with_repetition(Repetition::REPEATED)
                .with_fields(vec![text("element", Repetition::REQUIRED)?])
                .build()?;
            Type::group_type_builder(column.name)
                .with_repetition(Repetition::REQUIRED)
                .with_logical_type(Some(LogicalType::List))
                .with_converted_type(ConvertedType::LIST)
                .with_fields(vec![Arc::new(list)])
                .build()?
        }
        Kind::Day => primitive(Physical::INT32, Some(LogicalType::Date)).build()?,
        Kind::Instant => {
            primitive(Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MICROS))).build()?
        }
        Kind::Money => {
            let (precision, scale) = DIGITS;
            primitive(Physical::INT64, Some(LogicalType::decimal(scale, precision)))
                .with_precision(precision)
                .with_scale(scale)
                .build()?
        }
        Kind::Number => primitive(Physical::INT64, None).build()?,
        Kind::Flag => primitive(Physical::BOOLEAN, None).build()?,
    }
    .into())
}

impl Gathered {
    fn new(kind: Kind) -> Self {
        let values = match kind {
            Kind::Text | Kind::Texts => Values::Texts(Vec::new()),
            Kind::Day => Values::Days(Vec::new()),
            Kind::Instant | Kind::Money | Kind::Number => Values::Numbers(Vec::new()),
            Kind::Flag => Values::Flags(Vec::new()),
        };
        Self { values, defined: Vec::new(), repeated: Vec::new() }
    }

    /// Takes a cell; gives how many bytes of text it has. One of another kind counts as nothing.
    fn take(&mut self, cell: &Cell<'_>) -> usize {
        if let (Values::Texts(values), Cell::Texts(texts)) = (&mut self.values, cell) {
            for (at, text) in texts.iter().enumerate() {
                values.push(ByteArray::from(text.as_ref()));
                self.defined.push(1);
                self.repeated.push(i16::from(at > 0));
            }
            if texts.is_empty() {
                self.defined.push(0);
                self.repeated.push(0);
            }
            return texts.iter().map(|text| text.len() + 16).sum();
        }
        let length = match (&mut self.values, cell) {
            (Values::Texts(values), Cell::Text(text)) => {
                values.push(ByteArray::from(text.as_ref()));
                text.len() + 16
            }
            (Values::Days(values), Cell::Day(day)) => {
                let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
                values.push(day.num_days_from_ce() - epoch.num_days_from_ce());
                4
            }
            (Values::Numbers(values), Cell::Instant(at)) => {
                values.push(at.timestamp_micros());
                8
            }
            (Values::Numbers(values), Cell::Money(amount)) => {
                #[allow(clippy::cast_possible_truncation, reason = "whole pence below 90 trillion pounds")]
                values.push((amount * 100.0).round() as i64);
                8
            }
            (Values::Numbers(values), Cell::Number(number)) => {
                values.push(*number);
                8
            }
            (Values::Flags(values), Cell::Flag(flag)) => {
                values.push(*flag);
                1
            }
            _ => {
                self.defined.push(0);
                return 0;
            }
        };
        self.defined.push(1);
        length
    }

    /// Writes the column of a group, and begins the next.
    fn write(&mut self, group: &mut SerializedRowGroupWriter<'_, Vec<u8>>) -> Result<()> {
        let Some(mut column) = group.next_column()? else { return Ok(()) };
        let defined = Some(self.defined.as_slice());
        let repeated = Some(self.repeated.as_slice()).filter(|repeated| !repeated.is_empty());
        match &mut self.values {
            Values::Texts(values) => {
                column.typed::<ByteArrayType>().write_batch(values, defined, repeated)?;
                values.clear();
            }
            Values::Days(values) => {
                column.typed::<Int32Type>().write_batch(values, defined, None)?;
                values.clear();
            }
            Values::Numbers(values) => {
                column.typed::<Int64Type>().write_batch(values, defined, None)?;
                values.clear();
            }
            Values::Flags(values) => {
                column.typed::<BoolType>().write_batch(values, defined, None)?;
                values.clear();
            }
        }
        self.defined.clear();
        self.repeated.clear();
        column.close()
    }
}
