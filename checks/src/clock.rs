//! The time that a thread spends working, which is less than passes where others use the machine too.

use std::time::Duration;

/// What the current thread has spent of the processor since it began; elsewhere than on Unix, the time that passed.
#[must_use]
pub fn spent() -> Duration {
    #[cfg(unix)]
    {
        use rustix::time::{ClockId, clock_gettime};
        let time = clock_gettime(ClockId::ThreadCPUTime);
        Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
    }
    #[cfg(not(unix))]
    {
        use std::sync::LazyLock;
        use std::time::Instant;
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        START.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hint::black_box;

    #[test]
    fn work_takes_time_and_waiting_none() {
        let start = spent();
        let mut sum = 0_u64;
        for n in 0..2_000_000 {
            sum = black_box(sum.wrapping_add(n));
        }
        let worked = spent() - start;
        assert!(worked > Duration::ZERO);
        #[cfg(unix)]
        {
            let start = spent();
            std::thread::sleep(Duration::from_millis(200));
            assert!(spent() - start < Duration::from_millis(100));
        }
    }
}
