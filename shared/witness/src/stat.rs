//! Lo que dice `/proc/PID/stat` de un proceso.

use std::fs;
use std::time::Duration;

/// Los tics son de centésimas en todo Linux que se pueda encontrar.
const TICK_MS: u64 = 10;

#[derive(Clone, Debug)]
pub struct Stat {
    pub pid: i32,
    pub comm: String,
    /// La letra de `ps`: R, S, D, T, t, Z…
    pub state: char,
    pub ppid: i32,
    pub group: i32,
    /// Los fallos de página de los hijos que ha recogido con `wait`: crecen con cada uno.
    pub faults_of_the_reaped: u64,
    /// La CPU que ha gastado.
    pub cpu: Duration,
    /// La que habían gastado los hijos que ha recogido, y los que habían recogido ellos.
    pub cpu_of_the_reaped: Duration,
    pub threads: u64,
    /// Cuándo nació, en tics desde el arranque: con el PID, identifica a un proceso.
    pub born: u64,
    /// Dónde empieza su pila, que cambia con cada `exec`; 0 si no se permite verlo.
    pub stack: u64,
    /// Cómo acabó, o con qué señal se detuvo, como en `waitpid`; 0 también si no se permite verlo.
    pub exit_code: i32,
}

impl Stat {
    pub fn of(pid: i32) -> Option<Self> {
        let stat = fs::read(format!("/proc/{pid}/stat")).ok()?;
        Self::parse(&String::from_utf8_lossy(&stat))
    }

    fn parse(stat: &str) -> Option<Self> {
        // El nombre va entre paréntesis y puede contener cualquier cosa, también paréntesis y espacios.
        let (before, rest) = stat.split_once('(')?;
        let (comm, rest) = rest.rsplit_once(')')?;
        let fields: Vec<&str> = rest.split_whitespace().collect();
        // Los números son los de proc(5), que cuenta desde 1; el tercero es el primero que queda.
        let field = |number: usize| fields.get(number - 3);
        let number = |at: usize| field(at)?.parse::<u64>().ok();
        let time = |user: usize| {
            Some(Duration::from_millis((number(user)? + number(user + 1)?) * TICK_MS))
        };
        Some(Stat {
            pid: before.trim().parse().ok()?,
            comm: comm.to_owned(),
            state: field(3)?.chars().next()?,
            ppid: field(4)?.parse().ok()?,
            group: field(5)?.parse().ok()?,
            faults_of_the_reaped: number(11)?,
            cpu: time(14)?,
            cpu_of_the_reaped: time(16)?,
            threads: number(20)?,
            born: number(22)?,
            stack: number(28)?,
            exit_code: field(52).and_then(|code| code.parse().ok()).unwrap_or(0),
        })
    }

    /// Si ha terminado y sigue en la tabla. Con el hilo principal terminado y otros en marcha, no ha terminado.
    pub fn is_zombie(&self) -> bool {
        self.state == 'Z' && self.threads <= 1
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Stat};

    #[test]
    fn el_nombre_puede_tener_de_todo() {
        let rest = (5..=52).map(|field| field.to_string()).collect::<Vec<_>>().join(" ");
        let stat = Stat::parse(&format!("7 (a) (b) 1) Z 4 {rest}\n")).unwrap();
        assert_eq!((stat.pid, stat.comm.as_str(), stat.state, stat.ppid), (7, "a) (b) 1", 'Z', 4));
        assert_eq!((stat.faults_of_the_reaped, stat.threads, stat.born), (11, 20, 22));
        assert_eq!((stat.stack, stat.exit_code), (28, 52));
        assert_eq!(stat.cpu, Duration::from_millis(290));
        assert_eq!(stat.cpu_of_the_reaped, Duration::from_millis(330));
        assert!(!stat.is_zombie());
    }
}
