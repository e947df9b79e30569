//! Which files there are to read.

use std::fs;
use std::path::{Path, PathBuf};

use crate::IngestError;

const TAKEN: [&str; 4] = ["json", "ndjson", "jsonl", "csv"];

/// Expands folders, however deep, into the files in them that can be read, sorted by path; each
/// file comes once. In a folder other files and hidden ones are passed over.
///
/// # Errors
/// A path that does not exist or cannot be listed, and a file named outright whose ending is not
/// one of `.json`, `.ndjson`, `.jsonl`, `.csv` (each also with `.gz`).
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, IngestError> {
    let mut found = Vec::new();
    for path in paths {
        let is_dir = fs::metadata(path).map_err(|e| unreadable(path, e))?.is_dir();
        if is_dir {
            walk(path, &mut found)?;
        } else if taken(path) {
            found.push(path.clone());
        } else {
            return Err(IngestError::NotTaken { path: path.clone() });
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), IngestError> {
    for entry in fs::read_dir(folder).map_err(|e| unreadable(folder, e))? {
        let entry = entry.map_err(|e| unreadable(folder, e))?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        // A link to a folder is not followed, so that no circle can be walked.
        let kind = entry.file_type().map_err(|e| unreadable(&path, e))?;
        if kind.is_dir() {
            walk(&path, found)?;
        } else if taken(&path) && (kind.is_file() || path.is_file()) {
            found.push(path);
        }
    }
    Ok(())
}

fn taken(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && TAKEN.contains(&ending))
}

pub(crate) fn unreadable(path: &Path, source: std::io::Error) -> IngestError {
    IngestError::Unreadable { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides_whatever_its_case() {
        for name in ["a.json", "a.JSON", "a.b.ndjson.gz", "x.jsonl", "Notices.CSV", "a.csv.gz"] {
            assert!(taken(Path::new(name)), "{name}");
        }
        for name in ["a.txt", "a.gz", "json", ".json", "a.json.zip", "a.xlsx"] {
            assert!(!taken(Path::new(name)), "{name}");
        }
    }
}
