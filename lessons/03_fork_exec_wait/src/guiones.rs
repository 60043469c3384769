//! `for (i = 0; i < 2; i++) { fork(); printf("-"); }`: seis `printf` y ocho guiones.

use std::io::{BufWriter, PipeWriter, Read, Write, pipe};

use nix::unistd::getpid;
use shared::ending::exit_now;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::say;
use shared::wait::wait;

pub const STEP: Step = Step {
    name: "guiones",
    title: "fork y printf en un bucle",
    level: Level::Essential,
    predict: "for (i = 0; i < 2; i++) { fork(); printf(\"-\"); } ¿Cuántos guiones salen? ¿Y si después de cada printf se vacía el búfer?",
    observe: "el guion de la primera vuelta sigue en el búfer cuando llega el segundo fork, y se copia.",
    topic: "os.fork()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    say!("for (i = 0; i < 2; i++) {{\n    fork();\n    printf(\"-\");\n}}");
    check_eq("guiones, si quedan en el búfer", guiones(false)?, 8)?;
    check_eq("guiones, si se vacía tras cada uno", guiones(true)?, 6)?;
    Ok(())
}

// ANCHOR: guiones
fn bucle(salida: &mut BufWriter<PipeWriter>, vaciar: bool) -> anyhow::Result<()> {
    for _ in 0..2 {
        fork()?;
        salida.write_all(b"-")?;
        if vaciar {
            salida.flush()?;
        }
    }
    Ok(salida.flush()?)
}

fn guiones(vaciar: bool) -> anyhow::Result<usize> {
    let raiz = getpid();
    let (mut entrada, salida) = pipe()?;
    let mut salida = BufWriter::new(salida);
    let resultado = bucle(&mut salida, vaciar);
    drop(salida);
    while wait().is_ok() {}
    if getpid() != raiz {
        exit_now(i32::from(resultado.is_err()));
    }
    resultado?;
    let mut escrito = String::new();
    entrada.read_to_string(&mut escrito)?;
    Ok(escrito.matches('-').count())
}
// ANCHOR_END: guiones
