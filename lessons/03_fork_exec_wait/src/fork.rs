//! `fork` se llama una vez y vuelve dos: en el padre con el PID del hijo, en el hijo con 0.

use nix::unistd::{ForkResult, getpid, getppid};
use shared::ending::exit_now;
use shared::fork::fork;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::say;
use shared::wait::{WaitStatus, waitpid};

pub const STEP: Step = Step {
    name: "fork",
    title: "fork se llama una vez y vuelve dos",
    level: Level::Essential,
    predict: "¿cuántas veces saldrá la línea «fork ha vuelto»? ¿Qué recibe cada uno?",
    observe: "el mismo programa sigue en dos procesos, y cada uno sabe quién es por lo que le ha devuelto fork.",
    topic: "os.fork(); «Retorna 0 en el proceso hijo y el PID del hijo en el proceso padre»",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: fork
    let antes = getpid();
    say!("todavía hay un solo proceso");

    let devuelto = fork()?;

    say!("fork ha vuelto");
    match devuelto {
        ForkResult::Child => {
            let (yo, padre) = (getpid(), getppid());
            say!("a mí me ha devuelto 0: soy el hijo, y mi padre es PID {padre}");
            let bien = yo != antes && padre == antes;
            exit_now(i32::from(!bien));
        }
        ForkResult::Parent { child } => {
            say!("a mí me ha devuelto {child}, el PID de mi hijo: soy el padre");
            let estado = waitpid(child, None)?;
            check_eq("el hijo ha terminado", estado, WaitStatus::Exited(child, 0))?;
            check_eq("sigo siendo el de antes", getpid() == antes, true)?;
        }
    }
    // ANCHOR_END: fork
    Ok(())
}
