//! Los casos de los exámenes. `bifurca` llama a `fork` y dice si quien vuelve es el padre: en C, `fork() != 0`.

use shared::fork::ForkError;

use super::arbol::Arbol;

type Codigo = fn(&Arbol) -> Result<(), ForkError>;

pub struct Caso {
    pub nombre: &'static str,
    /// Como se escribe en un examen, en líneas cortas.
    pub en_c: &'static str,
    pub codigo: Codigo,
    pub procesos: usize,
}

const fn caso(nombre: &'static str, procesos: usize, codigo: Codigo, en_c: &'static str) -> Caso {
    Caso { nombre, en_c, codigo, procesos }
}

pub static CASOS: [Caso; 8] = [
    caso("tres", 8, tres, "fork(); fork(); fork();"),
    caso("abanico", 4, abanico, "for (i = 0; i < 3; i++)\n    if (fork() == 0) break;"),
    caso("cadena", 4, cadena, "for (i = 0; i < 3; i++)\n    if (fork() != 0) break;"),
    caso("y", 3, y, "fork() && fork();"),
    caso("o", 3, o, "fork() || fork();"),
    caso("y_o", 5, y_o, "(fork() && fork()) || fork();"),
    caso(
        "abanico_y_dos",
        12,
        abanico_y_dos,
        "for (i = 0; i < 2; i++)\n    if (fork() == 0) break;\nfork(); fork();",
    ),
    caso(
        "anidados",
        8,
        anidados,
        "for (i = 0; i < 2; i++)\n    for (j = 0; j <= i; j++)\n        fork();",
    ),
];

// ANCHOR: casos
fn tres(arbol: &Arbol) -> Result<(), ForkError> {
    arbol.bifurca("fork 1")?;
    arbol.bifurca("fork 2")?;
    arbol.bifurca("fork 3")?;
    Ok(())
}

fn abanico(arbol: &Arbol) -> Result<(), ForkError> {
    for i in 0..3 {
        let es_padre = arbol.bifurca(&format!("i={i}"))?;
        if !es_padre {
            break;
        }
    }
    Ok(())
}

fn cadena(arbol: &Arbol) -> Result<(), ForkError> {
    for i in 0..3 {
        let es_padre = arbol.bifurca(&format!("i={i}"))?;
        if es_padre {
            break;
        }
    }
    Ok(())
}
// ANCHOR_END: casos

// ANCHOR: logicos
fn y(arbol: &Arbol) -> Result<(), ForkError> {
    let _ = arbol.bifurca("fork 1")? && arbol.bifurca("fork 2")?;
    Ok(())
}

fn o(arbol: &Arbol) -> Result<(), ForkError> {
    let _ = arbol.bifurca("fork 1")? || arbol.bifurca("fork 2")?;
    Ok(())
}

fn y_o(arbol: &Arbol) -> Result<(), ForkError> {
    let _ = (arbol.bifurca("fork 1")? && arbol.bifurca("fork 2")?) || arbol.bifurca("fork 3")?;
    Ok(())
}
// ANCHOR_END: logicos

// ANCHOR: combinados
fn abanico_y_dos(arbol: &Arbol) -> Result<(), ForkError> {
    for i in 0..2 {
        if !arbol.bifurca(&format!("i={i}"))? {
            break;
        }
    }
    arbol.bifurca("fork 2")?;
    arbol.bifurca("fork 3")?;
    Ok(())
}

fn anidados(arbol: &Arbol) -> Result<(), ForkError> {
    for i in 0..2 {
        for j in 0..=i {
            arbol.bifurca(&format!("i={i} j={j}"))?;
        }
    }
    Ok(())
}
// ANCHOR_END: combinados
