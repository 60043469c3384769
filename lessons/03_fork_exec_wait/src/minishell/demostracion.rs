//! Lo que hace el paso en la lección: unos guiones, y si dicen lo que deben.

use std::io::{Read, pipe};

use nix::unistd::{dup2_stderr, dup2_stdout};
use shared::inherited::Ignored;
use shared::lesson::check_eq;
use shared::say;
use shared::wait::{WaitStatus, waitpid};

use super::lectura::Entrada;
use super::shell::Shell;
use super::una_orden::lanzar;

/// Un guion, lo que escribe y el código con el que sale.
const GUIONES: [(&str, &str, i32); 7] = [
    ("echo 'dos  espacios' \"tres\"'cuatro'", "dos  espacios trescuatro\n", 0),
    ("printf 'b\\na\\nb\\n' | sort | uniq | wc -l", "2\n", 0),
    ("/no/existe 2> /dev/null; echo $?", "127\n", 0),
    ("sh -c 'kill -9 $$'; echo $?", "137\n", 0),
    ("cd /; pwd; cd /usr | cat; pwd", "/\n/\n", 0),
    ("sleep 0.2 & echo 'sin esperar'; wait; exit 5", "sin esperar\n", 5),
    ("ls /no > /dev/null 2>&1; ls /no 2>&1 > /dev/null | wc -l", "1\n", 0),
];

pub fn ejecutar() -> anyhow::Result<()> {
    for (guion, dice, sale) in GUIONES {
        say!("$ {guion}");
        let (escrito, codigo) = probar(guion)?;
        check_eq("escribe", escrito.as_str(), dice)?;
        check_eq("y sale con", codigo, sale)?;
    }
    Ok(())
}

/// Una shell entera en un hijo, con la salida y los errores en una tubería.
fn probar(guion: &str) -> anyhow::Result<(String, i32)> {
    let (mut salida, escritura) = pipe()?;
    let hijo = lanzar(|| {
        if dup2_stdout(&escritura).is_err() || dup2_stderr(&escritura).is_err() {
            return 1;
        }
        let codigo = Shell::nueva(None, Ignored::default())
            .obedecer(&mut Entrada::Texto(guion.into()));
        codigo.map_or(1, i32::from)
    })?;
    drop(escritura);
    let mut escrito = String::new();
    salida.read_to_string(&mut escrito)?;
    match waitpid(hijo, None)? {
        WaitStatus::Exited(_, codigo) => Ok((escrito, codigo)),
        otro => anyhow::bail!("la shell ha acabado así: {otro:?}"),
    }
}
