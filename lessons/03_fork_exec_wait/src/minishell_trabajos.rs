//! La minishell en un terminal: Ctrl-C, Ctrl-Z, `jobs`, `fg`, `bg` y `kill %1`, tecleados de verdad.

mod teclado;

use nix::unistd::{ForkResult, dup2_stderr, dup2_stdin, dup2_stdout};
use shared::fork::fork;
use shared::inherited::Ignored;
use shared::lesson::{Level, Plain, Step, check_eq};
use shared::wait::{WaitStatus, waitpid};
use shared::{child, voice};

use crate::apoyo::terminal::Terminal;
use crate::minishell::conversar;
use teclado::Teclado;

pub const STEP: Step = Step {
    name: "minishell_trabajos",
    title: "La minishell, las señales y el terminal",
    level: Level::Extension,
    predict: "¿por qué Ctrl-C mata a la orden y no a la shell? ¿Y Ctrl-Z, por qué detiene a una y no a la otra? Cuando la orden se detiene, ¿cómo se entera la shell? ¿Qué hace fg para que siga?",
    observe: "cada orden es un grupo de procesos, y la shell le presta el terminal mientras la espera: lo que se teclea es para ese grupo.",
    topic: "exec(): «fork() para crear un hijo y luego exec() para que el hijo ejecute otro programa»",
    run: &Plain(run),
};

// ANCHOR: trabajos
const AVISO: &str = "minishell$ ";
const LARGA: &str = "sh -c 'echo empieza; exec sleep 50'\n";

/// Lo que se teclea, y lo que ha de verse antes de teclear lo siguiente.
const CONVERSACION: [(&str, &[&str]); 11] = [
    (LARGA, &["empieza\r\n"]),
    ("\x03", &[AVISO]), // Ctrl-C
    ("echo $?\n", &["130\r\n", AVISO]),
    ("cat\n", &[]),
    ("uno\n", &["uno\r\nuno\r\n"]), // El eco del terminal, y lo que escribe cat.
    ("\x1a", &["[1] detenido: cat", AVISO]), // Ctrl-Z
    ("jobs\n", &["[1]+ detenido: cat", AVISO]),
    ("fg\n", &["sigue cat\r\n"]),
    ("dos\n", &["dos\r\ndos\r\n"]),
    ("\x1a", &["[1] detenido: cat", AVISO]),
    ("kill %1; wait\n", &["[1] acabado, con código 143", AVISO]),
];

fn run() -> anyhow::Result<()> {
    let terminal = Terminal::nuevo()?;
    let shell = match fork()? {
        ForkResult::Child => child::run(|| en_el_terminal(&terminal)),
        ForkResult::Parent { child } => child,
    };
    let mut teclado = Teclado::de(&terminal);
    teclado.ver(AVISO)?;
    for (tecleado, se_ve) in CONVERSACION {
        terminal.teclear(tecleado)?;
        se_ve.iter().try_for_each(|texto| teclado.ver(texto))?;
    }
    terminal.teclear("exit 7\n")?;
    let codigo = waitpid(shell, None)?;
    voice::print(&teclado.pantalla());
    check_eq("la shell sale con", codigo, WaitStatus::Exited(shell, 7))?;
    Ok(())
}

fn en_el_terminal(terminal: &Terminal) -> anyhow::Result<i32> {
    terminal.tomar()?;
    dup2_stdin(&terminal.terminal)?;
    dup2_stdout(&terminal.terminal)?;
    dup2_stderr(&terminal.terminal)?;
    Ok(conversar(Ignored::default())?.into())
}
// ANCHOR_END: trabajos
