//! Lanzar un programa, esperarlo y quedarse con lo que escribe y con su código, en una sola llamada.

use std::io::ErrorKind;
use std::process::{Command, Stdio};
use std::time::Duration;

use shared::errno::CannotStart;
use shared::lesson::{Level, Plain, Step, check, check_eq};
use shared::table::SystemProcess;

use crate::apoyo::ordenes::{returncode, sh, texto};

pub const STEP: Step = Step {
    name: "subproceso",
    title: "subprocess.run: lanzar un programa y quedarse con su resultado",
    level: Level::Essential,
    predict: "un programa escribe «hola», escribe «ay» por la salida de errores y sale con 3. ¿Qué tres cosas querrá saber quien lo lanza? ¿Y si lo mata la señal 9? ¿Y si no existe?",
    observe: "el código, lo escrito y los errores llegan por separado. De una señal se recibe su número en negativo; de un programa que no existe, ningún código, sino un error.",
    topic: "exec() y wait()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: run
    let hecho =
        sh("echo hola; echo ay >&2; exit 3").output().map_err(CannotStart)?;
    check_eq("returncode", returncode(hecho.status), 3)?;
    check_eq("stdout", texto(&hecho.stdout).as_str(), "hola\n")?;
    check_eq("stderr", texto(&hecho.stderr).as_str(), "ay\n")?;
    check("con un código que no es 0, no ha ido bien", !hecho.status.success())?;

    let muerto = sh("kill -9 $$").status().map_err(CannotStart)?;
    check_eq("returncode, si lo mata la señal 9", returncode(muerto), -9)?;

    let error = Command::new("/no/existe").status().map_err(|error| error.kind());
    let no_existe = error == Err(ErrorKind::NotFound);
    check("de un programa que no existe no hay código", no_existe)?;
    // ANCHOR_END: run

    // ANCHOR: plazo
    // Espera a que se acabe su entrada, y no se acaba mientras nadie la cierre.
    let cat = Command::new("cat").stdin(Stdio::piped()).spawn();
    let mut cat = cat.map_err(CannotStart)?;
    let visto = SystemProcess::new(cat.id().cast_signed())?;
    let ha_terminado = visto.wait(Duration::from_millis(200))?;
    check_eq("ha terminado dentro del plazo", ha_terminado, false)?;
    cat.kill()?;
    check_eq("y al acabarse el plazo, se le mata", returncode(cat.wait()?), -9)?;
    // ANCHOR_END: plazo
    Ok(())
}
