//! Lo que `/proc` dice de un demonio: de qué se ha soltado.

use std::fs;
use std::io;

use nix::unistd::getsid;
use shared::Pid;
use shared::lesson::{check, check_eq};

// ANCHOR: mirar
pub fn ver_que_se_ha_soltado(pid: Pid, sesion: Pid) -> anyhow::Result<()> {
    check("está en la sesión que creó el hijo", getsid(Some(pid))? == sesion)?;
    check("que no es la mía", getsid(None)? != sesion)?;
    check_eq("número de su terminal (0 es ninguno)", terminal_de(pid)?, 0)?;
    let enlace = |nombre| fs::read_link(format!("/proc/{pid}/{nombre}"));
    check("su carpeta es /", enlace("cwd")?.as_os_str() == "/")?;
    check_eq("permisos que quita su umask", umask_de(pid)?, 0)?;
    for descriptor in ["fd/0", "fd/1", "fd/2"] {
        let destino = enlace(descriptor)?;
        check(
            &format!("{descriptor} es /dev/null"),
            destino.as_os_str() == "/dev/null",
        )?;
    }
    let abiertos = cuantos(pid)?;
    check_eq("descriptores (esos tres y los cuatro que usa)", abiertos, 7)?;
    Ok(())
}
// ANCHOR_END: mirar

/// Cuántos descriptores tiene abiertos otro proceso.
fn cuantos(pid: Pid) -> io::Result<usize> {
    Ok(fs::read_dir(format!("/proc/{pid}/fd"))?.count())
}

/// La dice `/proc/PID/status`, en octal.
fn umask_de(pid: Pid) -> anyhow::Result<u32> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let umask = status.lines().find_map(|linea| linea.strip_prefix("Umask:"));
    Ok(u32::from_str_radix(umask.unwrap_or_default().trim(), 8)?)
}

/// El campo 7 de `/proc/PID/stat`: el número del terminal, o 0 si no tiene.
fn terminal_de(pid: Pid) -> anyhow::Result<i32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let (_, campos) = stat.rsplit_once(')').unwrap_or_default();
    Ok(campos.split_whitespace().nth(7 - 3).unwrap_or_default().parse()?)
}
