//! Lo que se puede pedir a `cargo practica`.

use std::path::PathBuf;

use shared::foreign::printable;

use crate::lenguaje::Lenguaje;
use crate::opciones::{Dicho, Opcion, Parte, semilla};

pub const PARTE: Parte = Parte {
    orden: "cargo practica",
    ayuda: AYUDA,
    opciones: &[
        Opcion::con(&["--lenguaje"], "python, rust o c"),
        Opcion::con(&["--fichero"], "el nombre de un fichero"),
        Opcion::sola(&["--json"]),
        Opcion::sola(&["--aislado"]),
        Opcion::con(&["--semilla"], "un número"),
        Opcion::sola(&["--si", "--sí"]),
    ],
};

const AYUDA: &str = "\
Practica para el examen: escribe la respuesta y mira qué hace de verdad.

Uso:
  cargo practica                    los ejercicios, por lecciones
  cargo practica EJERCICIO          pone el fichero de partida en `practica/`, o
                                    lo juzga si ya está
  cargo practica siguiente          el primero que no está hecho
  cargo practica pista EJERCICIO    una pista más
  cargo practica solucion EJERCICIO la solución; antes pregunta
  cargo practica reinicia EJERCICIO vuelve a empezar; guarda una copia
  cargo practica vigila EJERCICIO   lo juzga cada vez que lo guardas
  cargo practica exporta FICHERO    lo que llevas visto y hecho, para otro
                                    ordenador
  cargo practica importa FICHERO    lo suma a lo que llevas hecho aquí

Opciones:
  --lenguaje python|rust|c          en qué se responde; se recuerda
  --fichero FICHERO                 juzga ese fichero, sin apuntar nada
  --json                            el veredicto, para otros programas
  --aislado                         con «--fichero»: sin red, y sin ver ni tocar
                                    nada de este ordenador
  --semilla N                       repite lo que salió con esa semilla
  --si                              no pregunta; con «exporta», sustituye el
                                    fichero que haya
  --ayuda                           enseña esta ayuda

Acaba con 0 si está bien, con 1 si todavía no, con 2 si se ha pedido mal y con 3
si el juez no ha podido juzgar.
";

#[derive(Clone, Debug)]
pub enum Que {
    Lista,
    Siguiente,
    /// Empezarlo o juzgarlo.
    Ejercicio(String),
    /// Juzgar ese fichero.
    Fichero(String, PathBuf),
    Pista(String),
    Solucion(String),
    Reinicia(String),
    Vigila(String),
    Exporta(String),
    Importa(String),
    /// Para las pruebas y para quien escribe ejercicios: el fichero de partida.
    Inicio(String),
    /// Para el libro: la tabla de todos.
    Indice,
}

pub struct Pedido {
    pub que: Que,
    pub lenguaje: Option<Lenguaje>,
    pub json: bool,
    /// Lo que se juzga no es de quien lo juzga.
    pub aislado: bool,
    /// Que sí a lo que se fuera a preguntar.
    pub si: bool,
    pub semilla: Option<u64>,
}

/// Lo que se pide, con las opciones que van con ello.
pub fn lee(dicho: &mut Dicho) -> Result<Pedido, String> {
    let mut pedido = Pedido {
        que: que(dicho)?,
        lenguaje: None,
        json: false,
        aislado: false,
        si: false,
        semilla: None,
    };
    match pedido.que {
        Que::Lista => dicho.es("la lista de ejercicios"),
        Que::Pista(_) => dicho.es("«pista»"),
        Que::Importa(_) => dicho.es("«importa»"),
        Que::Indice => dicho.es("«indice»"),
        Que::Inicio(_) => dicho.es("«inicio»"),
        Que::Reinicia(_) => dicho.es("«reinicia»"),
        Que::Exporta(_) => {
            dicho.es("«exporta»");
            pedido.si = dicho.hay("--si");
        }
        Que::Solucion(_) => {
            dicho.es("«solucion»");
            pedido.si = dicho.hay("--si");
        }
        Que::Vigila(_) => {
            dicho.es("«vigila»");
            pedido.semilla = dicho.toma("--semilla", semilla)?;
        }
        Que::Siguiente | Que::Ejercicio(_) | Que::Fichero(..) => {
            dicho.es("juzgar un ejercicio");
            pedido.json = dicho.hay("--json");
            pedido.semilla = dicho.toma("--semilla", semilla)?;
        }
    }
    if let Que::Fichero(..) = pedido.que {
        pedido.aislado = dicho.hay("--aislado");
    } else if dicho.hay("--aislado") {
        return Err("«--aislado» va con «--fichero FICHERO»: es para lo que ha escrito otro".to_owned());
    }
    if pedido.que.va_en_un_lenguaje() {
        pedido.lenguaje = dicho.toma("--lenguaje", Lenguaje::de_opcion)?;
    }
    Ok(pedido)
}

impl Que {
    fn va_en_un_lenguaje(&self) -> bool {
        !matches!(
            self,
            Self::Lista
                | Self::Pista(_)
                | Self::Exporta(_)
                | Self::Importa(_)
                | Self::Indice
        )
    }
}

fn que(dicho: &mut Dicho) -> Result<Que, String> {
    let palabras: Vec<String> = dicho
        .palabras()
        .into_iter()
        .map(|palabra| palabra.to_string_lossy().into_owned())
        .collect();
    let palabras: Vec<&str> = palabras.iter().map(String::as_str).collect();
    Ok(match palabras[..] {
        [] => Que::Lista,
        ["siguiente"] => Que::Siguiente,
        ["indice"] => Que::Indice,
        ["pista", nombre] => Que::Pista(nombre.to_owned()),
        ["solucion" | "solución", nombre] => Que::Solucion(nombre.to_owned()),
        ["reinicia", nombre] => Que::Reinicia(nombre.to_owned()),
        ["vigila", nombre] => Que::Vigila(nombre.to_owned()),
        ["exporta", fichero] => Que::Exporta(fichero.to_owned()),
        ["importa", fichero] => Que::Importa(fichero.to_owned()),
        ["inicio", nombre] => Que::Inicio(nombre.to_owned()),
        [orden @ ("pista" | "solucion" | "solución" | "reinicia" | "vigila")] => {
            return Err(format!(
                "detrás de «{orden}» falta el ejercicio, como en `cargo practica {orden} lock`"
            ));
        }
        [orden @ ("exporta" | "importa")] => {
            return Err(format!(
                "detrás de «{orden}» falta el fichero, como en `cargo practica {orden} progreso.json`"
            ));
        }
        [nombre] => match dicho.valor("--fichero") {
            Some(fichero) => Que::Fichero(nombre.to_owned(), fichero.into()),
            None => Que::Ejercicio(nombre.to_owned()),
        },
        [.., sobra] => {
            return Err(format!(
                "sobra «{}»: se pide un ejercicio cada vez, como en `cargo practica lock`",
                printable(sobra)
            ));
        }
    })
}
