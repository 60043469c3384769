//! Lo que varios pasos comprueban al acabar.

use std::time::Duration;

use anyhow::ensure;
use shared::lesson::{bar_after, check};
use shared::process::Process;
use shared::signal::SignalNumber;
use shared::{say, varies};

/// Comprueba que todos han acabado con 0. Si no, dice quién no, y cómo ha acabado.
pub fn todos_bien(procesos: &[Process]) -> anyhow::Result<()> {
    let mal = procesos.iter().filter(|proceso| proceso.exitcode() != Some(0));
    let quienes: Vec<String> = mal.map(como_ha_acabado).collect();
    ensure!(
        quienes.is_empty(),
        "no todos han terminado bien:\n{}",
        quienes.join("\n")
    );
    say!("✔ todos han terminado bien");
    Ok(())
}

/// Espera a un proceso, solo hasta que se cumpla el plazo, y comprueba que no ha terminado.
pub fn no_termina(proceso: &mut Process, plazo: Duration) -> anyhow::Result<()> {
    let termina = proceso.join_timeout(plazo)?;
    ensure!(!termina, "no debía terminar, pero {}", como_ha_acabado(proceso));
    say!("✔ {} no termina", proceso.name());
    Ok(())
}

/// «hijo 3 (PID 4125) ha terminado con exitcode −9: lo ha matado SIGKILL».
pub fn como_ha_acabado(proceso: &Process) -> String {
    match proceso.exitcode() {
        None => format!("{proceso} no ha terminado"),
        Some(codigo @ ..0) => {
            let senal = SignalNumber::from_raw(-codigo)
                .map_or("una señal".into(), |s| s.to_string());
            format!(
                "{proceso} ha terminado con exitcode −{}: lo ha matado {senal}",
                -codigo
            )
        }
        Some(101) => {
            format!("{proceso} ha terminado con exitcode 101: ha entrado en pánico")
        }
        Some(codigo) => format!("{proceso} ha terminado con exitcode {codigo}"),
    }
}

/// Lo que vale un contador al que han sumado sin ponerse de acuerdo: si han sumado bastante, menos de lo que debería.
///
/// Con menos vueltas que `suficientes`, puede no perderse nada: cada proceso acaba antes de que empiece otro.
pub fn faltan_incrementos(
    contador: u64,
    procesos: u64,
    vueltas: u64,
    suficientes: u64,
) -> anyhow::Result<()> {
    let total = procesos * vueltas;
    let visto = varies(contador);
    say!("el contador vale {visto} y debería valer {total}");
    say!("{}", bar_after("quedan  ", contador as f64 / total as f64, 40));
    check("no sobra ninguno", contador <= total)?;
    // Con `--release`, el compilador puede fundir los tres pasos en una instrucción: entonces depende de las CPU.
    if vueltas >= suficientes && cfg!(debug_assertions) {
        check("faltan incrementos", contador < total)?;
    } else {
        say!("así, que falten o no es cuestión de suerte: repítelo");
    }
    Ok(())
}
