//! The count that long work shows.

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::report;

/// Work that is over sooner needs no count.
const PATIENCE: Duration = Duration::from_secs(1);

/// A count of files on standard error, when that is a terminal and standard output is not: there
/// the files' own lines show how far the work is.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Until the count is shown: since when the work goes on.
    since: Option<Instant>,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let seen = io::stderr().is_terminal() && !io::stdout().is_terminal();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        // The template is fixed; were it wrong, the style would stay as it is.
        if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} files, {elapsed}") {
            bar.set_style(style);
        }
        Self { bar, since: seen.then(Instant::now) }
    }

    /// So many files more are done.
    pub(crate) fn add(&mut self, files: usize) {
        self.bar.inc(files as u64);
        if self.since.is_some_and(|since| since.elapsed() > PATIENCE) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.since = None;
        }
    }

    /// Says something on standard error, from any thread, without mixing it with the count.
    pub(crate) fn teller(&self) -> impl Fn(&str) + Send + 'static {
        let bar = self.bar.clone();
        move |message| bar.suspend(|| report::line(&message))
    }

    /// Does something that writes on standard error without mixing it with the count.
    pub(crate) fn aside(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
