//! La plantilla del examen: una lista, un bucle que arranca y otro que espera.

use shared::process::{Process, ProcessError};

// ANCHOR: funcion
fn mi_funcion(nombre: &str, desde: u32, hasta: u32) {
    let suma: u32 = (desde..hasta).sum();
    println!("{nombre}: de {desde} a {hasta} suman {suma}");
}
// ANCHOR_END: funcion

fn main() -> Result<(), ProcessError> {
    // ANCHOR: plantilla
    let num_procesos = 3;
    let mut procesos = Vec::new();
    for i in 0..num_procesos {
        let (desde, hasta) = (i * 10, (i + 1) * 10);
        let mut proceso = Process::new(move || mi_funcion("trabajo", desde, hasta));
        proceso.start()?;
        procesos.push(proceso);
    }

    for proceso in &mut procesos {
        proceso.join()?;
    }
    // ANCHOR_END: plantilla
    println!("todos han terminado");
    Ok(())
}
