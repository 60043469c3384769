//! Señales y nice por PID: los errores del sistema, en español, y los procesos que no se tocan.

use std::time::Duration;

use nix::unistd::getpid;
use shared::Signal;
use shared::table::{
    State, SystemProcess, TableError, may_lower_nice_to, wait_for_state, wait_procs,
};
use tests::scenario::Scenario;

use crate::sleeper;

pub const SCENARIOS: &[Scenario] = &[
    ("terminate y kill terminan a un proceso", terminate_and_kill),
    ("stop y cont lo detienen y lo reanudan", stop_and_continue),
    ("wait_procs separa a los que terminan de los que no", waiting_for_several),
    ("no existe: ESRCH", gone),
    ("cero y los negativos no son procesos", not_pids),
    ("ni a PID 1 ni a uno mismo", protected),
    ("un zombi acepta la señal y sigue ahí", zombie),
    ("nice se lee y se sube", nice),
];

pub const DENIED: Scenario = ("sin permiso: EPERM y EACCES", denied);

fn seen(child: &shared::process::Process<'_>) -> SystemProcess {
    child.in_table().unwrap()
}

fn terminate_and_kill() {
    for (signal, exitcode) in [(Signal::SIGTERM, -15), (Signal::SIGKILL, -9)] {
        let mut child = sleeper();
        let process = seen(&child);
        assert!(!process.wait(Duration::from_millis(10)).unwrap());
        process.may_signal(signal).unwrap();
        if signal == Signal::SIGTERM {
            process.terminate().unwrap()
        } else {
            process.kill().unwrap()
        }
        assert!(process.wait(Duration::from_secs(10)).unwrap());
        child.join().unwrap();
        assert_eq!(child.exitcode(), Some(exitcode));
        assert!(process.wait(Duration::ZERO).unwrap(), "el que ya no está ha terminado");
    }
}

fn stop_and_continue() {
    let child = sleeper();
    let process = seen(&child);
    wait_for_state(process.pid(), State::Sleeping).unwrap();
    process.suspend().unwrap();
    wait_for_state(process.pid(), State::Stopped).unwrap();
    process.resume().unwrap();
    wait_for_state(process.pid(), State::Sleeping).unwrap();
}

fn waiting_for_several() {
    let (mut ending, mut gone, staying) = (sleeper(), sleeper(), sleeper());
    let all = [&staying, &gone, &ending].map(seen);
    gone.kill().unwrap();
    gone.join().unwrap();
    all[2].terminate().unwrap();
    let (ended, alive) = wait_procs(&all, Duration::from_millis(200)).unwrap();
    assert_eq!(ended, [all[1].clone(), all[2].clone()]);
    assert_eq!(alive, [all[0].clone()]);
    // No recoge a nadie: el código sigue siendo de quien lo espere.
    assert_eq!(all[2].status(), Ok(State::Zombie));
    ending.join().unwrap();
    assert_eq!(ending.exitcode(), Some(-15));
    // El plazo es de todos juntos, y ya no queda nada de él: no se espera a ninguno.
    let (ended, alive) = wait_procs(&all, Duration::ZERO).unwrap();
    assert_eq!((ended.len(), alive.len()), (2, 1));
}

fn gone() {
    let mut child = sleeper();
    let process = seen(&child);
    child.kill().unwrap();
    child.join().unwrap();
    let pid = process.pid().as_raw();
    for error in [process.kill(), process.may_signal(Signal::SIGTERM), process.set_nice(3)] {
        assert_eq!(error, Err(TableError::NoSuchProcess(pid)));
    }
    assert_eq!(process.status(), Err(TableError::NoSuchProcess(pid)));
    assert_eq!(SystemProcess::new(pid).unwrap_err(), TableError::NoSuchProcess(pid));
}

fn not_pids() {
    for pid in [0, -1, -getpid().as_raw(), i32::MIN] {
        assert_eq!(SystemProcess::new(pid).unwrap_err(), TableError::NotAPid(pid));
    }
}

fn protected() {
    // La señal 0 no existe en `Signal`; SIGCONT no haría daño si no se rechazara.
    let init = SystemProcess::new(1).unwrap();
    assert_eq!(init.send_signal(Signal::SIGCONT), Err(TableError::Init));
    assert_eq!(init.may_signal(Signal::SIGCONT), Err(TableError::Init));
    let me = getpid().as_raw();
    assert_eq!(
        SystemProcess::new(me).unwrap().send_signal(Signal::SIGCONT),
        Err(TableError::Myself(me))
    );
}

fn zombie() {
    let mut child = sleeper();
    let process = seen(&child);
    child.kill().unwrap();
    wait_for_state(process.pid(), State::Zombie).unwrap();
    process.kill().unwrap();
    process.terminate().unwrap();
    assert_eq!(process.status(), Ok(State::Zombie));
    child.join().unwrap();
    assert!(!process.is_running());
}

fn nice() {
    let child = sleeper();
    let process = seen(&child);
    let before = process.nice().unwrap();
    process.set_nice(19).unwrap();
    assert_eq!(process.nice(), Ok(19));
    for out in [-21, 20, i32::MAX] {
        assert_eq!(process.set_nice(out), Err(TableError::NiceOutOfRange(out)));
    }
    assert_eq!(
        process.set_nice(before).is_ok(),
        may_lower_nice_to(before),
        "bajarlo, según los privilegios"
    );
}

fn denied() {
    // PID 1 es de root, y esta prueba no lo es. Se pregunta por `may_signal`, que no envía nada.
    let child = sleeper();
    let process = seen(&child);
    process.set_nice(10).unwrap();
    assert!(!may_lower_nice_to(0));
    let error = process.set_nice(0).unwrap_err();
    assert!(matches!(error, TableError::NiceDenied { nice: 0, .. }), "{error}");
    assert!(error.to_string().contains("permiso denegado (EACCES)"), "{error}");

    let kthreadd_or_runner = nix::unistd::getppid().as_raw();
    let error = SystemProcess::new(kthreadd_or_runner).unwrap().may_signal(Signal::SIGTERM);
    if shared::Pid::from_raw(kthreadd_or_runner) != getpid()
        && nix::unistd::getuid().as_raw() == 65_534
    {
        let error = error.unwrap_err();
        assert!(error.to_string().contains("que es de root (EPERM)"), "{error}");
    }
}
