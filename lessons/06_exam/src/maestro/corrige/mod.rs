//! `06_exam corrige`: la corrección de una clase. Cada entrega la juzga otro proceso, aislado; aquí se reparten, se
//! apunta lo que dice cada uno y se escribe para quien enseña.

mod clase;
mod cola;
mod entregas;
mod error;
mod escribe;
mod informe;
mod informe_clase;
mod juicio;
mod junit;
mod memoria;
mod notas;
mod opciones;
mod palabras;
mod parecidos;
mod piezas;
mod resumen;
mod salida;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use shared::errno::CannotStart;

use crate::aislamiento;
use crate::ancho;
use crate::juicio::cuantos;
use crate::lenguaje::Lenguaje;
use crate::opciones::{Argumentos, no_se_puede};
use clase::Clase;
use entregas::{Alumno, Entrega};
use error::CorrigeError;
use memoria::Memoria;
use opciones::Pedido;

const FALLO_DEL_JUEZ: u8 = 3;

pub fn main(argumentos: Argumentos) -> ExitCode {
    let pedido = match argumentos.entiende(&opciones::PARTE, opciones::lee) {
        Ok(pedido) => pedido,
        Err(codigo) => return codigo,
    };
    match corrige(&pedido) {
        Ok(codigo) => ExitCode::from(codigo),
        Err(error) => no_se_puede(&error),
    }
}

fn corrige(pedido: &Pedido) -> Result<u8, CorrigeError> {
    let carpeta = &pedido.carpeta;
    let carpeta = carpeta
        .canonicalize()
        .map_err(|error| CorrigeError::Carpeta(carpeta.clone(), error))?;
    let entregado = entregas::lee(&carpeta)?;
    if pedido.aislado {
        if aislamiento::se_ve(&carpeta) {
            return Err(CorrigeError::EnElSistema(carpeta));
        }
        comprueba_que_se_puede_aislar()?;
    }
    let salida = salida::elige(&carpeta, pedido.salida.as_deref(), pedido.aislado)?;
    let mut memoria = Memoria::abre(&salida)?;
    if !pedido.si {
        escribe::comprueba(&entregado.alumnos, &salida, &memoria)?;
    }
    let alumnos = juzga(entregado.alumnos, &mut memoria, pedido)?;
    let clase = Clase::nueva(alumnos, entregado.avisos);
    escribe::todo(&clase, &salida, &mut memoria)?;
    di(&resumen::texto(&clase, &salida));
    Ok(if clase.fallos_del_juez().is_empty() { 0 } else { FALLO_DEL_JUEZ })
}

fn comprueba_que_se_puede_aislar() -> Result<(), CorrigeError> {
    let prueba = Command::new("/proc/self/exe")
        .arg(aislamiento::PRUEBA)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| CorrigeError::SinAislar(CannotStart(error).to_string()))?;
    if prueba.status.success() {
        return Ok(());
    }
    let porque = String::from_utf8_lossy(&prueba.stderr).trim().to_owned();
    Err(CorrigeError::SinAislar(porque))
}

/// Sin el compilador de un lenguaje, lo entregado en él no se puede juzgar; lo demás, sí.
fn avisa_de_lo_que_falta(entregas: &[&Entrega]) {
    for lenguaje in Lenguaje::TODOS {
        let suyas = entregas.iter().filter(|una| una.lenguaje == lenguaje).count();
        if suyas == 0 {
            continue;
        }
        if let Err(porque) = lenguaje.se_puede() {
            let son = cuantos(suyas, "entrega se queda", "entregas se quedan");
            let nombre = lenguaje.nombre();
            let aviso = format!("en {nombre}, {son} sin juzgar: {porque}");
            let _ =
                writeln!(io::stderr(), "{}", ancho::parte_tras("Aviso: ", &aviso));
        }
    }
}

/// A los alumnos, con el juicio de cada entrega: el de antes, si no ha cambiado nada; si no, uno nuevo.
fn juzga(
    mut alumnos: Vec<Alumno>,
    memoria: &mut Memoria,
    pedido: &Pedido,
) -> Result<Vec<Alumno>, CorrigeError> {
    let mut pendientes = Vec::new();
    let mut guardados = 0;
    for (i, alumno) in alumnos.iter_mut().enumerate() {
        for (j, entrega) in alumno.entregas.iter_mut().enumerate() {
            if entrega.juicio.is_some() {
                continue;
            }
            entrega.juicio = memoria.busca(&entrega.clave);
            if entrega.juicio.is_some() {
                guardados += 1;
            } else {
                pendientes.push((i, j));
            }
        }
    }
    di(&resumen::que_hay_que_hacer(pendientes.len(), guardados));
    let avance = Avance::nuevo(pendientes.len());
    let encargos: Vec<_> =
        pendientes.iter().map(|&(i, j)| &alumnos[i].entregas[j]).collect();
    avisa_de_lo_que_falta(&encargos);
    let mut nuevos = Vec::new();
    cola::reparte(&encargos, pedido, |cual, juicio| {
        memoria.apunta(&encargos[cual].clave, &juicio)?;
        nuevos.push((pendientes[cual], juicio));
        avance.dice(nuevos.len());
        Ok(())
    })?;
    for ((i, j), juicio) in nuevos {
        alumnos[i].entregas[j].juicio = Some(juicio);
    }
    Ok(alumnos)
}

/// Si nadie lo lee, se corrige igual.
fn di(texto: &str) {
    let _ = writeln!(io::stdout(), "{texto}");
}

/// Cuántas van, en un terminal.
struct Avance {
    total: usize,
    se_ve: bool,
}

impl Avance {
    fn nuevo(total: usize) -> Self {
        Self { total, se_ve: io::stderr().is_terminal() }
    }

    fn dice(&self, van: usize) {
        if self.se_ve {
            let fin = if van == self.total { "\n" } else { "" };
            let _ = write!(io::stderr(), "\rVan {van} de {}{fin}", self.total);
        }
    }
}

/// El nombre de un fichero, para enseñarlo.
fn nombre(ruta: &Path) -> String {
    shared::foreign::printable(ruta.file_name().unwrap_or_default())
}
