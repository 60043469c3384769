//! Lo que se puede pedir en la línea de órdenes.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use crate::ejecucion::figurante::{CON_NOMBRE, FIGURANTE};
use crate::lenguaje::Lenguaje;

pub const AYUDA: &str = "\
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
  cargo practica exporta FICHERO    lo que llevas hecho, para otro ordenador
  cargo practica importa FICHERO    lo suma a lo que llevas hecho aquí

Opciones:
  --lenguaje python|rust|c          en qué se responde; se recuerda
  --fichero FICHERO                 juzga ese fichero, sin apuntar nada
  --json                            el veredicto, para otros programas
  --semilla N                       repite lo que salió con esa semilla
  --si                              no pregunta
  --ayuda                           enseña esta ayuda

Acaba con 0 si está bien, con 1 si todavía no, con 2 si se ha pedido mal y con 3
si el juez no ha podido juzgar.
";

pub enum Peticion {
    Ayuda,
    Practica(Pedido),
    /// Para nosotros: mirar lo que dice ese encargo.
    Testigo(PathBuf),
    /// Para nosotros: ser un proceso cualquiera, con ese papel.
    Figurante(Vec<OsString>),
    /// Para nosotros: ejecutar un programa con otro nombre.
    ConNombre(Vec<OsString>),
    /// Para nosotros: borrar esa carpeta cuando ya no haya quien la use.
    Limpia(PathBuf),
}

#[derive(Default)]
pub struct Pedido {
    pub palabras: Vec<String>,
    pub lenguaje: Option<Lenguaje>,
    pub fichero: Option<PathBuf>,
    pub json: bool,
    /// Que sí a lo que se fuera a preguntar.
    pub si: bool,
    pub semilla: Option<u64>,
}

pub fn lee(argumentos: impl Iterator<Item = OsString>) -> Result<Peticion, String> {
    let mut parser = Parser::from_args(argumentos);
    let mut pedido = Pedido::default();
    let mut seccion = None;
    while let Some(argumento) =
        parser.next().map_err(|_| "hay una opción mal escrita")?
    {
        match argumento {
            Arg::Long("ayuda" | "help") | Arg::Short('h') => {
                return Ok(Peticion::Ayuda);
            }
            Arg::Long("json") => pedido.json = true,
            Arg::Long("si" | "sí") => pedido.si = true,
            Arg::Long("lenguaje") => {
                let clave = valor(&mut parser, "--lenguaje", "python, rust o c")?;
                let clave = clave.to_string_lossy().to_lowercase();
                let lenguaje = Lenguaje::de_clave(&clave);
                pedido.lenguaje = Some(lenguaje.ok_or(
                    "«--lenguaje» va con python, rust o c, como en «--lenguaje c»",
                )?);
            }
            Arg::Long("fichero") => {
                pedido.fichero = Some(
                    valor(&mut parser, "--fichero", "el nombre de un fichero")?
                        .into(),
                );
            }
            Arg::Long("semilla") => {
                let numero = valor(&mut parser, "--semilla", "un número")?.parse();
                pedido.semilla = Some(numero.map_err(
                    |_| "«--semilla» va con un número, como en «--semilla 7»",
                )?);
            }
            Arg::Value(palabra) if seccion.is_none() => {
                let palabra = palabra.to_string_lossy().into_owned();
                if palabra == "testigo" {
                    let encargo = parser.value().map_err(|_| "falta el encargo")?;
                    return Ok(Peticion::Testigo(encargo.into()));
                }
                if palabra == "limpia" {
                    let carpeta = parser.value().map_err(|_| "falta la carpeta")?;
                    return Ok(Peticion::Limpia(carpeta.into()));
                }
                let resto = |parser: &mut Parser| {
                    let resto = parser.raw_args().map_err(|_| "falta el resto")?;
                    Ok::<_, String>(resto.collect())
                };
                match palabra.as_str() {
                    FIGURANTE => {
                        return Ok(Peticion::Figurante(resto(&mut parser)?));
                    }
                    CON_NOMBRE => {
                        return Ok(Peticion::ConNombre(resto(&mut parser)?));
                    }
                    _ => {}
                }
                if palabra != "practica" {
                    let palabra = shared::foreign::printable(palabra);
                    return Err(format!(
                        "«{palabra}» no es ninguna orden; la que hay es «practica»"
                    ));
                }
                seccion = Some(palabra);
            }
            Arg::Value(palabra) => {
                pedido.palabras.push(palabra.to_string_lossy().into_owned())
            }
            Arg::Long(otra) => return Err(no_hay(&format!("--{otra}"))),
            Arg::Short(otra) => return Err(no_hay(&format!("-{otra}"))),
        }
    }
    Ok(Peticion::Practica(pedido))
}

fn no_hay(opcion: &str) -> String {
    format!("no hay ninguna opción «{}»", shared::foreign::printable(opcion))
}

fn valor(parser: &mut Parser, opcion: &str, que: &str) -> Result<OsString, String> {
    parser.value().map_err(|_| format!("detrás de «{opcion}» falta {que}"))
}
