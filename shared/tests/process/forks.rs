//! Lo que un hijo hereda de las cosas de su padre: se le dice que no son suyas, y el padre no lo nota.

use std::time::Duration;

use nix::unistd::{ForkResult, getpid};
use shared::fork::fork;
use shared::gate::Gate;
use shared::process::{Process, ProcessError};
use shared::sync::{Condition, Lock, RLock, SyncError};
use shared::wait::{WaitStatus, waitpid};
use shared::{Pid, child, eventually};
use tests::scenario::Scenario;

pub const SCENARIOS: &[Scenario] = &[
    ("un hijo ve a su hermano, pero no lo espera ni lo mata", brother),
    ("un hijo de fork no se toma por el proceso de su padre, sea el fork de quien sea", who_am_i),
    ("un cerrojo de su padre no es de un hijo, ni de uno de un fork ajeno", locks),
];

fn brother() {
    let gate = Gate::new().unwrap();
    let mut elder = Process::new(|| gate.wait());
    elder.start().unwrap();
    let mut younger = Process::new(|| {
        assert!(elder.is_alive());
        assert_eq!(elder.exitcode(), None);
        let refused = Err(ProcessError::NotMyChild);
        assert_eq!(elder.join(), refused.clone());
        assert_eq!(elder.join_timeout(Duration::ZERO).map(drop), refused.clone());
        assert_eq!((elder.terminate(), elder.kill()), (refused.clone(), refused));
        gate.open().unwrap();
        let dead = eventually(Duration::from_secs(10), || (!elder.is_alive()).then_some(()));
        assert!(dead.is_some());
        assert!(!elder.reaped_elsewhere());
    });
    younger.start().unwrap();
    younger.join().unwrap();
    assert_eq!(younger.exitcode(), Some(0));
    drop(younger);
    elder.join().unwrap();
    assert_eq!(elder.exitcode(), Some(0));
}

fn ends_well(child: Pid) {
    assert_eq!(waitpid(child, None), Ok(WaitStatus::Exited(child, 0)));
}

fn who_am_i() {
    let mut middle = Process::new(|| {
        assert_eq!(Process::current().pid, getpid());
        assert!(Process::parent().is_some());
        for ours in [true, false] {
            match any_fork(ours) {
                ForkResult::Child => child::run(|| {
                    assert_eq!(Process::current().pid, getpid());
                    assert_eq!(Process::parent(), None);
                }),
                ForkResult::Parent { child } => ends_well(child),
            }
        }
    });
    middle.start().unwrap();
    middle.join().unwrap();
    assert_eq!(middle.exitcode(), Some(0));
}

/// Un `fork` de este cuaderno, o el de quien no lo usa.
fn any_fork(ours: bool) -> ForkResult {
    // SAFETY: este proceso tiene un solo hilo.
    #[expect(clippy::disallowed_methods, reason = "así lo hace quien no usa este cuaderno")]
    if ours { fork().unwrap() } else { unsafe { nix::unistd::fork() }.unwrap() }
}

fn locks() {
    let (lock, rlock, condition) =
        (Lock::new().unwrap(), RLock::new().unwrap(), Condition::new().unwrap());
    let guard = lock.guard().unwrap();
    let reentrant = rlock.guard().unwrap();
    let of_condition = condition.guard().unwrap();
    let not_mine = || {
        assert_eq!(lock.try_acquire(), Ok(None));
        assert_eq!(rlock.try_acquire(), Ok(None));
        assert_eq!(rlock.release(), Err(SyncError::NotOwner { operation: "release()" }));
        assert_eq!(condition.notify(), Err(SyncError::NotOwner { operation: "notify()" }));
        assert!(condition.wait_timeout(Duration::ZERO).is_err());
    };
    for ours in [true, false] {
        match any_fork(ours) {
            ForkResult::Child => child::run(not_mine),
            ForkResult::Parent { child } => ends_well(child),
        }
    }
    assert_eq!((lock.owner(), rlock.owner()), (Some(getpid()), Some(getpid())));
    drop((guard, reentrant, of_condition));
    assert_eq!((lock.owner(), rlock.owner()), (None, None));
}
