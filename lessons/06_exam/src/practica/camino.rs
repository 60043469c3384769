//! De un ejercicio sin empezar a uno hecho: se pone el fichero de partida, se juzga y se apunta.

use std::process::ExitCode;

use super::opciones::Pedido;
use super::{PracticaError, di, juzga, lista, taller};
use crate::ancho;
use crate::ejercicio::{Ejercicio, busca, todos};
use crate::juicio::{Dictamen, Veredicto};
use crate::lenguaje::Lenguaje;
use crate::progreso::Guardado;

/// El lenguaje que se pide, que se recuerda; si no, el de la última vez; si el ejercicio no lo tiene, el primero suyo.
pub fn lenguaje(
    ejercicio: &Ejercicio,
    pedido: &Pedido,
) -> Result<Lenguaje, PracticaError> {
    let guardado = Guardado::del_usuario()?;
    if let Some(lenguaje) = pedido.lenguaje {
        ejercicio.solucion(lenguaje)?;
        guardado.cambia(|progreso| {
            progreso.lenguaje = Some(lenguaje.clave().to_owned())
        })?;
        return Ok(lenguaje);
    }
    let recordado =
        guardado.lee()?.lenguaje.and_then(|clave| Lenguaje::de_clave(&clave));
    let preferido = recordado.unwrap_or(Lenguaje::Python);
    let suyos = ejercicio.lenguajes();
    if suyos.contains(&preferido) {
        return Ok(preferido);
    }
    let otro = suyos.first().copied().unwrap_or(Lenguaje::Python);
    println!(
        "«{}» no está en {}: va en {}.",
        ejercicio.nombre,
        preferido.nombre(),
        otro.nombre()
    );
    Ok(otro)
}

pub fn empieza_o_juzga(
    nombre: &str,
    pedido: &Pedido,
) -> Result<ExitCode, PracticaError> {
    let ejercicio = busca(nombre)?;
    let lenguaje = lenguaje(&ejercicio, pedido)?;
    let respuesta = taller::respuesta(&ejercicio, lenguaje);
    if !respuesta.is_file() {
        if pedido.json || pedido.semilla.is_some() {
            return Err(PracticaError::SinEmpezar("juzgar", nombre.to_owned()));
        }
        return empieza(&ejercicio, lenguaje);
    }
    di::que_se_juzga(&respuesta);
    let veredicto = juzga::juzga(&ejercicio, lenguaje, &respuesta, pedido.semilla);
    // El veredicto se dice aunque no se pueda apuntar.
    let apuntado = apunta(&ejercicio, lenguaje, &veredicto);
    let codigo = juzga::dice(&ejercicio, lenguaje, &veredicto, pedido);
    if let Err(error) = apuntado {
        eprintln!("{}", ancho::parte(&format!("Aviso: {error}")));
    }
    Ok(codigo)
}

/// El primero que no está hecho.
pub fn siguiente(pedido: &Pedido) -> Result<ExitCode, PracticaError> {
    let progreso = Guardado::del_usuario()?.lee()?;
    match lista::el_siguiente(&todos(), &progreso) {
        Some(ejercicio) => empieza_o_juzga(ejercicio.nombre, pedido),
        None => {
            println!(
                "Están todos hechos. Prueba con otro lenguaje: cargo practica lock --lenguaje c"
            );
            Ok(ExitCode::SUCCESS)
        }
    }
}

pub fn apunta(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
    veredicto: &Veredicto,
) -> Result<(), PracticaError> {
    if veredicto.dictamen == Dictamen::Bien {
        Guardado::del_usuario()?.cambia(|progreso| {
            progreso.apunta_hecho(ejercicio.nombre, lenguaje.clave())
        })?;
    }
    Ok(())
}

fn empieza(
    ejercicio: &Ejercicio,
    lenguaje: Lenguaje,
) -> Result<ExitCode, PracticaError> {
    let fichero = taller::pon(ejercicio, lenguaje)?;
    let ficha = ejercicio.ficha()?;
    let (tema, nivel) = (ficha.tema, ficha.nivel.nombre());
    println!("{}", ancho::parte(&ficha.titulo));
    println!("Tema {tema} de los exámenes, {nivel}.\n");
    println!("{}\n", ancho::parte(&ficha.con_partida()));
    let donde = taller::corta(&fichero);
    println!("{}", ancho::parte(&format!("Está en {donde}: complétalo y repite")));
    println!("   cargo practica {}", ejercicio.nombre);
    println!("Si te atascas:\n   cargo practica pista {}", ejercicio.nombre);
    Ok(ExitCode::SUCCESS)
}
