//! Los trabajos, en este cuaderno: al lado de cada uno están los mismos en C y en Python.
//!
//! Cada programa escribe dos números: los nanosegundos que ha tardado y el resultado, que se comprueba.

mod bytes;
mod cerrojo;
mod equipo;
mod numeros;
mod primitivas;
mod proceso;
mod reserva;
mod reserva_bytes;

use std::time::Duration;

use anyhow::{Context, Result, bail};

/// Con este argumento, el programa no compara: hace un trabajo.
pub const ARGUMENT: &str = "trabajo";

/// Lo que ha tardado un trabajo y lo que ha salido.
pub struct Medida {
    pub tiempo: Duration,
    pub resultado: u64,
}

pub fn serve(words: &[&str]) -> Result<()> {
    let is_number = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit());
    let (job, numbers) = words.split_at(words.iter().take_while(|word| !is_number(word)).count());
    let numbers: Vec<u64> = numbers
        .iter()
        .map(|number| number.parse().with_context(|| format!("«{number}» no es un número")))
        .collect::<Result<_>>()?;
    let medida = match (job, &numbers[..]) {
        (["cerrojo"], &[procesos, vueltas]) => cerrojo::cerrojo(procesos, vueltas),
        (["numeros"], &[parejas, mensajes]) => numeros::numeros(parejas, mensajes),
        (["bytes"], &[mensajes, longitud]) => bytes::bytes(mensajes, longitud),
        (["proceso"], &[procesos]) => proceso::proceso(procesos),
        (["reserva"], &[obreros, tareas, trozo]) => reserva::reserva(obreros, tareas, trozo),
        (["reserva_bytes"], &[obreros, mensajes, longitud]) => {
            reserva_bytes::reserva_bytes(obreros, mensajes, longitud)
        }
        (["primitivas", name], &[vueltas]) => primitivas::primitiva(name, vueltas),
        _ => bail!("no existe el trabajo «{}» con {} números", job.join(" "), numbers.len()),
    }?;
    println!("{} {}", medida.tiempo.as_nanos(), medida.resultado);
    Ok(())
}
