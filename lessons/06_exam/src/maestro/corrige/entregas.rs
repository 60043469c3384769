//! Lo que hay en la carpeta de una clase.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::CorrigeError;
use super::juicio::{Juicio, Resultado};
use super::memoria::Clave;
use super::nombre;
use crate::aislamiento;
use crate::banco::sin_acentos;
use crate::ejercicio::{Ejercicio, parecido, todos};
use crate::lenguaje::Lenguaje;

pub struct Entregado {
    pub alumnos: Vec<Alumno>,
    /// Lo que no se juzga, y por qué.
    pub avisos: Vec<String>,
}

pub struct Alumno {
    /// Como se llama su carpeta, y como se llamará su informe.
    pub carpeta: OsString,
    /// Para enseñarlo.
    pub nombre: String,
    pub entregas: Vec<Entrega>,
    /// Por qué no se juzga lo demás que haya en su carpeta.
    pub sin_juzgar: Vec<String>,
}

pub struct Entrega {
    pub ejercicio: &'static str,
    pub lenguaje: Lenguaje,
    pub ruta: PathBuf,
    pub texto: Vec<u8>,
    pub clave: Clave,
    pub juicio: Option<Juicio>,
}

impl Entrega {
    /// `lock.py`.
    pub fn fichero(&self) -> String {
        format!("{}.{}", self.ejercicio, self.lenguaje.extension())
    }

    pub fn resultado(&self) -> Option<Resultado> {
        Some(self.juicio.as_ref()?.resultado)
    }
}

/// # Errors
/// Si no hay ninguna, o la carpeta no se puede leer.
pub fn lee(carpeta: &Path) -> Result<Entregado, CorrigeError> {
    let no_se_puede = |error| CorrigeError::Carpeta(carpeta.to_owned(), error);
    let mut entregado = Entregado { alumnos: Vec::new(), avisos: Vec::new() };
    let ejercicios = todos();
    for ruta in dentro_de(carpeta).map_err(no_se_puede)? {
        let datos = fs::symlink_metadata(&ruta).map_err(no_se_puede)?;
        if datos.is_dir() {
            entregado.alumnos.push(del_alumno(&ruta, &ejercicios));
        } else if datos.is_symlink() {
            entregado
                .avisos
                .push(format!("«{}» es un enlace: no se sigue", nombre(&ruta)));
        } else {
            entregado.avisos.push(format!(
                "«{}» no está en la carpeta de ningún alumno",
                nombre(&ruta)
            ));
        }
    }
    if entregado.alumnos.iter().all(|alumno| alumno.entregas.is_empty()) {
        return Err(CorrigeError::SinEntregas(carpeta.to_owned()));
    }
    Ok(entregado)
}

fn del_alumno(carpeta: &Path, ejercicios: &[Ejercicio]) -> Alumno {
    let mut alumno = Alumno {
        carpeta: carpeta.file_name().unwrap_or_default().to_owned(),
        nombre: sin_lo_de_moodle(nombre(carpeta)),
        entregas: Vec::new(),
        sin_juzgar: Vec::new(),
    };
    let rutas = dentro_de(carpeta).unwrap_or_else(|error| {
        let porque = shared::errno::describe_chain(&error);
        alumno.sin_juzgar.push(format!("la carpeta no se puede leer: {porque}"));
        Vec::new()
    });
    for ruta in rutas {
        match entrega(ruta, ejercicios) {
            Ok(entrega) => alumno.entregas.push(entrega),
            Err(porque) => alumno.sin_juzgar.push(porque),
        }
    }
    let orden = |una: &Entrega| {
        ejercicios.iter().position(|ejercicio| ejercicio.nombre == una.ejercicio)
    };
    alumno.entregas.sort_by_key(|una| (orden(una), una.lenguaje.extension()));
    alumno
}

