//! El programa cuyo hijo acaba así.

use super::{Final, Mira};
use crate::lenguaje::Lenguaje;

/// Nada, si en ese lenguaje no se puede mirar así.
pub fn escribe(fin: Final, mira: Mira, lenguaje: Lenguaje) -> Option<String> {
    match (lenguaje, mira) {
        (Lenguaje::C, Mira::Exitcode) => None,
        (Lenguaje::C, Mira::Shell) => Some(format!(
            "#include <stdlib.h>

int main(void) {{
    system(\"{}; echo $?\");
    return 0;
}}
",
            en_la_shell(fin)?
        )),
        (Lenguaje::C, _) => Some(en_c(fin, mira)),
        (_, Mira::Exitcode) => Some(con_process(fin)),
        (_, Mira::Shell) => Some(format!(
            "import os

os.system(\"{}; echo $?\")
",
            en_la_shell(fin)?
        )),
        _ => Some(en_python(fin, mira)),
    }
}

/// La shell no admite un código negativo en todas partes.
fn en_la_shell(fin: Final) -> Option<String> {
    match fin {
        Final::Codigo(codigo) if codigo < 0 => None,
        Final::Codigo(codigo) => Some(format!("sh -c 'exit {codigo}'")),
        Final::Senal(senal, _) => Some(format!("sh -c 'kill -{senal} $$'")),
    }
}

fn en_c(fin: Final, mira: Mira) -> String {
    let (cabecera, hijo, padre) = match fin {
        Final::Codigo(codigo) => {
            ("#include <stdlib.h>\n", format!("exit({codigo});"), String::new())
        }
        Final::Senal(_, nombre) => (
            "#include <signal.h>\n",
            "pause();".to_owned(),
            format!("    kill(pid, {nombre});\n"),
        ),
    };
    let (antes, despues) =
        if cabecera.contains("signal") { (cabecera, "") } else { ("", cabecera) };
    let (formato, que) = match (mira, fin) {
        (Mira::Hexadecimal, _) => ("0x%x", "estado"),
        (Mira::Decimal, _) => ("%d", "estado"),
        (_, Final::Codigo(_)) => ("%d", "WEXITSTATUS(estado)"),
        (_, Final::Senal(..)) => ("%d", "WTERMSIG(estado)"),
    };
    format!(
        "{antes}#include <stdio.h>
{despues}#include <sys/wait.h>
#include <unistd.h>

int main(void) {{
    pid_t pid = fork();
    if (pid == 0)
        {hijo}
{padre}    int estado;
    waitpid(pid, &estado, 0);
    printf(\"{formato}\\n\", {que});
    return 0;
}}
"
    )
}

fn en_python(fin: Final, mira: Mira) -> String {
    let (modulo, hijo, padre) = match fin {
        Final::Codigo(codigo) => ("", format!("os._exit({codigo})"), String::new()),
        Final::Senal(_, nombre) => (
            "import signal\n",
            "signal.pause()".to_owned(),
            format!("os.kill(pid, signal.{nombre})\n"),
        ),
    };
    let que = match (mira, fin) {
        (Mira::Hexadecimal, _) => "hex(estado)",
        (Mira::Decimal, _) => "estado",
        (_, Final::Codigo(_)) => "os.WEXITSTATUS(estado)",
        (_, Final::Senal(..)) => "os.WTERMSIG(estado)",
    };
    format!(
        "import os
{modulo}
pid = os.fork()
if pid == 0:
    {hijo}
{padre}pid, estado = os.waitpid(pid, 0)
print({que})
"
    )
}

fn con_process(fin: Final) -> String {
    let (modulo, hijo, padre) = match fin {
        Final::Codigo(codigo) => {
            ("import sys\n", format!("sys.exit({codigo})"), String::new())
        }
        Final::Senal(15, _) => (
            "import time\n",
            "time.sleep(60)".to_owned(),
            "    proceso.terminate()\n".to_owned(),
        ),
        Final::Senal(9, _) => (
            "import time\n",
            "time.sleep(60)".to_owned(),
            "    proceso.kill()\n".to_owned(),
        ),
        Final::Senal(_, nombre) => (
            "import os\nimport signal\nimport time\n",
            "time.sleep(60)".to_owned(),
            format!("    os.kill(proceso.pid, signal.{nombre})\n"),
        ),
    };
    let modulos = ordenados(modulo);
    format!(
        "{modulos}

def hijo():
    {hijo}


if __name__ == \"__main__\":
    proceso = multiprocessing.Process(target=hijo)
    proceso.start()
{padre}    proceso.join()
    print(proceso.exitcode)
"
    )
}

/// Con `multiprocessing`, en orden.
fn ordenados(otros: &str) -> String {
    let mut modulos: Vec<_> =
        otros.lines().chain(["import multiprocessing"]).collect();
    modulos.sort_unstable();
    modulos.join("\n") + "\n"
}
