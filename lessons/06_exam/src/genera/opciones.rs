//! Lo que se puede pedir a `06_exam genera`.

use super::explica::lista;
use super::{Dificultad, Tipo};
use crate::lenguaje::Lenguaje;
use crate::opciones::{Dicho, Opcion, Parte, parecida};
use crate::semilla;

pub const PARTE: Parte = Parte {
    orden: "06_exam genera",
    ayuda: AYUDA,
    opciones: &[
        TIPO,
        SEMILLA,
        LENGUAJE,
        DIFICULTAD,
        Opcion::con(&["--cuantas"], "un número"),
        Opcion::sola(&["--respuesta"]),
        Opcion::sola(&["--json"]),
    ],
};

pub const TIPO: Opcion = Opcion::con(&["--tipo"], "de qué va, como «procesos»");
pub const SEMILLA: Opcion = Opcion::con(&["--semilla"], "un número");
pub const LENGUAJE: Opcion = Opcion::con(&["--lenguaje"], "python o c");
pub const DIFICULTAD: Opcion = Opcion::con(&["--dificultad"], "1, 2 o 3");

const AYUDA: &str = "\
Preguntas sin fin: cada semilla da la suya, siempre la misma.

Uso:
  06_exam genera                    una pregunta cualquiera
  06_exam genera --tipo salidas     una de ese tipo
  06_exam genera --semilla 7 --respuesta
                                    la de esa semilla, y qué se contesta

Opciones:
  --tipo TIPO                       procesos, lineas, arbol, salidas, totales,
                                    estado, semaforo, trozos o wait
  --semilla N                       de 0 a 18446744073709551615
  --lenguaje python|c               en qué está el programa; si no, en Python
  --dificultad 1|2|3                si no, 2
  --cuantas N                       N preguntas, con las semillas que siguen
  --respuesta                       enseña la respuesta y por qué
  --json                            para otros programas, cada una en una línea
  --ayuda                           enseña esta ayuda
";

pub struct Pedido {
    pub tipo: Option<Tipo>,
    pub semilla: u64,
    pub lenguaje: Lenguaje,
    pub dificultad: Dificultad,
    pub cuantas: u64,
    pub respuesta: bool,
    pub json: bool,
}

pub fn lee(dicho: &mut Dicho) -> Result<Pedido, String> {
    let tipo = dicho.toma("--tipo", tipo)?;
    let lenguaje = dicho.toma("--lenguaje", lenguaje)?;
    if lenguaje == Some(Lenguaje::C) && tipo == Some(Tipo::Trozos) {
        return Err(
            "«trozos» va de `Pool`, que es de Python: quita «--lenguaje c»"
                .to_owned(),
        );
    }
    let media = || Dificultad::nueva(2).expect("2 es un grado");
    let semilla = dicho.toma("--semilla", |texto| numero(texto, CUAL))?;
    let pedido = Pedido {
        tipo,
        // Si nadie la dice, se enseña la que sale, y con ella se repite.
        semilla: semilla.unwrap_or_else(semilla::nueva),
        lenguaje: lenguaje.unwrap_or(Lenguaje::Python),
        dificultad: dicho.toma("--dificultad", dificultad)?.unwrap_or_else(media),
        cuantas: dicho
            .toma("--cuantas", |texto| numero(texto, CUANTAS))?
            .unwrap_or(1),
        respuesta: dicho.hay("--respuesta"),
        json: dicho.hay("--json"),
    };
    if pedido.cuantas == 0 {
        return Err(CUANTAS.to_owned());
    }
    if pedido.semilla.checked_add(pedido.cuantas - 1).is_none() {
        return Err(
            "con esa semilla no quedan tantas detrás: pide menos con «--cuantas»"
                .to_owned(),
        );
    }
    Ok(pedido)
}

const CUAL: &str = "«--semilla» va con un número de 0 a 18446744073709551615, \
                    como en «--semilla 7»";
const CUANTAS: &str =
    "«--cuantas» va con un número de preguntas, 1 o más, como en «--cuantas 10»";

fn numero(texto: &str, ayuda: &str) -> Result<u64, String> {
    texto.parse().map_err(|_| ayuda.to_owned())
}

/// «líneas» y «árbol» también valen.
pub fn tipo(clave: &str) -> Result<Tipo, String> {
    let sin_acentos = clave.replace('á', "a").replace('é', "e").replace('í', "i");
    if let Some(tipo) = Tipo::de_clave(&sin_acentos) {
        return Ok(tipo);
    }
    let claves = Tipo::TODOS.map(Tipo::clave);
    let que = match parecida(clave, claves) {
        Some(otra) => format!("¿querías decir «{otra}»?"),
        None => format!("son {}", lista(claves)),
    };
    let clave = shared::foreign::printable(clave);
    Err(format!("no hay preguntas del tipo «{clave}»: {que}"))
}

pub fn dificultad(grado: &str) -> Result<Dificultad, String> {
    grado.parse().ok().and_then(Dificultad::nueva).ok_or(
        "«--dificultad» va con 1, 2 o 3, como en «--dificultad 3»".to_owned(),
    )
}

pub fn lenguaje(clave: &str) -> Result<Lenguaje, String> {
    match clave {
        "python" => Ok(Lenguaje::Python),
        "c" => Ok(Lenguaje::C),
        "rust" => Err(
            "estas preguntas son como las de los exámenes, en Python o en C, y en Rust no las hay: pon «--lenguaje python»"
                .to_owned(),
        ),
        _ => Err("«--lenguaje» va con python o c, como en «--lenguaje c»".to_owned()),
    }
}
