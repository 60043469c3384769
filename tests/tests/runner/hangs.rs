//! Nada se queda esperando: ni a un huérfano, ni más allá del plazo, ni a una prueba que ha muerto.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tests::{End, Run, Trial, trial, until};

use crate::is_gone;

/// Con este argumento, este binario encarga una ejecución que no acaba.
pub const ENDLESS_ORDER: &str = "--encargo-sin-fin";

pub fn trials() -> Vec<Trial> {
    vec![
        trial("un huérfano que tiene la salida abierta no bloquea", || {
            let began = Instant::now();
            let outcome = Run::sh("sleep 1000 & echo fin").run();
            assert_eq!(outcome.stdout, "fin\n");
            assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
        }),
        trial("un huérfano que no calla no bloquea", || {
            let outcome = Run::sh("yes & sleep 0.1").run();
            assert_eq!(outcome.alive[0].comm, "yes", "{}", outcome.report().len());
        }),
        trial("al cumplirse el plazo se dice y no queda nadie", || {
            let script = "trap '' TERM INT; echo $$; sleep 1000 & echo $!; wait";
            let outcome = Run::sh(script).deadline(Duration::from_millis(500)).run();
            outcome.assert_timed_out();
            let pids: Vec<i32> = outcome.stdout.lines().map(|line| line.parse().unwrap()).collect();
            assert_eq!(pids.len(), 2, "{}", outcome.report());
            assert!(pids.into_iter().all(is_gone));
            assert_eq!(outcome.alive_at_once.len(), 2, "{}", outcome.report());
            assert_eq!(outcome.end, End::Signaled(9));
        }),
        trial("al cumplirse el plazo se dice qué se esperaba", || {
            let outcome = Run::sh("echo uno; sleep 1000")
                .wait_for("dos")
                .deadline(Duration::from_millis(300))
                .run();
            assert_eq!(outcome.unreached.as_deref(), Some("esperar a que diga «dos»"));
            assert_eq!(outcome.stdout, "uno\n");
        }),
        trial("un proceso detenido también se mata", || {
            let outcome = Run::sh("kill -STOP $$").deadline(Duration::from_millis(300)).run();
            outcome.assert_timed_out();
            assert_eq!(outcome.alive_at_once[0].state, 'T', "{}", outcome.report());
        }),
        trial("si muere quien encargó la prueba, no queda nadie", || {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("pid");
            let private = folder.path().join("privadas");
            fs::create_dir(&private).unwrap();
            let mut test = Command::new("/proc/self/exe")
                .arg(ENDLESS_ORDER)
                .arg(&file)
                .env("TMPDIR", &private)
                .stdout(Stdio::null())
                .spawn()
                .unwrap();
            until("escribe su PID", || read_pid(&file).is_some());
            let pid = read_pid(&file).unwrap();
            assert!(!is_gone(pid));
            test.kill().unwrap();
            test.wait().unwrap();
            until("muere el huérfano", || is_gone(pid));
            until("se borran las carpetas", || fs::read_dir(&private).unwrap().next().is_none());
        }),
    ]
}

/// Lo que hace este binario cuando se le llama con [`ENDLESS_ORDER`]: encargar un programa que no acaba y que
/// tiene un hijo que no muere con él.
pub fn order_without_end(file: &str) {
    let child = "trap '' HUP TERM; while :; do sleep 1000; done";
    Run::sh(&format!("({child}) & echo $! > {file}; sleep 1000")).run();
}

fn read_pid(file: &Path) -> Option<i32> {
    fs::read_to_string(file).ok()?.strip_suffix('\n')?.parse().ok()
}
