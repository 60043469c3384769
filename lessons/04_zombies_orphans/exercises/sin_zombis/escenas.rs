//! Lo que les pasa a los hijos y al padre mientras se los mira.

use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use crate::juicio::{Escena, Vigilia, mirilla};

/// Lo que se espera a que terminen unos hijos mientras están detenidos otros procesos.
const PLAZO: Duration = Duration::from_secs(3);

/// Con el padre detenido terminan todos, y le llega un solo SIGCHLD.
pub fn terminan_a_la_vez(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    let Ok(padre) = escena.pid() else { return Ok(()) };
    let nacidos = nacen(escena, padre)?;
    mirilla::envia(padre, Signal::SIGSTOP);
    let detenido = Instant::now();
    escena.hasta(|_| {
        detenido.elapsed() > PLAZO
            || nacidos.iter().all(|hijo| mirilla::termino(*hijo))
    })?;
    let vigilia = Vigilia::de(padre)?;
    mirilla::envia(padre, Signal::SIGCONT);
    vigilia.hasta_que_acabe(escena)
}

/// Los demás, detenidos, no terminan hasta que lo recoja, o hasta que se haya visto que no lo recoge: así se ve siempre,
/// por ocupada que esté la máquina, a quien pregunta por uno y no por todos.
pub fn termina_uno_de_en_medio(escena: &mut Escena) -> anyhow::Result<()> {
    const DE_SOBRA: Duration = Duration::from_millis(300);
    const LO_MAS: Duration = Duration::from_secs(8);
    /// Quien no espera a todos, sino un rato fijo, se cansa antes.
    const UN_RATO: Duration = Duration::from_millis(1500);
    escena.arranca()?;
    let Ok(padre) = escena.pid() else { return Ok(()) };
    let mut demas = nacen(escena, padre)?;
    // Quien crea un proceso con vfork no puede hacer nada hasta que el hijo llega a su exec.
    escena.hasta(|_| mirilla::sin_vfork(padre))?;
    let vigilia = Vigilia::de(padre)?;
    if demas.len() > 2 {
        let uno = demas.remove(1);
        demas.iter().for_each(|hijo| mirilla::envia(*hijo, Signal::SIGSTOP));
        let detenidos = Instant::now();
        escena.hasta(|_| {
            let plazo = if mirilla::vive(uno) { PLAZO } else { LO_MAS };
            mirilla::estado(uno).is_none()
                || vigilia.zombi(uno) > DE_SOBRA
                || detenidos.elapsed() > plazo
        })?;
        escena.hasta(|_| detenidos.elapsed() > UN_RATO)?;
        demas.iter().for_each(|hijo| mirilla::envia(*hijo, Signal::SIGCONT));
    }
    vigilia.hasta_que_acabe(escena)
}

/// Espera a que hayan nacido todos los que se piden, y dice quiénes son.
fn nacen(escena: &mut Escena, padre: i32) -> anyhow::Result<Vec<i32>> {
    let n = escena.numero(0);
    let mut nacidos = Vec::new();
    escena.hasta(|_| {
        nacidos = mirilla::hijos(padre);
        nacidos.len() == n
    })?;
    Ok(nacidos)
}
