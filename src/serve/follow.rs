//! Reads the graph's file anew when another program has changed it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, SystemTime};

use super::{News, Service};
use crate::store::Store;

/// How often the file is looked at.
const PAUSE: Duration = Duration::from_secs(1);

/// Follows the file at `path` as long as the service lives, and tells what becomes of it.
///
/// Queries that are running keep the graph that they began with. A file that is
/// gone, or cannot be read, is told once, and the graph stays as it was.
pub(super) fn follow(
    service: &Arc<Service>,
    path: PathBuf,
    tell: impl Fn(News) + Send + 'static,
) -> std::io::Result<()> {
    let service = Arc::downgrade(service);
    let mut written = modified(&path);
    let run = move || {
        loop {
            thread::sleep(PAUSE);
            let now = modified(&path);
            if now == written {
                continue;
            }
            written = now;
            let Some(news) = read(&service, &path) else { return };
            tell(news);
        }
    };
    thread::Builder::new().name("follow".to_owned()).spawn(run).map(drop)
}

/// Reads the file anew; none where the service is no more.
fn read(service: &Weak<Service>, path: &Path) -> Option<News> {
    let read = Store::read(path).and_then(|store| Ok((store.len()?, store)));
    let service = service.upgrade()?;
    Some(match read {
        Ok((size, store)) => {
            service.replace_store(store, size);
            News::Reread(size)
        }
        Err(error) => News::Unreadable(error),
    })
}

/// Returns when a file was last written; none where it is gone.
fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|file| file.modified()).ok()
}
