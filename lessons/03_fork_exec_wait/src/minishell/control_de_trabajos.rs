//! Peldaño 7: el control de trabajos. `jobs` los enseña, `fg` y `bg` los hacen seguir, y `kill` les envía una señal.

mod kill;
mod nombre;

use shared::voice;

use super::segundo_plano::Trabajo;
use super::shell::Shell;
use super::una_orden::quejarse;
use nombre::numero;

pub use kill::kill;

/// Los trabajos, por su número. El que lleva `+` es al que se refieren `fg` y `bg`
/// sin más.
pub fn jobs(shell: &mut Shell, argumentos: &[Vec<u8>]) -> i32 {
    if !argumentos.is_empty() {
        quejarse("jobs: los enseña todos, y no lleva argumentos");
        return 2;
    }
    let acabados = shell.trabajos.sacar_los_acabados();
    let quedan = shell.trabajos.todos();
    let de_ahora = quedan.last().map(|trabajo| trabajo.numero);
    let mut todos: Vec<&Trabajo> = acabados.iter().chain(quedan.iter()).collect();
    todos.sort_by_key(|trabajo| trabajo.numero);
    let linea = |trabajo: &Trabajo| {
        let marca = if Some(trabajo.numero) == de_ahora { '+' } else { ' ' };
        format!("[{}]{marca} {trabajo}\n", trabajo.numero)
    };
    let lineas: String = todos.into_iter().map(linea).collect();
    shell.trabajos.todos().iter_mut().for_each(Trabajo::dar_por_contado);
    i32::from(voice::try_print(&lineas).is_err())
}

// ANCHOR: trabajos
/// Le presta el terminal y lo espera, como si se acabara de lanzar.
pub fn fg(shell: &mut Shell, argumentos: &[Vec<u8>]) -> i32 {
    let Some(trabajo) = sacar("fg", shell, argumentos) else { return 1 };
    quejarse(&format!("sigue {}", trabajo.texto));
    shell.seguir_en_primer_plano(trabajo)
}

/// Lo hace seguir sin prestarle el terminal: si intenta leer de él, el núcleo lo
/// detendrá con `SIGTTIN`.
pub fn bg(shell: &mut Shell, argumentos: &[Vec<u8>]) -> i32 {
    let Some(mut trabajo) = sacar("bg", shell, argumentos) else { return 1 };
    trabajo.seguir();
    quejarse(&format!(
        "[{}] sigue en segundo plano: {}",
        trabajo.numero, trabajo.texto
    ));
    shell.trabajos.poner(trabajo);
    0
}
// ANCHOR_END: trabajos

fn sacar(
    orden: &str,
    shell: &mut Shell,
    argumentos: &[Vec<u8>],
) -> Option<Trabajo> {
    let buscado = if !shell.tiene_terminal() {
        Err("sin un terminal no hay primer plano ni segundo".to_owned())
    } else if argumentos.len() > 1 {
        Err("los trabajos siguen de uno en uno".to_owned())
    } else {
        numero(
            shell.trabajos.todos(),
            argumentos.first().map_or(b"%+", Vec::as_slice),
        )
    };
    match buscado {
        Ok(numero) => shell.trabajos.sacar(numero),
        Err(motivo) => {
            quejarse(&format!("{orden}: {motivo}"));
            None
        }
    }
}
