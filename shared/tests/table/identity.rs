//! La identidad es (PID, instante de arranque): quien hereda un PID no recibe señales de otro.

use std::fs;
use std::time::Duration;

use shared::Signal;
use shared::table::TableError;
use tests::scenario::Scenario;

use crate::sleeper;

pub const REUSED: Scenario = ("un PID reutilizado no recibe la señal del anterior", reused);
pub const SCENARIOS: &[Scenario] = &[REUSED, crate::signals::DENIED];

/// El siguiente `fork` recibe `ns_last_pid + 1`, si nadie se adelanta: se repite hasta conseguirlo.
fn reused() {
    for _ in 0..500 {
        let mut first = sleeper();
        let old = first.in_table().unwrap();
        let pid = old.pid().as_raw();
        first.kill().unwrap();
        first.join().unwrap();
        // El instante de arranque se cuenta en tics de 10 ms: que el segundo caiga en otro.
        std::thread::sleep(Duration::from_millis(20));

        fs::write("/proc/sys/kernel/ns_last_pid", (pid - 1).to_string()).unwrap();
        let second = sleeper();
        if second.pid().unwrap().as_raw() != pid {
            continue;
        }
        assert_eq!(old.send_signal(Signal::SIGKILL), Err(TableError::NoSuchProcess(pid)));
        assert_eq!(old.set_nice(5), Err(TableError::NoSuchProcess(pid)));
        assert!(!old.is_running());
        assert_ne!(old, second.in_table().unwrap());
        assert!(second.is_alive(), "la señal ha llegado al que heredó el PID");
        return;
    }
    panic!("no se ha conseguido repetir un PID en 500 intentos");
}
