//! Qué hacen los demás mientras uno, recién nacido, no empieza: lo que acaban sin él no le esperaba.

use witness::record::Status;

use super::paciencia::{PACIENCIA, Paciencia};
use super::{Caso, Escena, Visto, mirilla};

impl Caso {
    /// El proceso que se llame así en el registro no empieza hasta que los demás han terminado o no pueden seguir sin él. Con
    /// varios nombres, vale el que haya: según cómo los arranque multiprocessing, el primero puede ser `H1` o `H2.1`.
    #[must_use]
    pub fn tarda(mut self, nombres: &'static [&'static str]) -> Self {
        self.tardan = nombres;
        self.alrededor(hasta_que_no_pueden)
    }
}

/// El que tarda no empieza hasta que no puede seguir nadie sin él. Si termina el primero, empieza también.
fn hasta_que_no_pueden(escena: &mut Escena) -> anyhow::Result<()> {
    /// Las veces seguidas que se los ve a todos quietos.
    const QUIETOS: usize = 4;
    escena.arranca()?;
    // Si ya ha acabado, no tardaba nadie.
    let Ok(pid) = escena.pid() else { return Ok(()) };
    let mut paciencia = Paciencia::de(PACIENCIA);
    let mut quietos = 0;
    escena.hasta(|_| {
        let tarda = mirilla::retenido(pid);
        let nada = mirilla::nadie_hace_nada(pid, tarda);
        quietos = if nada && tarda.is_some() { quietos + 1 } else { 0 };
        paciencia.pasa(Escena::RATO, nada);
        quietos == QUIETOS || paciencia.se_acabo()
    })?;
    escena.acaba()
}

/// Uno que terminó bien antes de que el que tardaba empezara, y el que tardaba.
pub fn termina_antes(visto: &Visto) -> Option<(&str, &str)> {
    let hijos = visto.descendientes();
    let (tarda, empieza) =
        hijos.iter().find_map(|hijo| Some((&hijo.name, hijo.began_us?)))?;
    let antes = hijos.iter().find(|hijo| {
        hijo.exit.is_some_and(|exit| {
            exit.status == Status::Code(0) && exit.t_us < empieza
        })
    })?;
    Some((&antes.name, tarda))
}
