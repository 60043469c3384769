//! El examen que se pide: un perfil, y lo que se le cambia.

use super::{DeExamen, valores};
use crate::examen::perfil::{Clase, Parte, Perfil};
use crate::lenguaje::Lenguaje;
use crate::opciones::{Dicho, semilla};

/// Lo que no es de cómo es el examen, sino de cómo se hace.
const COMO_SE_HACE: [&str; 2] = ["--lineas", "--nuevo"];

pub fn junta(dicho: &mut Dicho) -> Result<DeExamen, String> {
    let cambia = dicho.opciones().find(|opcion| !COMO_SE_HACE.contains(opcion));
    let mut perfil = dicho
        .toma("--perfil", valores::perfil)?
        .or_else(|| Perfil::de_nombre(Perfil::NOMBRES[0]))
        .expect("el primer perfil existe");
    if let Some(pesos) = dicho.toma("--pesos", valores::pesos)? {
        pon_pesos(&mut perfil, &pesos)?;
    }
    con_su_parte(dicho, &perfil)?;
    if let Some(preguntas) = dicho.toma("--preguntas", valores::preguntas)? {
        let test =
            perfil.partes.iter_mut().find(|parte| parte.clase == Clase::Test);
        test.expect("tiene test").cuantas = preguntas;
    }
    if let Some(penalizacion) = dicho.toma("--penalizacion", |texto| {
        valores::penalizacion("--penalizacion", texto)
    })? {
        perfil.penalizacion = penalizacion;
    }
    perfil.eliminatorio = dicho.toma("--eliminatorio", valores::eliminatorio)?;
    if let Some(minutos) = dicho.toma("--minutos", valores::minutos)? {
        perfil.minutos = minutos;
    }
    let reloj_sigue = dicho.toma("--reloj", valores::reloj_sigue)?;
    if perfil.minutos == 0 && reloj_sigue.is_some() {
        return Err(
            "«--reloj» no va con «--minutos 0», que es sin reloj".to_owned()
        );
    }
    let temas = dicho.toma("--temas", valores::temas)?;
    perfil.temas = temas.clone().unwrap_or(perfil.temas);
    perfil.juzga_durante = dicho.hay("--juzga-durante");
    perfil.en_blanco = dicho.hay("--en-blanco");
    Ok(DeExamen {
        perfil,
        lenguaje: dicho.toma("--lenguaje", Lenguaje::de_opcion)?,
        temas,
        semilla: dicho.toma("--semilla", semilla)?,
        lineas: dicho.hay("--lineas"),
        reloj_sigue: reloj_sigue.unwrap_or_default(),
        nuevo: dicho.hay("--nuevo"),
        cambia,
    })
}

/// Con «--pesos» se puede quitar una parte: entonces no queda nada que cambiar de ella.
fn con_su_parte(dicho: &Dicho, perfil: &Perfil) -> Result<(), String> {
    for opcion in dicho.opciones() {
        let (clase, de_que) = match opcion {
            "--preguntas" | "--penalizacion" | "--eliminatorio" => {
                (Clase::Test, "del test")
            }
            "--lenguaje" | "--en-blanco" | "--juzga-durante" => {
                (Clase::Programa, "del programa")
            }
            _ => continue,
        };
        if perfil.parte(clase).is_none() {
            return Err(format!("«{opcion}» es {de_que}, y ese examen no tiene"));
        }
    }
    Ok(())
}

/// Un peso por parte, en su orden; la que pesa 0 se quita.
fn pon_pesos(perfil: &mut Perfil, pesos: &[f64]) -> Result<(), String> {
    let partes = &perfil.partes;
    if pesos.len() != partes.len() {
        let nombres: Vec<_> = partes
            .iter()
            .map(|parte| parte.clase.nombre().to_lowercase())
            .collect();
        return Err(format!(
            "el perfil «{}» tiene {} partes, {}: «--pesos» va con un número para cada una",
            perfil.nombre,
            partes.len(),
            crate::juicio::lista(&nombres)
        ));
    }
    let pesada = |(parte, &puntos): (&Parte, &f64)| Parte { puntos, ..*parte };
    perfil.partes = partes
        .iter()
        .zip(pesos)
        .map(pesada)
        .filter(|parte| parte.puntos > 0.0)
        .collect();
    Ok(())
}
