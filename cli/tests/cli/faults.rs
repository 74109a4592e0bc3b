//! When something fails that is not the transcript: what was written is whole, and how the command ends
//! says what happened.

use super::*;

/// A folder `d` of so many files, whose lines are longer than a pipe holds together, and the first by itself.
#[cfg(unix)]
fn many(files: usize) -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("d")).unwrap();
    for n in 0..files {
        let talk = TALK.repeat(if n == 0 { 1_000 } else { 20 });
        fs::write(dir.path().join(format!("d/{n:03}.txt")), talk).unwrap();
    }
    dir
}

/// `oration outline d`, of which nothing is read yet.
#[cfg(unix)]
fn outline(dir: &TempDir, jobs: &str) -> Child {
    let mut command = Process::new(ORATION);
    command.args(["outline", "--jobs", jobs, "d"]).current_dir(dir.path());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[cfg(unix)]
fn signal(name: &str, child: &Child) {
    assert!(Process::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}

/// The records of an output that was cut off somewhere: whole ones, each with its line end.
#[cfg(unix)]
#[track_caller]
fn whole(output: &[u8]) -> Vec<Value> {
    assert!(output.is_empty() || output.ends_with(b"\n"), "{:?}", output.last_chunk::<80>());
    lines(output)
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_does_not_keep_the_others_waiting() {
    let dir = many(3);
    fs::remove_file(dir.path().join("d/001.txt")).unwrap();
    // Nobody may read there, not even who may everything.
    std::os::unix::fs::symlink("/proc/self/mem", dir.path().join("d/001.txt")).unwrap();
    for jobs in ["1", "2"] {
        let output = outline(&dir, jobs).wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let records = whole(&output.stdout);
        let failed: Vec<bool> = records.iter().map(|record| record["error"].is_string()).collect();
        assert_eq!(failed, [false, true, false]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.starts_with("oration: d/001.txt: cannot be read: "), "{told}");
        assert!(told.ends_with("\noration: 1 of 3 files failed\n"), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_said() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = many(2);
    let path = dir.path().join("d/001.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&path).is_ok() {
        return; // to root nothing is forbidden
    }
    let output = outline(&dir, "1").wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(whole(&output.stdout)[1]["error"], "permission denied");
}

/// The command has listed the folder, and waits until somebody reads the first line.
#[cfg(unix)]
#[test]
fn a_file_may_vanish_and_another_grow() {
    let dir = many(4);
    let mut child = outline(&dir, "1");
    let mut first = [0];
    child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    fs::remove_file(dir.path().join("d/001.txt")).unwrap();
    fs::write(dir.path().join("d/002.txt"), TALK.repeat(30)).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let records = whole(&[&first, &*output.stdout].concat());
    let blocks: Vec<usize> = records.iter().map(|record| record["blocks"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(blocks, [4_000, 0, 120, 80]);
    assert_eq!(records[1]["error"], "no such file or directory");
    let told = "oration: d/001.txt: no such file or directory\noration: 1 of 4 files failed\n";
    assert_eq!(String::from_utf8_lossy(&output.stderr), told);
}

/// Which of its states is read is left to chance; none is half old and half new.
#[test]
fn a_file_that_grows_while_it_is_read_is_whole_or_refused() {
    let (dir, _) = in_dir(&[("d/a.txt", TALK.repeat(2_000).as_bytes()), ("d/b.txt", TALK.as_bytes())]);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = fs::OpenOptions::new().append(true).open(dir.path().join("d/a.txt")).unwrap();
            for _ in 0..5_000 {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                file.write_all(TALK.as_bytes()).unwrap();
            }
        });
        for _ in 0..5 {
            let output = oration().current_dir(dir.path()).args(["outline", "d"]).output().unwrap();
            let records = lines(&output.stdout);
            assert_eq!(records.len(), 2);
            let failed = records[0]["error"].is_string();
            assert_eq!(output.status.code(), Some(i32::from(failed)));
            assert!(!failed || records[0]["error"] == "changed while it was read", "{}", records[0]);
            let turns = records[0]["blocks"].as_array().map_or(0, Vec::len);
            assert!(failed || turns >= 8_000 && turns % 4 == 0, "{turns}");
        }
        done.store(true, Ordering::Relaxed);
    });
}

/// Runs `oration ARGUMENTS > out.jsonl` in a shell that has limited the length of files.
#[cfg(unix)]
fn within_blocks(dir: &TempDir, blocks: u32, arguments: &str) -> std::process::Output {
    // The signal that comes with the limit would end the command before it can say anything.
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec {ORATION} {arguments}");
    Process::new("sh").args(["-c", &script]).current_dir(dir.path()).output().unwrap()
}

#[cfg(unix)]
#[track_caller]
fn full(output: &std::process::Output, written: &[u8]) {
    assert_eq!(output.status.code(), Some(1));
    let records = whole(written).len();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.starts_with("oration: cannot write: "), "{told}");
    assert!(records > 0 && told.ends_with(&format!("; whole records written: {records}\n")), "{records}: {told}");
}

#[cfg(unix)]
#[test]
fn what_a_file_has_no_room_for_is_cut_off_behind_a_record() {
    let dir = many(300);
    let read = || fs::read(dir.path().join("out.jsonl")).unwrap();
    full(&within_blocks(&dir, 1_000, "outline --jobs 2 d > out.jsonl"), &read());
    full(&within_blocks(&dir, 4_000, "parse --format jsonl d/*.txt -o out.jsonl"), &read());
    // What stood there before is left alone.
    fs::write(dir.path().join("out.jsonl"), "{}\n").unwrap();
    let output = within_blocks(&dir, 1_000, "outline d >> out.jsonl");
    full(&output, &read()[3..]);
    // A record that is longer than the room is cut off whole.
    let output = within_blocks(&dir, 100, "outline d > out.jsonl");
    assert_eq!(read(), b"");
    assert!(String::from_utf8_lossy(&output.stderr).ends_with("; whole records written: 0\n"));
}

/// A disk of its own, where that may be mounted.
#[cfg(target_os = "linux")]
#[test]
fn what_a_disk_has_no_room_for_is_cut_off_behind_a_record() {
    struct Mounted<'a>(&'a Path);
    impl Drop for Mounted<'_> {
        fn drop(&mut self) {
            let _ = Process::new("umount").arg(self.0).status();
        }
    }
    let dir = many(300);
    let disk = dir.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let mut mount = Process::new("mount");
    mount.args(["-t", "tmpfs", "-o", "size=512k", "tmpfs"]).arg(&disk).stderr(Stdio::null());
    if !mount.status().is_ok_and(|status| status.success()) {
        return;
    }
    let _mounted = Mounted(&disk);
    let out = fs::File::create(disk.join("out.jsonl")).unwrap();
    let mut command = Process::new(ORATION);
    let output = command.args(["outline", "d"]).current_dir(dir.path()).stdout(out).output().unwrap();
    full(&output, &fs::read(disk.join("out.jsonl")).unwrap());
    assert!(String::from_utf8_lossy(&output.stderr).contains("No space left on device"));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_from_many_files_is_told_what_it_got() {
    let dir = many(300);
    for jobs in ["1", "2"] {
        let mut child = outline(&dir, jobs);
        child.stdout.take().unwrap().read_exact(&mut [0; 100_000]).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(141));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.starts_with("oration: the reader closed the pipe; whole records written: "), "{told}");
        assert_eq!(told.lines().count(), 1);
    }
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_behind_the_record_that_is_being_written() {
    let dir = many(300);
    for (name, jobs) in [("-INT", "1"), ("-INT", "2"), ("-TERM", "2")] {
        let mut child = outline(&dir, jobs);
        let mut first = [0];
        // It writes by now, and waits for us in the middle of the first record.
        child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
        signal(name, &child);
        std::thread::sleep(Duration::from_millis(200));
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(130), "{name}");
        assert_eq!(whole(&[&first, &*output.stdout].concat()).len(), 1);
        let told = "oration: interrupted; whole records written: 1\n";
        assert_eq!(String::from_utf8_lossy(&output.stderr), told);
    }
}

