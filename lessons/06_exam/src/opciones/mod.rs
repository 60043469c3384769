//! La primera palabra dice a qué parte se llama; lo demás lo lee cada parte, y por aquí pasan todas.

mod dicho;

use std::io::{self, Write};
use std::process::ExitCode;

use lexopt::Parser;

use crate::ancho;
pub use dicho::{Dicho, Opcion};

/// Se ha pedido algo que no se entiende, o que no puede ser.
pub const MAL_USO: u8 = 2;

pub const AYUDA: &str = "\
El examen: practicar, examinarse y, si enseñas, preparar papeles y corregir.

  06_exam practica     los ejercicios, juzgados por lo que hacen
  06_exam examen       un examen de prueba, con su reloj y su nota
  06_exam papel        un examen para imprimir, y su clave
  06_exam moodle       las preguntas, para llevarlas a Moodle
  06_exam gift         las preguntas, en GIFT
  06_exam anki         las preguntas, en tarjetas de Anki
  06_exam corrige      lo que entrega una clase
  06_exam banco        las preguntas, para quien las escribe
  06_exam genera       preguntas sin fin, cada una de su semilla

Con `06_exam practica --ayuda` se ve lo que se puede pedir, y lo mismo con cada
una de las demás. `cargo practica` es `06_exam practica`, y `cargo examen`,
`06_exam examen`.
";

/// Una de las partes: cómo se la llama, qué enseña con `--ayuda` y qué opciones tiene.
pub struct Parte {
    pub orden: &'static str,
    pub ayuda: &'static str,
    pub opciones: &'static [Opcion],
}

/// Lo escrito detrás de una parte. Solo se puede leer con `entiende`: así, ninguna parte pasa por alto lo que no usa.
pub struct Argumentos(Parser);

impl Argumentos {
    pub fn nuevos(argumentos: impl Iterator<Item = std::ffi::OsString>) -> Self {
        Self(Parser::from_args(argumentos))
    }

    /// Lo que se pide. Si era la ayuda, o está mal pedido, ya está dicho: el código con el que se acaba.
    pub fn entiende<T>(
        self,
        parte: &Parte,
        lee: impl FnOnce(&mut Dicho) -> Result<T, String>,
    ) -> Result<T, ExitCode> {
        let leido = Dicho::lee(self.0, parte.orden, parte.opciones);
        let leido = leido.and_then(|dicho| {
            let Some(mut dicho) = dicho else { return Ok(None) };
            let pedido = lee(&mut dicho)?;
            dicho.nada_sobra()?;
            Ok(Some(pedido))
        });
        match leido {
            Ok(Some(pedido)) => Ok(pedido),
            Ok(None) => Err(ensena(parte.ayuda)),
            Err(que) => Err(mal_uso(parte.orden, &que)),
        }
    }
}

/// Una ayuda. Si nadie la lee, no pasa nada.
pub fn ensena(ayuda: &str) -> ExitCode {
    print!("{ayuda}");
    ExitCode::SUCCESS
}

/// Dice qué está mal pedido y dónde se ve cómo se pide.
pub fn mal_uso(orden: &str, que: &str) -> ExitCode {
    let error = ancho::parte(&format!("Error: {que}"));
    let ayuda = format!("Con `{orden} --ayuda` se ve todo lo que se puede pedir.");
    let _ = writeln!(io::stderr(), "{error}\n{}", ancho::parte(&ayuda));
    ExitCode::from(MAL_USO)
}

pub fn ninguna_parte(escrita: &str) -> ExitCode {
    let partes = AYUDA.lines().filter_map(|linea| linea.strip_prefix("  06_exam "));
    let partes = partes.filter_map(|linea| linea.split(' ').next());
    let quizas = parecida(escrita, partes)
        .map(|otra| format!(": ¿querías decir «{otra}»?"))
        .unwrap_or_default();
    let escrita = shared::foreign::printable(escrita);
    mal_uso("06_exam", &format!("«{escrita}» no es ninguna de las partes{quizas}"))
}

/// Dice por qué no se puede hacer lo que se pide, que está bien pedido.
pub fn no_se_puede(error: &dyn std::fmt::Display) -> ExitCode {
    let error = ancho::parte(&format!("Error: {error}"));
    let _ = writeln!(io::stderr(), "{error}");
    ExitCode::from(MAL_USO)
}

/// De las que hay, la que más se parece, si alguna se parece.
pub fn parecida<'a>(
    escrita: &str,
    hay: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    /// Las letras que cambian, faltan o sobran en una palabra mal escrita.
    const PARECIDA: usize = 2;
    hay.into_iter()
        .map(|otra| (strsim::damerau_levenshtein(otra, escrita), otra))
        .filter(|(letras, _)| *letras <= PARECIDA)
        .min()
        .map(|(_, otra)| otra)
}

pub fn semilla(texto: &str) -> Result<u64, String> {
    texto.parse().map_err(|_| {
        "«--semilla» va con un número, como en «--semilla 7»".to_owned()
    })
}