/// Moodle llama «Ana García_12345_assignsubmission_file_» a la carpeta de Ana.
fn sin_lo_de_moodle(nombre: String) -> String {
    let suyo = ["_assignsubmission_file_", "_assignsubmission_file"];
    let suyo = suyo.iter().find_map(|suyo| nombre.strip_suffix(suyo));
    suyo.filter(|suyo| !suyo.is_empty()).map(str::to_owned).unwrap_or(nombre)
}

/// Lo que dejan Python y los ordenadores de Apple.
const DE_OTROS: [&str; 2] = ["__pycache__", "__MACOSX"];

/// Por orden alfabético, sin lo oculto.
fn dentro_de(carpeta: &Path) -> io::Result<Vec<PathBuf>> {
    let mut rutas = Vec::new();
    for entrada in fs::read_dir(carpeta)? {
        let entrada = entrada?;
        let nombre = entrada.file_name();
        let oculto = nombre.as_encoded_bytes().starts_with(b".");
        if !oculto && !DE_OTROS.iter().any(|otro| nombre == *otro) {
            rutas.push(entrada.path());
        }
    }
    rutas.sort_by_cached_key(|ruta| (alfabetico(&nombre(ruta)), ruta.clone()));
    Ok(rutas)
}

/// Como en una lista de clase: Íñigo va con la i, y la ñ, detrás de la n.
fn alfabetico(nombre: &str) -> String {
    sin_acentos(&nombre.to_lowercase()).replace('ñ', "n\u{10ffff}")
}

/// # Errors
/// Si ese fichero no es de ningún ejercicio.
fn entrega(ruta: PathBuf, ejercicios: &[Ejercicio]) -> Result<Entrega, String> {
    let fichero = nombre(&ruta);
    if fs::symlink_metadata(&ruta).is_ok_and(|datos| datos.is_dir()) {
        return Err(format!("no se mira dentro de la carpeta «{fichero}»"));
    }
    let extension = ruta.extension().and_then(|extension| extension.to_str());
    let lenguaje = Lenguaje::TODOS
        .into_iter()
        .find(|lenguaje| extension == Some(lenguaje.extension()));
    let Some(lenguaje) = lenguaje else {
        return Err(format!(
            "«{fichero}» no acaba en .py, .rs ni .c{}",
            quizas(&fichero)
        ));
    };
    let raiz = ruta.file_stem().and_then(|raiz| raiz.to_str()).unwrap_or_default();
    let Some(ejercicio) = ejercicios.iter().find(|uno| uno.nombre == raiz) else {
        let quizas = quizas(&fichero);
        return Err(format!("«{fichero}» no es de ningún ejercicio{quizas}"));
    };
    if !ejercicio.lenguajes().contains(&lenguaje) {
        return Err(format!(
            "«{fichero}»: ese ejercicio no está en {}",
            lenguaje.nombre()
        ));
    }
    let (texto, juicio) = match aislamiento::lee(&ruta) {
        Ok(texto) => (texto, None),
        Err(porque) => {
            (Vec::new(), Some(Juicio::ilegible(format!("El fichero {porque}"))))
        }
    };
    let clave = Clave::de(ejercicio.nombre, lenguaje, &texto);
    let ejercicio = ejercicio.nombre;
    Ok(Entrega { ejercicio, lenguaje, ruta, texto, clave, juicio })
}

/// Cómo se llamaría: «Lok (2).PY» quería ser «lock.py», y «lock.py.txt», también.
fn quizas(fichero: &str) -> String {
    let fichero = fichero.to_lowercase();
    let mut trozos = fichero.split('.');
    let raiz: String =
        trozos.next().unwrap_or_default().trim().replace([' ', '-'], "_");
    let extension = trozos.find(|trozo| ["py", "rs", "c"].contains(trozo));
    match parecido(&raiz) {
        Some(nombre) => {
            let extension = extension.unwrap_or("py");
            format!(": ¿querías decir «{nombre}.{extension}»?")
        }
        None => String::new(),
    }
}
