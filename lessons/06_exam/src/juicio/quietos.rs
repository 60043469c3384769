//! Si, cuando uno se detiene, los demás se quedan esperando, o preguntan sin parar. Lo dice el núcleo, también de lo que no
//! deja marcas: quien espera a que le avisen no se mueve.

use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use super::detener::detiene_a_uno_solo;
use super::mirilla::{self, Ajetreo};
use super::{Escena, Visto};

/// Con esto un proceso detenido deja a la vista a quien no lo espera.
const DETENIDO: Duration = Duration::from_millis(1200);
/// Y antes, lo que tardan los demás en acabar lo que estuvieran haciendo.
const ASENTARSE: Duration = Duration::from_millis(300);
/// Las veces que puede despertarse quien espera como es debido, y lo que puede calcular.
const VECES: u64 = 15;
const CALCULA: Duration = Duration::from_millis(300);

/// Las veces que se detiene al último sin que nadie se mueva: quien pregunta sin parar puede hacerlo con un cerrojo, y
/// pararse en él. Quien espera como es debido no se mueve en ninguna.
const INTENTOS: usize = 7;

const NOTA: &str = "movidas";

impl Escena<'_> {
    /// Cuando ya hay unas líneas escritas, detiene un rato a su último hijo y apunta cuánto se mueven los demás mientras.
    /// Devuelve cuántas líneas escriben; nada, si no hay a quién detener.
    pub fn detiene_al_ultimo(&mut self) -> anyhow::Result<Option<usize>> {
        const PARA_EMPEZAR: usize = 4;
        self.arranca()?;
        self.hasta(|escena| escena.lineas() >= PARA_EMPEZAR)?;
        while !self.ha_acabado()? {
            // Puede haber acabado ya.
            let Ok(pid) = self.pid() else { break };
            let mut demas = mirilla::descendientes(pid);
            let Some(ultimo) = demas.pop() else { break };
            demas.push(pid);
            let mut intentos = INTENTOS;
            detiene_a_uno_solo(ultimo, || {
                intentos -= 1;
                Ok(intentos == 0 || se_mueve_alguien(&demas))
            })?;
            let con_el_detenido = self.con_uno_detenido(ultimo, &demas);
            mirilla::envia(ultimo, Signal::SIGCONT);
            if let Some((escritas, movidas)) = con_el_detenido {
                self.anota(NOTA, movidas.join(" "));
                return Ok(Some(escritas));
            }
        }
        Ok(None)
    }

    /// Con `quien` detenido, cuántas líneas escriben los demás y quiénes se mueven; nada, si terminaba ya y no llegó a estarlo.
    fn con_uno_detenido(
        &mut self,
        quien: i32,
        demas: &[i32],
    ) -> Option<(usize, Vec<String>)> {
        let detenido = Instant::now();
        while detenido.elapsed() < ASENTARSE {
            std::thread::sleep(Duration::from_millis(5));
            if !mirilla::vive(quien) {
                return None;
            }
        }
        let lineas = self.lineas();
        let antes = ajetreos(demas);
        std::thread::sleep(DETENIDO);
        let escritas = self.lineas() - lineas;
        let se_mueve = |(otro, antes): &(i32, Ajetreo)| {
            let ahora = mirilla::ajetreo(*otro)?;
            let veces = ahora.veces.saturating_sub(antes.veces);
            let calcula = ahora.ejecutado.saturating_sub(antes.ejecutado);
            (veces > VECES || calcula > CALCULA).then(|| format!("{otro}:{veces}"))
        };
        let movidas = antes.iter().filter_map(se_mueve).collect();
        mirilla::vive(quien).then_some((escritas, movidas))
    }

    /// Las que ha escrito hasta ahora.
    fn lineas(&mut self) -> usize {
        self.salida().map_or(0, |salida| salida.lines().count())
    }
}

fn se_mueve_alguien(demas: &[i32]) -> bool {
    const UN_RATO: Duration = Duration::from_millis(40);
    const DE_SOBRA: u64 = 3;
    const CALCULA: Duration = Duration::from_millis(10);
    std::thread::sleep(UN_RATO);
    let antes = ajetreos(demas);
    std::thread::sleep(UN_RATO);
    antes.into_iter().any(|(otro, antes)| {
        mirilla::ajetreo(otro).is_some_and(|ahora| {
            ahora.veces.saturating_sub(antes.veces) >= DE_SOBRA
                || ahora.ejecutado.saturating_sub(antes.ejecutado) > CALCULA
        })
    })
}

fn ajetreos(de: &[i32]) -> Vec<(i32, Ajetreo)> {
    de.iter().filter_map(|uno| Some((*uno, mirilla::ajetreo(*uno)?))).collect()
}

/// Mientras había uno detenido, los demás esperaban sin moverse, o estaban en una espera de las que constan: algunas miran
/// por dentro, cada poco, si sigue vivo aquel a quien esperan.
pub fn esperan_quietos(visto: &Visto) -> Result<(), String> {
    let registro = visto.registro();
    let paradas = registro.processes.iter().flat_map(|proceso| &proceso.stops);
    let parada =
        paradas.filter_map(|parada| Some((parada.begin_us, parada.end_us?)));
    let Some((desde, hasta)) = parada.max_by_key(|(desde, hasta)| hasta - desde)
    else {
        return Ok(());
    };
    let esperas = registro.waitings();
    let desde = desde + ASENTARSE.as_micros() as u64;
    let en_una_espera = |quien: &str| {
        esperas.iter().any(|espera| {
            espera.by == quien
                && espera.begin_us <= desde
                && espera.end_us.is_none_or(|fin| fin >= hasta)
        })
    };
    for movido in visto.nota(NOTA).split_whitespace() {
        let Some((pid, veces)) = movido.split_once(':') else { continue };
        let proceso = registro
            .processes
            .iter()
            .find(|proceso| proceso.pid.to_string() == pid);
        let Some(proceso) = proceso else { continue };
        if !en_una_espera(&proceso.name) {
            return Err(format!(
                "Con un proceso detenido, {} se despertó {veces} veces: preguntaba sin parar, en vez de esperar a que le avisaran",
                proceso.name
            ));
        }
    }
    Ok(())
}
