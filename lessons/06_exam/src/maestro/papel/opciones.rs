//! Lo que se puede pedir a `06_exam papel`.

use std::path::PathBuf;

use crate::examen::Perfil;
use crate::examen::opciones::{PERFIL, valores};
use crate::genera::opciones::SEMILLA;
use crate::maestro::opciones::SI;
use crate::opciones::{Dicho, Opcion, Parte, semilla};

pub const PARTE: Parte = Parte {
    orden: "06_exam papel",
    ayuda: AYUDA,
    opciones: &[
        PERFIL,
        SEMILLA,
        Opcion::con(&["--modelos"], "qué letras llevan los modelos"),
        Opcion::con(&["-o"], "el nombre de una carpeta"),
        SI,
    ],
};

const AYUDA: &str = "\
Un examen para imprimir: una página por modelo y, aparte, la clave.

Uso:
  06_exam papel [OPCIONES]

Opciones:
  --perfil PERFIL    cómo es el examen: clase (si no se dice), universidad o fp
  --semilla N        el mismo examen otra vez
  --modelos A,B      las mismas preguntas, en otro orden en cada modelo; solo
                     el A, si no se dice
  -o CARPETA         dónde quedan los ficheros; aquí, si no se dice
  --si               si ya existen, los sustituye
  --ayuda            enseña esta ayuda

Quedan `examen-PERFIL-SEMILLA-A.html`, uno por modelo, y
`examen-PERFIL-SEMILLA-clave.html`: las respuestas de cada modelo, por qué son
esas y cómo se puntúa.
";

const ASI: &str =
    "«--modelos» va con letras distintas, de la A a la Z, como en «--modelos A,B»";

pub struct Pedido {
    pub perfil: Perfil,
    pub semilla: Option<u64>,
    /// En orden, y sin repetir ninguna.
    pub modelos: Vec<char>,
    pub carpeta: Option<PathBuf>,
    pub si: bool,
}

pub fn lee(dicho: &mut Dicho) -> Result<Pedido, String> {
    let perfil = dicho.toma("--perfil", valores::perfil)?;
    Ok(Pedido {
        perfil: perfil
            .or_else(|| Perfil::de_nombre(Perfil::NOMBRES[0]))
            .expect("el primer perfil existe"),
        semilla: dicho.toma("--semilla", semilla)?,
        modelos: dicho.toma("--modelos", modelos)?.unwrap_or(vec!['A']),
        carpeta: dicho.valor("-o").map(PathBuf::from),
        si: dicho.hay("--si"),
    })
}

fn modelos(escritos: &str) -> Result<Vec<char>, String> {
    let mut modelos = Vec::new();
    for escrito in escritos.split(',') {
        let escrito = escrito.trim().to_ascii_uppercase();
        let mut letras = escrito.chars();
        match (letras.next(), letras.next()) {
            (Some(letra @ 'A'..='Z'), None) if !modelos.contains(&letra) => {
                modelos.push(letra)
            }
            _ => return Err(ASI.to_owned()),
        }
    }
    modelos.sort_unstable();
    Ok(modelos)
}

#[cfg(test)]
mod tests {
    use super::modelos;

    #[test]
    fn los_modelos_son_letras_distintas() {
        assert_eq!(modelos("b, A").unwrap(), ['A', 'B']);
        for mal in ["", "A,,B", "AB", "A,A", "1", "Ñ"] {
            assert!(modelos(mal).is_err(), "{mal}");
        }
    }
}
