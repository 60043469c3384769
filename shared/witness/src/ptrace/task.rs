//! Lo que se sabe de cada hilo al que se mira, y de la llamada en la que está.

use std::time::Duration;

/// Un hilo al que se mira.
pub struct Task {
    /// El proceso al que pertenece.
    pub pid: i32,
    /// La llamada del filtro en la que está, si se espera a que vuelva.
    pub call: Option<Call>,
    pub stopped: bool,
    /// La CPU que había gastado su proceso cuando iba a terminar: después puede no quedar de quién leerla.
    pub cpu_at_end: Duration,
    /// Y lo que había esperado a tener una.
    pub waited_at_end: Duration,
    /// Si la espera de la que vuelve ya ha dejado pasar delante lo que estaba pendiente.
    pub gave_way: bool,
    /// Si es el hilo principal y ha creado otros.
    pub threaded: bool,
    /// Si lo siguiente que haga puede ser un manejador, tras una espera que cortó su señal.
    pub to_handler: bool,
    /// La espera que cortó una señal, por su número.
    pub interrupted_wait: Option<usize>,
}

impl Task {
    pub fn of(pid: i32) -> Self {
        Self {
            pid,
            call: None,
            stopped: false,
            cpu_at_end: Duration::ZERO,
            waited_at_end: Duration::ZERO,
            gave_way: false,
            threaded: false,
            to_handler: false,
            interrupted_wait: None,
        }
    }
}

/// Lo que se guarda de una llamada hasta que vuelve.
pub enum Call {
    /// `info` es la dirección del `siginfo_t` de `waitid`; nada, si es `wait4`.
    Wait {
        number: usize,
        info: Option<u64>,
        looks: bool,
    },
    Kill {
        sent: Vec<usize>,
    },
    Priority {
        of: Option<i32>,
        nice: i32,
    },
    Exec {
        path: String,
    },
    Futex {
        id: u64,
        waits: bool,
    },
    FileLock(FileLock),
    Write {
        fd: i32,
        text: Vec<u8>,
    },
}

/// Un cerrojo de un fichero que se ha pedido.
pub struct FileLock {
    pub id: u64,
    pub name: String,
    pub waits: bool,
}
