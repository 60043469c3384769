//! Lo que hace la propia shell: en un hijo no serviría de nada, porque cambia algo de ella.

use std::env;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

use nix::unistd::chdir;
use shared::errno::describe;

use super::control_de_trabajos;
use super::shell::Shell;
use super::una_orden::quejarse;

/// Recibe los argumentos sin el nombre y devuelve el código.
pub type Interna = fn(&mut Shell, &[Vec<u8>]) -> i32;

pub fn buscar(argumentos: &[Vec<u8>]) -> Option<Interna> {
    match argumentos.first()?.as_slice() {
        b"cd" => Some(cd),
        b"exit" => Some(exit),
        b"wait" => Some(wait),
        b"jobs" => Some(control_de_trabajos::jobs),
        b"fg" => Some(control_de_trabajos::fg),
        b"bg" => Some(control_de_trabajos::bg),
        b"kill" => Some(control_de_trabajos::kill),
        _ => None,
    }
}

// ANCHOR: cd
/// La carpeta actual es de cada proceso: si la cambiara un hijo, la shell seguiría
/// en la suya.
fn cd(_: &mut Shell, argumentos: &[Vec<u8>]) -> i32 {
    let destino = match argumentos {
        [] => env::var_os("HOME"),
        [destino, ..] => Some(OsString::from_vec(destino.clone())),
    };
    let Some(destino) = destino else {
        quejarse("cd: no hay ninguna variable HOME");
        return 2;
    };
    match chdir(destino.as_os_str()) {
        Ok(()) => 0,
        Err(error) => {
            quejarse(&format!("cd: {}: {}", destino.display(), describe(error)));
            2
        }
    }
}
// ANCHOR_END: cd

fn exit(shell: &mut Shell, argumentos: &[Vec<u8>]) -> i32 {
    let codigo = match argumentos {
        [] => Some(shell.estado),
        [numero, ..] => {
            std::str::from_utf8(numero).ok().and_then(|numero| numero.parse().ok())
        }
    };
    let codigo = codigo.filter(|codigo| *codigo >= 0).unwrap_or_else(|| {
        quejarse("exit: el código ha de ser un número, como en exit 3");
        2
    });
    shell.salir = Some(codigo);
    codigo
}

fn wait(shell: &mut Shell, argumentos: &[Vec<u8>]) -> i32 {
    if !argumentos.is_empty() {
        quejarse("wait: espera a todos, y no lleva argumentos");
        return 2;
    }
    let con_ctrl_c = shell.tiene_terminal();
    shell.interrumpida = !shell.trabajos.esperar_a_todos(con_ctrl_c);
    0
}