#[cfg(unix)]
#[test]
fn a_second_signal_does_not_wait_for_a_reader() {
    let dir = many(3);
    let mut child = outline(&dir, "1");
    child.stdout.as_mut().unwrap().read_exact(&mut [0]).unwrap();
    for _ in 0..2 {
        assert!(child.try_wait().unwrap().is_none());
        std::thread::sleep(Duration::from_millis(200));
        signal("-INT", &child);
    }
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let (dir, _) = in_dir(&[("long.txt", TALK.repeat(4_000).as_bytes())]);
    for arguments in [
        &["parse"][..],
        &["parse", "--format", "markdown"],
        &["outline"],
        &["tree"],
        &["explain"],
        &["explain", "--format", "json"],
    ] {
        let mut child = Process::new(ORATION)
            .args(arguments)
            .arg("long.txt")
            .current_dir(dir.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {:?}", output.status);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    for arguments in [
        &["parse", "-"][..],
        &["outline", "-"],
        &["tree", "-"],
        &["check", "-"],
        &["explain", "-"],
        &["explain", "--rules"],
        &["completions", "zsh"],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let (_dir, _) = in_dir(&[]);
        let mut child = Process::new(ORATION)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that reads nothing may be gone by now.
        let _ = child.stdin.take().unwrap().write_all(TALK.as_bytes());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            starts_with("oration: cannot write: ").eval(&told) && ends_with("\n").eval(&told),
            "{arguments:?}: {told}"
        );
    }
}
