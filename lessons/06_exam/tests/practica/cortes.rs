//! Lo que se desboca se corta y se dice, y no queda nada.

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::sys::prctl::set_pdeathsig;
use nix::sys::signal::Signal;
use nix::unistd::{Pid, setsid};
use tests::{Run, Trial, until, workspace_root};

use crate::alumno::{juzga_texto, juzga_texto_de};
use crate::{EXAMEN, con_ptrace};

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![
        con_ptrace("si matan al juez, no queda nada", muerto),
        con_ptrace("a quien no le toca la CPU se le espera más", sin_cpu),
        con_ptrace(
            "un interbloqueo se ve también en una escena, cuando la escena acaba",
            en_una_escena,
        ),
        con_ptrace(
            "matar al grupo de una víctima no mata a quien juzga",
            mata_al_grupo,
        ),
        con_ptrace("si el juez no puede crear procesos, lo dice", sin_procesos),
    ];
    trials.extend(DESBOCADOS.iter().map(|&(que, texto)| {
        con_ptrace(&format!("se corta y se dice: {que}"), move || desbocado(texto))
    }));
    trials
}

fn muerto() {
    let casa = tempfile::tempdir().unwrap();
    let fichero = casa.path().join("duerme.py");
    fs::write(&fichero, "import time\ntime.sleep(600)\n").unwrap();
    let temporales = casa.path().join("tmp");
    fs::create_dir(&temporales).unwrap();
    let vacia = || fs::read_dir(&temporales).unwrap().next().is_none();
    for senal in ["INT", "KILL"] {
        let fichero = fichero.display();
        let orden = format!("'{EXAMEN}' practica plantilla --fichero '{fichero}'");
        Run::signalled_after(&orden, senal, 900)
            .env("TMPDIR", temporales.display().to_string())
            .run()
            .assert_nothing_alive();
        until("se borra la carpeta en la que se juzgaba", vacia);
    }
}

/// Con uno solo no arranca nadie; con algunos más, unos sí y otros no: el terminal, el testigo, los hilos, los clientes.
fn sin_procesos() {
    for solucion in
        ["00_process/exercises/plantilla", "05_server/exercises/servidor_fork"]
    {
        let carpeta = workspace_root().join("lessons").join(solucion);
        let ejercicio = carpeta.file_name().unwrap().to_string_lossy();
        let solucion = carpeta.join("solucion.py").display().to_string();
        for caben in 1..=8 {
            let outcome = Run::new(EXAMEN)
                .args(["practica", &ejercicio, "--fichero", &solucion])
                .no_more_processes()
                .max_processes(caben)
                .run();
            outcome.assert_code(3).assert_clean();
            // Puede estar partido entre dos líneas, y no queda nada en inglés.
            outcome.assert_says("ulimit").assert_says("(EAGAIN)");
            assert!(!outcome.stdout.contains("os error"), "{}", outcome.report());
        }
    }
}

/// Con la CPU ocupada por otros, dura más que su plazo, y no es culpa suya.
fn sin_cpu() {
    let mias = sched_getaffinity(Pid::from_raw(0)).unwrap();
    let cpu = (0..CpuSet::count()).find(|cpu| mias.is_set(*cpu).unwrap()).unwrap();
    let _ocupan: Vec<Ocupa> = (0..OCUPAN).map(|_| Ocupa::la(cpu)).collect();
    let texto = format!(
        "
import os, sys, time
if sys.argv[1] == '0':
    os.sched_setaffinity(0, {{{cpu}}})
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    fin = time.monotonic() + 11
    while time.monotonic() < fin: pass
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
"
    );
    let json = juzga_texto(&texto);
    assert_ne!(json["verdict"], "limit", "{json}");
}

/// Linux reparte la CPU por sesiones, y cada uno de estos tiene la suya: quien se juzga se queda con una parte pequeña.
const OCUPAN: usize = 5;

struct Ocupa(Child);

impl Ocupa {
    fn la(cpu: usize) -> Self {
        let mut orden = Command::new("sh");
        orden.args(["-c", "while :; do :; done"]);
        // SAFETY: entre `fork` y `exec` solo hace llamadas al sistema.
        unsafe {
            orden.pre_exec(move || {
                setsid()?;
                set_pdeathsig(Signal::SIGKILL)?;
                let mut una = CpuSet::new();
                una.set(cpu)?;
                Ok(sched_setaffinity(Pid::from_raw(0), &una)?)
            })
        };
        Self(orden.spawn().unwrap())
    }
}

impl Drop for Ocupa {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// El plazo de ese caso son veinte segundos.
fn en_una_escena() {
    let solucion = workspace_root()
        .join("lessons/01_sync_processes/exercises/ping_pong/solucion.py");
    let solucion = fs::read_to_string(solucion).unwrap();
    let texto = solucion.replace(
        "    for _ in range(veces):\n        mio.acquire()",
        "    for vuelta in range(veces):\n        if vuelta == 100: mio.acquire(), mio.acquire()\n        mio.acquire()",
    );
    assert_ne!(texto, solucion);
    let empieza = Instant::now();
    let json = juzga_texto_de("ping_pong", &texto);
    assert_eq!(json["checks"][0]["id"], "interbloqueo", "{json}");
    assert_eq!(json["checks"][0]["ok"], false, "{json}");
    let tardo = empieza.elapsed();
    assert!(tardo < Duration::from_secs(18), "tardó {tardo:?}");
}

fn mata_al_grupo() {
    let json = juzga_texto_de(
        "matar_por_nombre",
        "
import os, sys
muertos = 0
for pid in filter(str.isdigit, os.listdir('/proc')):
    try:
        if open(f'/proc/{pid}/comm').read().strip() == sys.argv[1] and int(pid) != os.getpid():
            os.killpg(os.getpgid(int(pid)), 9)
            muertos += 1
    except OSError:
        pass
print(muertos)
",
    );
    assert_eq!(json["verdict"], "wrong", "{json}");
    let checks = json["checks"].as_array().unwrap();
    let fallos: Vec<_> = checks.iter().filter(|una| una["ok"] == false).collect();
    // En el grupo de una víctima hay otro que no lo es.
    assert!(matches!(fallos[..], [uno] if uno["id"] == "solo_esos"), "{json}");
}

const DESBOCADOS: [(&str, &str); 7] = [
    ("una bomba de fork", "import os\nwhile True:\n    os.fork()\n"),
    ("un bucle sin fin", "while True:\n    pass\n"),
    ("una salida sin fin", "while True:\n    print('x' * 1000)\n"),
    (
        "unos errores sin fin",
        "import sys\nwhile True:\n    print('x' * 1000, file=sys.stderr)\n",
    ),
    ("10 GiB", "datos = [bytearray(b'x') * (1 << 28) for _ in range(40)]\n"),
    (
        "un huérfano que se queda",
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\n",
    ),
    ("dormir para siempre", "import time\ntime.sleep(600)\n"),
];

fn desbocado(texto: &str) {
    let json = juzga_texto(texto);
    let ids: Vec<_> = json["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|una| una["ok"] == false)
        .map(|una| una["id"].clone())
        .collect();
    assert!(ids.contains(&"limite".into()), "{json}");
    assert!(json.to_string().len() < 400_000, "es más de lo que nadie va a leer");
    assert_ne!(json["verdict"], "right");
    assert_ne!(json["verdict"], "judge");
}
