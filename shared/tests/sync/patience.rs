//! Esperar no gasta CPU, y los plazos se cumplen aunque lleguen señales o se detenga al que espera.

use std::time::{Duration, Instant};

use nix::sys::signal::{SigHandler, kill, signal};
use shared::process::Process;
use shared::sync::{Barrier, BrokenBy, Condition, Event, Lock, RLock, Semaphore, SyncError};
use shared::{Signal, ipc};
use tests::scenario::Scenario;

use crate::support::{all_succeed, cpu_ticks, spawn};

pub const SCENARIOS: &[Scenario] = &[
    ("esperar no gasta CPU", no_cpu),
    ("los plazos no se adelantan", never_early),
    ("un plazo aguanta señales", survives_signals),
    ("un plazo aguanta que detengan al que espera", survives_stop),
];

/// Todas las maneras de esperar con plazo algo que no llegará.
fn every_wait(timeout: Duration) {
    let lock = Lock::new().unwrap();
    lock.acquire().unwrap();
    assert_eq!(lock.acquire_timeout(timeout).unwrap(), None);
    assert!(!Semaphore::new(0).unwrap().acquire_timeout(timeout).unwrap());
    assert!(!Event::new().unwrap().wait_timeout(timeout).unwrap());
    let condition = Condition::new().unwrap();
    condition.acquire().unwrap();
    assert_eq!(condition.wait_timeout(timeout).unwrap(), None);
    let broken = Err(SyncError::BrokenBarrier(BrokenBy::Timeout));
    assert_eq!(Barrier::new(2).unwrap().wait_timeout(timeout), broken);
    let queue = ipc::Queue::<u8>::bounded(1).unwrap();
    assert_eq!(queue.get_timeout(timeout), Err(ipc::IpcError::Empty));
    queue.put(&1).unwrap();
    assert_eq!(queue.put_timeout(&2, timeout), Err(ipc::IpcError::Full));
    let tasks = ipc::JoinableQueue::<u8>::new().unwrap();
    tasks.put(&1).unwrap();
    assert!(!tasks.join_timeout(timeout).unwrap());
}

const WAITS: u32 = 8;

fn no_cpu() {
    let before = cpu_ticks();
    every_wait(Duration::from_millis(250));
    let used = cpu_ticks() - before;
    assert!(used <= 2, "2 s de espera han gastado {used} tics de 10 ms");

    let (lock, rlock) = (Lock::new().unwrap(), RLock::new().unwrap());
    lock.acquire().unwrap();
    rlock.acquire().unwrap();
    let wait = || {
        let before = cpu_ticks();
        lock.acquire().unwrap();
        lock.release().unwrap();
        let used = cpu_ticks() - before;
        assert!(used <= 2, "esperar sin plazo ha gastado {used} tics de 10 ms");
    };
    let children: Vec<Process<'_>> = (0..3).map(|_| spawn(wait)).collect();
    std::thread::sleep(Duration::from_secs(1));
    lock.release().unwrap();
    all_succeed(children);
}

fn never_early() {
    let timeout = Duration::from_millis(60);
    let start = Instant::now();
    every_wait(timeout);
    let took = start.elapsed();
    assert!(took >= WAITS * timeout, "{took:?}");
}

extern "C" fn ignore(_: i32) {}

/// Un hijo que espera con plazo; al que se le hace algo entretanto.
fn meanwhile(act: impl Fn(shared::Pid)) {
    let ready = Event::new().unwrap();
    let child = spawn(|| {
        // SAFETY: el manejador no hace nada.
        unsafe { signal(Signal::SIGUSR1, SigHandler::Handler(ignore)) }.unwrap();
        ready.set();
        let start = Instant::now();
        every_wait(Duration::from_millis(50));
        assert!(start.elapsed() >= WAITS * Duration::from_millis(50), "{:?}", start.elapsed());
    });
    ready.wait().unwrap();
    act(child.pid().unwrap());
    all_succeed(vec![child]);
}

fn survives_signals() {
    meanwhile(|pid| {
        for _ in 0..100 {
            kill(pid, Signal::SIGUSR1).unwrap();
            std::thread::sleep(Duration::from_millis(3));
        }
    });
}

fn survives_stop() {
    meanwhile(|pid| {
        for _ in 0..5 {
            kill(pid, Signal::SIGSTOP).unwrap();
            std::thread::sleep(Duration::from_millis(20));
            kill(pid, Signal::SIGCONT).unwrap();
            std::thread::sleep(Duration::from_millis(30));
        }
    });
}
