//! Una pregunta, tal como se escribe en `preguntas/<tema>.toml`.

use serde::{Deserialize, Serialize};

use crate::ejercicio::Nivel;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pregunta {
    /// Único en el banco, con minúsculas, cifras y `_`.
    pub nombre: String,
    /// Su número en la página «Los temas de los exámenes», de 1 a 37.
    pub tema: u32,
    pub nivel: Nivel,
    /// El paso que lo enseña: `03 cuantos`.
    pub paso: String,
    /// En Markdown de un solo párrafo o varios, con `código` y **negrita**.
    pub enunciado: String,
    /// Lo que se enseña debajo.
    pub codigo: Option<Codigo>,
    pub respuesta: Respuesta,
    /// Por qué es así; se lee después de contestar.
    pub explicacion: String,
    /// Otros pasos en los que se ve.
    #[serde(default)]
    pub otros_pasos: Vec<String>,
    /// Los programas que se enseñan con la explicación: ficheros desde `lessons`, con el nombre de un trozo detrás de
    /// dos puntos si no es entero. Su texto lo da [`programa`](super::programa).
    #[serde(default)]
    pub programas: Vec<String>,
    /// En las «Preguntas de examen» de qué capítulo sale: `03_fork_exec_wait`; en ninguna, si falta.
    pub capitulo: Option<String>,
    /// En qué lugar está escrita, entre todas.
    #[serde(skip)]
    pub lugar: usize,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codigo {
    pub lenguaje: LenguajeDelCodigo,
    /// Al leer el banco se rellena con el del fichero, si es de un fichero. Vacío, si las líneas que se ordenan son todo.
    #[serde(default)]
    pub texto: String,
    /// En lugar de `texto`, uno de los de `lessons`, `01_sync_processes/exercises/lock/mal/un_cerrojo_cada_uno.py`, o un
    /// trozo suyo, con su nombre detrás de dos puntos.
    pub fichero: Option<String>,
    /// Qué se mide al ejecutarlo para comparar con la respuesta; nada, si no se ejecuta.
    pub mide: Option<Mide>,
    /// Lo que ha de salir al medirlo, si no es lo que dice la respuesta.
    pub da: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LenguajeDelCodigo {
    Python,
    C,
    Rust,
    /// Órdenes de la shell.
    Sh,
    /// No es un programa: una salida, una tabla.
    Texto,
}

/// Lo que se mide de una ejecución, con la salida en un fichero, que se vacía como una tubería.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mide {
    /// Cuántos procesos hay en total, contando el primero.
    Procesos,
    /// Cuántas líneas se escriben.
    Lineas,
    /// Cuántos caracteres se escriben que no son espacios ni saltos de línea.
    Caracteres,
    /// Lo que se escribe, sin los espacios de los extremos.
    Salida,
    /// Lo que se escribe cambia de una vez a otra: lo visto ha de ser siempre posible.
    Salidas,
    /// Con qué código acaba, como lo dice la shell.
    Estado,
    /// Con qué excepción acaba Python: `ValueError`.
    Excepcion,
    /// El árbol de procesos.
    Arbol,
    /// No acaba: hay que cortarlo.
    NoAcaba,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Respuesta {
    /// Una opción es la buena.
    Una(Vec<Opcion>),
    /// Lo son varias.
    Varias(Vec<Opcion>),
    Numero {
        valor: i64,
        #[serde(default)]
        errores: Vec<Sospechosa>,
    },
    /// Un texto corto: sin contar acentos ni mayúsculas, cualquiera de estos.
    Texto {
        validas: Vec<String>,
        #[serde(default)]
        errores: Vec<Sospechosa>,
    },
    /// Las líneas, ya en orden.
    Ordena(Vec<String>),
    /// En el código hay `‹1›`, `‹2›`…, y aquí lo que va en cada uno.
    Huecos(Vec<Hueco>),
    /// En qué línea del código está el fallo; vale cualquiera de estas, contando desde 1.
    Linea {
        validas: Vec<usize>,
        #[serde(default)]
        errores: Vec<Sospechosa>,
    },
    /// El árbol, como `P(H1(H1.1) H2)`.
    Arbol(String),
    /// Si esa salida puede darse.
    Posible { salida: String, es: bool },
    /// Se explica con palabras, y quien contesta mira qué ha dicho de esto.
    Razonada(Vec<Rubrica>),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opcion {
    pub texto: String,
    #[serde(default)]
    pub correcta: bool,
    /// El error típico que lleva a elegirla: su nombre en `errores.toml`.
    pub error: Option<String>,
}

/// Una contestación equivocada que delata un error típico.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sospechosa {
    /// Lo que se contesta.
    pub si: String,
    pub error: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hueco {
    pub validas: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubrica {
    /// De 0 a 1; las de una pregunta suman 1.
    pub puntos: f64,
    pub texto: String,
}

impl Pregunta {
    /// Si su respuesta se compara con lo que da su código al ejecutarlo.
    pub fn se_mide(&self) -> bool {
        self.codigo.as_ref().is_some_and(|codigo| codigo.mide.is_some())
    }

    /// Los errores típicos que puede delatar.
    pub fn errores(&self) -> impl Iterator<Item = &str> {
        let (opciones, sospechosas): (&[Opcion], &[Sospechosa]) =
            match &self.respuesta {
                Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
                    (opciones, &[])
                }
                Respuesta::Numero { errores, .. }
                | Respuesta::Texto { errores, .. }
                | Respuesta::Linea { errores, .. } => (&[], errores),
                _ => (&[], &[]),
            };
        let de_opciones =
            opciones.iter().filter_map(|opcion| opcion.error.as_deref());
        de_opciones.chain(sospechosas.iter().map(|una| una.error.as_str()))
    }
}
