//! Los casos de los exámenes: cómo se escriben en C, y cuántos procesos salen.

use shared::fork::ForkError;

use super::arbol::Arbol;
use super::codigo::{abanico, abanico_y_dos, anidados, cadena, o, tres, y, y_o};

type Codigo = fn(&Arbol) -> Result<(), ForkError>;

pub struct Caso {
    pub nombre: &'static str,
    /// Como se escribe en un examen, en líneas cortas.
    pub en_c: &'static str,
    pub codigo: Codigo,
    pub procesos: usize,
}

const fn caso(
    nombre: &'static str,
    procesos: usize,
    codigo: Codigo,
    en_c: &'static str,
) -> Caso {
    Caso { nombre, en_c, codigo, procesos }
}

pub static CASOS: [Caso; 8] = [
    caso("tres", 8, tres, "fork(); fork(); fork();"),
    caso(
        "abanico",
        4,
        abanico,
        "for (i = 0; i < 3; i++)\n    if (fork() == 0) break;",
    ),
    caso(
        "cadena",
        4,
        cadena,
        "for (i = 0; i < 3; i++)\n    if (fork() != 0) break;",
    ),
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
