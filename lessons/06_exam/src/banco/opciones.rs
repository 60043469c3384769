//! Lo que se puede pedir a `06_exam banco`.

use std::path::PathBuf;

use shared::foreign::printable;

use crate::opciones::{Dicho, Opcion, Parte};

pub const PARTE: Parte = Parte {
    orden: "06_exam banco",
    ayuda: AYUDA,
    opciones: &[
        Opcion::con(&["--carpeta"], "el nombre de una carpeta"),
        Opcion::con(&["--veces"], "un número"),
        Opcion::sola(&["--json"]),
        Opcion::sola(&["--sin-respuestas"]),
    ],
};

const AYUDA: &str = "\
El banco de preguntas, para quien las escribe y para otros programas.

Uso:
  06_exam banco                      cuántas hay de cada tema
  06_exam banco --json               todas, una por línea
  06_exam banco comprueba            las comprueba: cómo están escritas y lo que
                                     da su código al ejecutarlo
  06_exam banco comprueba CUÁL…      solo esas: nombres de preguntas, o ficheros
                                     de `preguntas`
  06_exam banco libro CAPÍTULO       las preguntas de ese capítulo, en Markdown
  06_exam banco libro CAPÍTULO PASO… solo las de esos pasos

Opciones:
  --carpeta CARPETA                  otro banco
  --veces N                          con «comprueba»: ejecuta N veces más lo que
                                     cambia cada vez
  --sin-respuestas                   con «libro», para imprimir: sin respuestas
                                     y con sitio para contestar
  --ayuda                            enseña esta ayuda

Acaba con 0 si todo está bien, con 1 si hay algo que arreglar y con 2 si se ha
pedido mal.
";

pub struct Pedido {
    pub que: Que,
    pub carpeta: Option<PathBuf>,
}

pub enum Que {
    Cuenta,
    Json,
    Comprueba { cuales: Vec<String>, veces: u64 },
    Libro { capitulo: String, pasos: Vec<String>, sin_respuestas: bool },
}

pub fn lee(dicho: &mut Dicho) -> Result<Pedido, String> {
    let palabras: Vec<String> = dicho
        .palabras()
        .into_iter()
        .map(|palabra| palabra.to_string_lossy().into_owned())
        .collect();
    let palabras: Vec<&str> = palabras.iter().map(String::as_str).collect();
    let que = match palabras[..] {
        [] => {
            dicho.es("la cuenta de las preguntas");
            if dicho.hay("--json") { Que::Json } else { Que::Cuenta }
        }
        ["comprueba", ref cuales @ ..] => {
            dicho.es("«comprueba»");
            Que::Comprueba {
                cuales: cuales.iter().map(|&uno| uno.to_owned()).collect(),
                veces: dicho.toma("--veces", veces)?.unwrap_or(1),
            }
        }
        ["libro", capitulo, ref pasos @ ..] => {
            dicho.es("«libro»");
            Que::Libro {
                capitulo: capitulo.to_owned(),
                pasos: pasos.iter().map(|&uno| uno.to_owned()).collect(),
                sin_respuestas: dicho.hay("--sin-respuestas"),
            }
        }
        ["libro"] => {
            return Err("detrás de «libro» falta el capítulo, como en `06_exam banco libro 03_fork_exec_wait`".to_owned());
        }
        [otra, ..] => {
            let otra = printable(otra);
            return Err(format!("«{otra}» no es nada que se pueda pedir al banco"));
        }
    };
    Ok(Pedido { que, carpeta: dicho.valor("--carpeta").map(PathBuf::from) })
}

fn veces(texto: &str) -> Result<u64, String> {
    texto
        .parse()
        .map_err(|_| "«--veces» va con un número, como en «--veces 5»".to_owned())
}
