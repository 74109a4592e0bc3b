//! Work on many items at once whose results come in the order of the items.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How much may be worked on, or wait for its turn, at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Threads that work.
    pub(crate) threads: usize,
    /// Items, enough that a long one does not keep the others waiting.
    pub(crate) items: usize,
    /// Their weights together. One item alone may weigh more.
    pub(crate) weight: u64,
}

/// Applies `work` to the items on several threads, and hands each item with its result to `each`, in
/// order, on the calling thread. Items are asked for as there is room for them, so that memory is bounded
/// however many there are.
///
/// Ends early with the first error of `each`; the outer one is that of starting a thread.
pub(crate) fn map<T: Send, R: Send, E>(
    items: impl Iterator<Item = T> + Send,
    limits: Limits,
    weigh: impl Fn(&T) -> u64 + Sync,
    work: impl Fn(&T) -> R + Sync,
    mut each: impl FnMut(T, R) -> Result<(), E>,
) -> io::Result<Result<(), E>> {
    if limits.threads <= 1 {
        for item in items {
            let result = work(&item);
            if let Err(error) = each(item, result) {
                return Ok(Err(error));
            }
        }
        return Ok(Ok(()));
    }
    let queue = Queue {
        state: Mutex::new(State { items, taken: 0, under_way: 0, weight: 0, done: BTreeMap::new(), over: false }),
        room: Condvar::new(),
        result: Condvar::new(),
        limits,
    };
    thread::scope(|scope| {
        let worker = || {
            // Should the work panic, nobody waits for its result, and the scope hands the panic on.
            let _over = Over(&queue);
            while let Some((at, weight, item)) = queue.take(&weigh) {
                let result = work(&item);
                queue.put(at, (weight, item, result));
            }
        };
        for _ in 0..limits.threads {
            if let Err(error) = thread::Builder::new().spawn_scoped(scope, worker) {
                queue.end();
                return Err(error);
            }
        }
        let mut next = 0;
        while let Some((item, result)) = queue.result(next) {
            next += 1;
            if let Err(error) = each(item, result) {
                queue.end();
                return Ok(Err(error));
            }
        }
        Ok(Ok(()))
    })
}

struct Queue<I, T, R> {
    state: Mutex<State<I, T, R>>,
    /// Something was handed on.
    room: Condvar,
    /// A result is there, or none comes any more.
    result: Condvar,
    limits: Limits,
}

struct State<I, T, R> {
    items: I,
    /// Items that were taken so far.
    taken: usize,
    /// Items that were taken and not handed on.
    under_way: usize,
    /// What they weigh.
    weight: u64,
    /// Results that wait for their turn.
    done: BTreeMap<usize, (u64, T, R)>,
    /// No more items are taken.
    over: bool,
}

impl<I: Iterator<Item = T>, T, R> Queue<I, T, R> {
    fn lock(&self) -> MutexGuard<'_, State<I, T, R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next item, once there is room for it.
    fn take(&self, weigh: impl Fn(&T) -> u64) -> Option<(usize, u64, T)> {
        let full = |state: &mut State<I, T, R>| {
            !state.over
                && state.under_way > 0
                && (state.under_way >= self.limits.items || state.weight >= self.limits.weight)
        };
        let mut state = self.room.wait_while(self.lock(), full).unwrap_or_else(PoisonError::into_inner);
        if state.over {
            return None;
        }
        let Some(item) = state.items.next() else {
            state.over = true;
            self.room.notify_all();
            self.result.notify_one();
            return None;
        };
        let at = state.taken;
        let weight = weigh(&item);
        state.taken += 1;
        state.under_way += 1;
        state.weight += weight;
        Some((at, weight, item))
    }

    fn put(&self, at: usize, done: (u64, T, R)) {
        self.lock().done.insert(at, done);
        self.result.notify_one();
    }

    /// The result of the item at `at`; nothing behind the last one.
    fn result(&self, at: usize) -> Option<(T, R)> {
        let waits = |state: &mut State<I, T, R>| !state.done.contains_key(&at) && (state.under_way > 0 || !state.over);
        let mut state = self.result.wait_while(self.lock(), waits).unwrap_or_else(PoisonError::into_inner);
        let (weight, item, result) = state.done.remove(&at)?;
        // Nothing is left of the counts when the queue has ended early.
        state.under_way = state.under_way.saturating_sub(1);
        state.weight = state.weight.saturating_sub(weight);
        self.room.notify_all();
        Some((item, result))
    }

    /// No more items are taken, and nobody waits for those under way.
    fn end(&self) {
        let mut state = self.lock();
        state.over = true;
        state.under_way = 0;
        self.room.notify_all();
        self.result.notify_one();
    }
}

/// Ends the queue when its thread panics.
struct Over<'q, I: Iterator<Item = T>, T, R>(&'q Queue<I, T, R>);

impl<I: Iterator<Item = T>, T, R> Drop for Over<'_, I, T, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.end();
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    const LIMITS: Limits = Limits { threads: 4, items: 10, weight: 1_000 };

    #[test]
    fn results_come_in_order() {
        for threads in [1, 4] {
            let mut seen = Vec::new();
            let work = |n: &u64| {
                thread::sleep(Duration::from_micros(n * 7 % 5 * 100));
                n * n
            };
            let each = |n: u64, square: u64| {
                seen.push((n, square));
                Ok::<(), ()>(())
            };
            map(0..100, Limits { threads, ..LIMITS }, |_| 1, work, each).unwrap().unwrap();
            assert_eq!(seen, (0..100).map(|n| (n, n * n)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_more_is_under_way_than_there_is_room_for() {
        for (items, weight, most) in [(10, 1_000, 10), (100, 30, 3), (100, 5, 1)] {
            let taken = AtomicUsize::new(0);
            let greatest = AtomicUsize::new(0);
            let handed = AtomicUsize::new(0);
            let items_taken = (0..200).inspect(|_| {
                let taken = taken.fetch_add(1, Ordering::SeqCst) + 1;
                greatest.fetch_max(taken - handed.load(Ordering::SeqCst), Ordering::SeqCst);
            });
            let each = |_, ()| {
                handed.fetch_add(1, Ordering::SeqCst);
                Ok::<(), ()>(())
            };
            map(items_taken, Limits { threads: 4, items, weight }, |_| 10, |_| (), each).unwrap().unwrap();
            // One more may be taken while the last one that was handed on is still counted.
            assert!(greatest.load(Ordering::SeqCst) <= most + 1, "{greatest:?} of {most}");
        }
    }

    #[test]
    fn an_error_ends_it() {
        for threads in [1, 4] {
            let each = |n: usize, ()| if n == 5 { Err(n) } else { Ok(()) };
            let ended = map(0.., Limits { threads, ..LIMITS }, |_| 1, |_| (), each).unwrap();
            assert_eq!(ended, Err(5));
        }
    }

    #[test]
    #[should_panic(expected = "scoped thread panicked")]
    fn a_panic_is_handed_on() {
        let work = |n: &usize| assert!(*n != 5, "the work panics");
        let _ = map(0..100, LIMITS, |_| 1, work, |_, ()| Ok::<(), ()>(()));
    }
}
