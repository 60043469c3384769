//! Una tubería con nombre: la abre quien sepa el nombre, y `open` espera a que llegue el otro.

mod abrir;

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::stat::Mode;
use nix::unistd::{getpid, mkfifo};
use shared::ipc::RawValue;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::process::Process;
use shared::say;

use crate::apoyo::rastreador::Rastreador;
use abrir::{abrir_para_escribir, abrir_sin_esperar};

pub const STEP: Step = Step {
    name: "tuberia_con_nombre",
    title: "Una tubería con nombre",
    level: Level::Extension,
    predict: "un proceso abre para leer una tubería que nadie ha abierto para escribir. ¿Vuelve open, o espera?",
    observe: "espera a que la abra el otro. Después, es una tubería como las demás; lo que queda, y hay que borrar, es el nombre.",
    topic: "1_syncProcesses.py: «cómo los procesos pueden comunicarse entre sí»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    let carpeta = std::env::temp_dir().join(format!("buzon-{}", getpid()));
    let buzon = carpeta.join("buzon");
    let abierta = RawValue::new(0)?;
    // ANCHOR: padre
    let borrar = || {
        let _ = fs::remove_dir_all(&carpeta);
    };
    let rastreador = Rastreador::new(borrar)?; // por si nos matan antes de borrarla
    fs::create_dir(&carpeta)?;
    mkfifo(&buzon, Mode::S_IRUSR | Mode::S_IWUSR)?;
    let sin_lectores = abrir_sin_esperar(&buzon);
    let mut hijo = Process::new(|| leer(&buzon, &abierta)).with_name("hijo");
    hijo.start()?;
    hijo.join_timeout(Duration::from_millis(100))?;
    let abierta_antes = abierta.get();
    let mut escritura = abrir_para_escribir(&buzon)?;
    drop(rastreador); // ya la tienen los dos: el nombre sobra

    check_eq(
        "abrirla sin esperar, cuando no hay nadie",
        sin_lectores.err(),
        Some(Errno::ENXIO),
    )?;
    check(
        "hasta que la he abierto yo, open no ha vuelto en el hijo",
        abierta_antes == 0,
    )?;
    check("la carpeta y el nombre ya no existen", !carpeta.exists())?;
    escritura.write_all(b"uno dos")?;
    drop(escritura);
    hijo.join()?;
    check_eq("exitcode()", hijo.exitcode(), Some(0))?;
    // ANCHOR_END: padre
    Ok(())
}

// ANCHOR: hijo
fn leer(buzon: &Path, abierta: &RawValue<u32>) -> anyhow::Result<()> {
    let mut lectura = File::open(buzon)?; // espera a que otro la abra para escribir
    abierta.set(1);
    let mut texto = String::new();
    lectura.read_to_string(&mut texto)?;
    say!("he leído «{texto}», y ya no queda quien escriba: fin de fichero");
    Ok(())
}
// ANCHOR_END: hijo
