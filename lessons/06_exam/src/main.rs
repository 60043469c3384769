//! Lección 06: practicar para el examen. Lo que escribe el alumno se juzga por lo que de verdad hace.

#[allow(dead_code, reason = "es de los jueces, y cada uno usa lo que necesita")]
mod ejecucion;
mod ejercicio;
mod jueces;
#[allow(dead_code, reason = "es de los jueces, y cada uno usa lo que necesita")]
mod juicio;
mod lenguaje;
mod opciones;
mod practica;
mod progreso;

use std::process::ExitCode;

use opciones::Peticion;

fn main() -> ExitCode {
    match opciones::lee(std::env::args_os().skip(1)) {
        Ok(Peticion::Ayuda) => {
            print!("{}", opciones::AYUDA);
            ExitCode::SUCCESS
        }
        Ok(Peticion::Testigo(encargo)) => ejecucion::testigo::mira(&encargo),
        Ok(Peticion::Figurante(papel)) => {
            ejecucion::figurante::actua(papel.into_iter())
        }
        Ok(Peticion::ConNombre(orden)) => {
            ejecucion::figurante::con_nombre(orden.into_iter())
        }
        Ok(Peticion::Limpia(carpeta)) => ejecucion::limpieza::limpia(&carpeta),
        Ok(Peticion::Practica(pedido)) => practica::atiende(&pedido),
        Err(mal_uso) => {
            eprintln!(
                "Error: {mal_uso}\nCon `cargo practica --ayuda` se ve todo lo que se puede pedir."
            );
            ExitCode::from(practica::MAL_USO)
        }
    }
}
