//! Los ejercicios que hay: los que nombra la tabla de jueces, en su orden, cada uno con su carpeta.

use std::path::{Path, PathBuf};

use super::{EjercicioError, Ficha, marcas};
use crate::jueces;
use crate::juicio::Juez;
use crate::lenguaje::Lenguaje;

pub struct Ejercicio {
    pub nombre: &'static str,
    /// El binario de su lección: `00_process`.
    pub leccion: &'static str,
    pub carpeta: PathBuf,
    pub juez: fn() -> Juez,
}

pub fn todos() -> Vec<Ejercicio> {
    let lecciones =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("está en «lessons»");
    let mut ejercicios = Vec::new();
    for leccion in jueces::LECCIONES {
        for &(nombre, juez) in leccion.jueces {
            let carpeta =
                lecciones.join(leccion.carpeta).join("exercises").join(nombre);
            ejercicios.push(Ejercicio {
                nombre,
                leccion: leccion.nombre,
                carpeta,
                juez,
            });
        }
    }
    ejercicios
}

/// El que se llama así.
pub fn busca(nombre: &str) -> Result<Ejercicio, EjercicioError> {
    todos().into_iter().find(|uno| uno.nombre == nombre).ok_or_else(|| {
        let otro = parecido(nombre).map(|otro| format!(" ¿Será «{otro}»?"));
        let nombre = shared::foreign::printable(nombre);
        EjercicioError::NoExiste(nombre, otro.unwrap_or_default())
    })
}

/// El que se llama así o casi, si alguno se parece.
pub fn parecido(nombre: &str) -> Option<&'static str> {
    const SE_PARECEN: f64 = 0.8;
    todos()
        .into_iter()
        .map(|uno| (strsim::jaro_winkler(nombre, uno.nombre), uno.nombre))
        .filter(|(semejanza, _)| *semejanza > SE_PARECEN)
        .max_by(|(una, _), (otra, _)| una.total_cmp(otra))
        .map(|(_, nombre)| nombre)
}

impl Ejercicio {
    pub fn ficha(&self) -> Result<Ficha, EjercicioError> {
        Ficha::lee(&self.carpeta)
    }

    /// Los lenguajes en los que tiene solución.
    pub fn lenguajes(&self) -> Vec<Lenguaje> {
        let con_solucion =
            |lenguaje: &Lenguaje| self.fichero_de_la_solucion(*lenguaje).is_file();
        Lenguaje::TODOS.into_iter().filter(con_solucion).collect()
    }

    fn fichero_de_la_solucion(&self, lenguaje: Lenguaje) -> PathBuf {
        self.carpeta.join(format!("solucion.{}", lenguaje.extension()))
    }

    pub fn solucion(&self, lenguaje: Lenguaje) -> Result<String, EjercicioError> {
        self.deriva(lenguaje, marcas::solucion)
    }

    /// El fichero de partida, con el enunciado delante.
    pub fn inicio(&self, lenguaje: Lenguaje) -> Result<String, EjercicioError> {
        let despedida =
            format!("Para que se juzgue: cargo practica {}", self.nombre);
        self.inicio_con(lenguaje, &despedida, false)
    }

    /// Lo mismo, con otra línea detrás del enunciado y, si se quiere, sin nada más.
    pub fn inicio_con(
        &self,
        lenguaje: Lenguaje,
        despedida: &str,
        en_blanco: bool,
    ) -> Result<String, EjercicioError> {
        let ficha = self.ficha()?;
        let comentario = lenguaje.comentario();
        let mut texto = format!("{comentario} {}\n{comentario}\n", ficha.titulo);
        let (inicio, enunciado) = if ficha.en_blanco || en_blanco {
            (lenguaje.pagina_en_blanco().to_owned(), ficha.enunciado)
        } else {
            (self.deriva(lenguaje, marcas::inicio)?, ficha.con_partida())
        };
        for parrafo in enunciado.trim().split("\n") {
            for linea in textwrap::wrap(parrafo, 76) {
                texto.push_str(format!("{comentario} {linea}").trim_end());
                texto.push('\n');
            }
        }
        texto.push_str(&format!("{comentario}\n{comentario} {despedida}\n"));
        Ok(texto + &inicio)
    }

    fn deriva(
        &self,
        lenguaje: Lenguaje,
        como: fn(&str, &str) -> Result<String, String>,
    ) -> Result<String, EjercicioError> {
        let fichero = self.fichero_de_la_solucion(lenguaje);
        let Ok(texto) = std::fs::read_to_string(&fichero) else {
            let otros: Vec<_> =
                self.lenguajes().iter().map(|otro| otro.nombre()).collect();
            let otros = crate::juicio::lista(&otros);
            return Err(EjercicioError::SinLenguaje(
                self.nombre.to_owned(),
                lenguaje.nombre(),
                otros,
            ));
        };
        como(&texto, lenguaje.comentario()).map_err(|error| {
            EjercicioError::Marcas(fichero.display().to_string(), error)
        })
    }
}
