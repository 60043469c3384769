//! El dibujo del árbol: que quepa en el terminal, y que sea el de `pstree`.

use std::process::Command;

use shared::lesson::{check, room};
use shared::{Pid, say_incident};

/// Si la rama no cabe en una línea, sigue en la siguiente detrás de un trazo. Con varias ramas se queda como está: cada
/// una empieza debajo de la otra.
pub fn plegar(arbol: &str) -> String {
    const TRAZO: &str = "───";
    let caben = room().saturating_sub(2 + TRAZO.chars().count());
    let mut lineas = vec![String::new()];
    for nombre in arbol.split_inclusive(TRAZO) {
        let ultima = lineas.last_mut().expect("hay al menos una");
        if ultima.is_empty()
            || ultima.chars().count() + nombre.chars().count() <= caben
        {
            ultima.push_str(nombre);
        } else {
            lineas.push(format!("{TRAZO}{nombre}"));
        }
    }
    if arbol.contains('\n') { arbol.to_owned() } else { lineas.join("\n") }
}

pub fn comparar_con_pstree(pid: Pid, arbol: &str) -> anyhow::Result<()> {
    match Command::new("pstree").args(["-pslTcU", &pid.to_string()]).output() {
        Ok(pstree) if pstree.status.success() => {
            let suyo = String::from_utf8_lossy(&pstree.stdout);
            check("pstree -ps dibuja el mismo árbol", suyo.trim_end() == arbol)?;
        }
        _ => say_incident!(
            "no lo comparo con pstree, que no está (paquete psmisc) o no entiende -pslTcU"
        ),
    }
    Ok(())
}
