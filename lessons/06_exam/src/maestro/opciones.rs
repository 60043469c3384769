//! Lo que se puede pedir a `06_exam moodle`, `gift` y `anki`.

use std::path::PathBuf;

use crate::examen::opciones::{PERFIL, valores};
use crate::examen::{Penalizacion, Perfil};
use crate::genera::opciones::{
    self as generadas, DIFICULTAD, LENGUAJE, SEMILLA, TIPO,
};
use crate::genera::{Dificultad, Tipo};
use crate::lenguaje::Lenguaje;
use crate::opciones::{Dicho, Opcion, Parte, semilla};

#[derive(Clone, Copy)]
pub enum Formato {
    Moodle,
    Gift,
    Anki,
}

impl Formato {
    pub fn parte(self) -> Parte {
        let orden = match self {
            Self::Moodle => "06_exam moodle",
            Self::Gift => "06_exam gift",
            Self::Anki => "06_exam anki",
        };
        Parte { orden, ayuda: AYUDA, opciones: OPCIONES }
    }
}

const OPCIONES: &[Opcion] = &[
    Opcion::con(&["--tema"], "el número de un tema"),
    PERFIL,
    Opcion::con(&["--generadas"], "cuántas"),
    TIPO,
    LENGUAJE,
    DIFICULTAD,
    SEMILLA,
    Opcion::con(&["--penaliza"], "lo que resta un fallo"),
    Opcion::sola(&["--arrastrar"]),
    Opcion::con(&["-o"], "el nombre de un fichero"),
    SI,
];

pub const SI: Opcion = Opcion::sola(&["--si", "--sí"]);

const AYUDA: &str = "\
Lleva las preguntas a otra parte: a Moodle (XML), a quien lea GIFT o a Anki.

Uso:
  06_exam moodle [OPCIONES]
  06_exam gift [OPCIONES]
  06_exam anki [OPCIONES]

Qué preguntas:
  (nada)                todas las del banco
  --tema N              las de un tema, de 1 a 37
  --perfil PERFIL       las de un examen: clase, universidad o fp
  --generadas N         N preguntas que salen de una semilla
  --tipo TIPO           de qué van las generadas; de todo, si falta
  --lenguaje python|c   en qué están las generadas
  --dificultad 1|2|3    lo que cuestan las generadas
  --semilla N           el mismo examen, o las mismas generadas

Cómo:
  --penaliza REGLA      lo que resta un fallo: ninguna (si no se dice),
                        '1/(n-1)', 1/3, 25%, 30% o 1/2; en Anki no hay nota
                        que restar
  --arrastrar           en Moodle, las líneas se ordenan arrastrándolas: para
                        Moodle 4.4 o posterior
  -o FICHERO            en un fichero, y no por la salida
  --si                  si el fichero ya existe, lo sustituye
  --ayuda               enseña esta ayuda

Lo que el formato no puede llevar se dice, y queda escrito al principio.
";

pub struct Pedido {
    pub que: Que,
    pub penaliza: Option<Penalizacion>,
    pub arrastrar: bool,
    pub fichero: Option<PathBuf>,
    pub si: bool,
}

/// Qué preguntas.
pub enum Que {
    Todas,
    DelTema(u32),
    DeUnExamen { perfil: Perfil, semilla: Option<u64> },
    Generadas(Generadas),
}

pub struct Generadas {
    pub cuantas: usize,
    pub tipo: Option<Tipo>,
    pub lenguaje: Lenguaje,
    pub dificultad: Option<Dificultad>,
    pub semilla: Option<u64>,
}

pub fn lee(dicho: &mut Dicho, formato: Formato) -> Result<Pedido, String> {
    let que = que(dicho)?;
    let fichero = dicho.valor("-o").map(PathBuf::from);
    if fichero.is_none() && dicho.hay("--si") {
        return Err(
            "«--si» va con «-o FICHERO»: por la salida no se sustituye nada"
                .to_owned(),
        );
    }
    let mut pedido = Pedido {
        que,
        penaliza: None,
        arrastrar: false,
        fichero,
        si: dicho.hay("--si"),
    };
    match formato {
        Formato::Moodle if matches!(pedido.que, Que::Generadas(_)) => {
            dicho.es("las generadas: en ninguna se ordenan líneas");
        }
        Formato::Moodle => pedido.arrastrar = dicho.hay("--arrastrar"),
        Formato::Gift => dicho.es("GIFT"),
        // Nadie pone nota: no hay nada que restar, ni de qué avisar.
        Formato::Anki => {
            dicho.es("Anki");
            pedido.penaliza = Some(Penalizacion::Ninguna);
            return Ok(pedido);
        }
    }
    pedido.penaliza = dicho
        .toma("--penaliza", |regla| valores::penalizacion("--penaliza", regla))?;
    Ok(pedido)
}

/// Se pide una sola cosa, y solo lo que tiene que ver con ella.
fn que(dicho: &mut Dicho) -> Result<Que, String> {
    let pedidas: Vec<&str> = dicho
        .opciones()
        .filter(|cual| ["--tema", "--perfil", "--generadas"].contains(cual))
        .collect();
    if let [una, otra, ..] = pedidas[..] {
        return Err(format!(
            "«{una}» y «{otra}» no van juntas: pide una de las dos"
        ));
    }
    if let Some(cuantas) = dicho.toma("--generadas", cuantas)? {
        return Ok(Que::Generadas(Generadas {
            cuantas,
            tipo: dicho.toma("--tipo", generadas::tipo)?,
            lenguaje: dicho
                .toma("--lenguaje", generadas::lenguaje)?
                .unwrap_or(Lenguaje::Python),
            dificultad: dicho.toma("--dificultad", generadas::dificultad)?,
            semilla: dicho.toma("--semilla", semilla)?,
        }));
    }
    let de_generadas = ["--tipo", "--lenguaje", "--dificultad"];
    if dicho.opciones().any(|opcion| de_generadas.contains(&opcion)) {
        return Err("«--tipo», «--lenguaje» y «--dificultad» van con «--generadas», como en «--generadas 20 --tipo arbol»".to_owned());
    }
    if let Some(perfil) = dicho.toma("--perfil", valores::perfil)? {
        let semilla = dicho.toma("--semilla", semilla)?;
        return Ok(Que::DeUnExamen { perfil, semilla });
    }
    if dicho.hay("--semilla") {
        return Err("«--semilla» va con «--perfil» o con «--generadas»".to_owned());
    }
    Ok(dicho.toma("--tema", tema)?.map_or(Que::Todas, Que::DelTema))
}

fn tema(escrito: &str) -> Result<u32, String> {
    escrito.parse().ok().filter(|tema| (1..=37).contains(tema)).ok_or_else(|| {
        "«--tema» va con un número del 1 al 37, como en «--tema 4»".to_owned()
    })
}

fn cuantas(escrito: &str) -> Result<usize, String> {
    escrito.parse().ok().filter(|n| (1..=10_000).contains(n)).ok_or_else(|| {
        "«--generadas» va con un número del 1 al 10000, como en «--generadas 20»".to_owned()
    })
}
