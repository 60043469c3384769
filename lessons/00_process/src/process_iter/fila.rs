//! Una fila de la tabla, y lo que se dice cuando no hay ninguna.

use nix::unistd::User;
use shared::foreign::printable;
use shared::lesson::{UsageError, columns, cut, decimal, room};
use shared::say;
use shared::table::{Entry, Table};

/// En un terminal estrecho, lo primero que sobra son el padre y el usuario.
fn es_ancho() -> bool {
    columns().is_none_or(|columnas| columnas >= 80)
}

pub fn cabecera() -> String {
    let origen = if es_ancho() { "   PPID USUARIO  " } else { "" };
    cortar(&format!("    PID {origen}E  NI  %CPU   MEMORIA ORDEN"))
}

pub fn fila(proc: &Entry) -> String {
    // Los hilos del núcleo y los zombis no tienen argumentos: se muestra su nombre entre corchetes, como en `ps`.
    let orden = if proc.command.is_empty() {
        format!("[{}]", proc.name)
    } else {
        proc.command.to_string()
    };
    let origen = if es_ancho() {
        format!("{:>7} {:<8.8} ", proc.ppid, proc.user)
    } else {
        String::new()
    };
    cortar(&format!(
        "{:>7} {origen}{} {:>3} {:>5} {:>5} MiB {orden}",
        proc.pid,
        proc.state.letter(),
        proc.nice,
        decimal(proc.cpu_percent.into(), 1),
        proc.memory_bytes >> 20,
    ))
}

/// Lo que cabe en una línea del terminal, descontado el «padre 4121 │» de delante.
fn cortar(linea: &str) -> String {
    const SANGRADO: usize = 2;
    let caben = columns().map_or(usize::MAX, |_| room().saturating_sub(SANGRADO));
    cut(linea, caben)
}

/// Si el usuario no existe, es mal uso; si existe, es que ningún proceso suyo se llama así.
pub fn ninguna(
    tabla: &Table,
    nombre: Option<&str>,
    usuario: Option<&str>,
) -> anyhow::Result<()> {
    if let Some(usuario) = usuario {
        let tiene_procesos = tabla.iter().any(|proc| proc.user == usuario);
        if !tiene_procesos && User::from_name(usuario)?.is_none() {
            let mut quienes: Vec<_> =
                tabla.iter().map(|proc| proc.user.to_string()).collect();
            quienes.sort_unstable();
            quienes.dedup();
            return Err(UsageError::new(format!(
                "en este sistema no hay ningún usuario «{}». Tienen procesos: {}",
                printable(usuario),
                quienes.join(", ")
            ))
            .into());
        }
    }
    let llamado = nombre
        .map(|nombre| format!(" cuyo nombre contenga «{}»", printable(nombre)));
    let suyo = usuario.map(|usuario| format!(" de «{}»", printable(usuario)));
    say!(
        "no hay ningún proceso{}{}",
        suyo.unwrap_or_default(),
        llamado.unwrap_or_default()
    );
    Ok(())
}
