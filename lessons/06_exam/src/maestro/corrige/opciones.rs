//! Lo que se puede pedir a `06_exam corrige`.

use std::path::PathBuf;
use std::thread::available_parallelism;

use shared::foreign::printable;

use crate::maestro::opciones::SI;
use crate::opciones::{Dicho, Opcion, Parte};

pub const PARTE: Parte = Parte {
    orden: "06_exam corrige",
    ayuda: AYUDA,
    opciones: &[
        Opcion::con(&["-o", "--salida"], "el nombre de una carpeta"),
        Opcion::con(&["--a-la-vez"], "un número"),
        Opcion::sola(&["--sin-aislar"]),
        SI,
    ],
};

const AYUDA: &str = "\
Corrige lo que entrega una clase, y nadie sale perjudicado por lo que haya
entregado otro.

Uso:
  06_exam corrige CARPETA

En CARPETA hay una carpeta por alumno y, en cada una, ficheros que se llaman
como los ejercicios: lock.py, abanico.c, plantilla.rs.

Opciones:
  -o, --salida CARPETA   dónde se escribe; si no, al lado: CARPETA-correccion
  --a-la-vez N           cuántas entregas se juzgan a la vez; si no, dos por
                         cada CPU de este ordenador, que casi todas esperan
  --sin-aislar           aunque los programas puedan leer tus ficheros, usar tu
                         red y acabar con tus procesos
  --si                   sustituye lo que haya con esos nombres, aunque sea de
                         otro
  --ayuda                enseña esta ayuda

Escribe notas.csv, junit.xml, clase.txt y, en alumnos/, el informe de cada uno.
Si se interrumpe, la misma orden sigue donde estaba; si una entrega cambia, se
juzga otra vez.

Acaba con 0 si se ha juzgado todo, con 2 si se ha pedido mal o no se puede leer
o escribir, y con 3 si el juez no ha podido con alguna entrega.
";

pub struct Pedido {
    pub carpeta: PathBuf,
    pub salida: Option<PathBuf>,
    pub a_la_vez: usize,
    pub aislado: bool,
    /// Lo que haya se sustituye, aunque sea de otro.
    pub si: bool,
}

pub fn lee(dicho: &mut Dicho) -> Result<Pedido, String> {
    let mut palabras = dicho.palabras().into_iter();
    let carpeta = palabras.next().ok_or(
        "falta la carpeta con las entregas, como en «06_exam corrige entregas»",
    )?;
    if let Some(sobra) = palabras.next() {
        return Err(format!("sobra «{}»", printable(&sobra)));
    }
    // Casi todos los programas pasan más tiempo esperando que calculando.
    let dos_por_cpu = || 2 * available_parallelism().map_or(1, usize::from);
    Ok(Pedido {
        carpeta: carpeta.into(),
        salida: dicho.valor("-o").map(PathBuf::from),
        a_la_vez: dicho.toma("--a-la-vez", a_la_vez)?.unwrap_or_else(dos_por_cpu),
        aislado: !dicho.hay("--sin-aislar"),
        si: dicho.hay("--si"),
    })
}

fn a_la_vez(escrito: &str) -> Result<usize, String> {
    const MUCHAS: usize = 256;
    escrito.parse().ok().filter(|numero| (1..=MUCHAS).contains(numero)).ok_or_else(
        || {
            "«--a-la-vez» va con un número del 1 al 256, como en «--a-la-vez 4»"
                .to_owned()
        },
    )
}
