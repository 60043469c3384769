//! Cuánto tiene el padre a cada hijo de zombi pudiendo recogerlo: mientras duerme, o mientras hace otra cosa.
//!
//! El tiempo de reloj no lo dice: en una máquina ocupada, el padre puede estar listo y sin CPU, y quien lo mira, también.
//! El núcleo sí: de quien sigue dormido sin haber dejado la CPU ni una vez más, se sabe que no se ha movido; y de quien se
//! ha movido, cuánto se ha ejecutado.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use shared::errno::CannotStart;
use witness::record::{Process, Wait};

use super::mirilla::{self, Ajetreo};
use super::{Escena, Visto};

const ENTRE_MIRADAS: Duration = Duration::from_millis(5);

/// Lo que se tarda en ver que uno ha terminado, y que ya lo han recogido.
const MARGEN_US: u64 = 20_000;

/// La nota con lo de cada hijo: `PID:microsegundos`.
const NOTA: &str = "zombis";

type Zombis = BTreeMap<i32, u64>;

/// Mira al padre desde que se crea hasta que se suelta o se le pide lo que vio.
pub struct Vigilia {
    basta: Arc<AtomicBool>,
    hilo: Option<JoinHandle<Zombis>>,
}

impl Vigilia {
    pub fn de(padre: i32) -> anyhow::Result<Self> {
        let basta = Arc::new(AtomicBool::new(false));
        let acaba = Arc::clone(&basta);
        let mira = move || vigila(padre, &acaba);
        let hilo = Some(thread::Builder::new().spawn(mira).map_err(CannotStart)?);
        Ok(Self { basta, hilo })
    }

    /// Apunta lo que vio, para [`zombi_de_mas`].
    pub fn apunta(mut self, escena: &mut Escena) {
        let zombis = self.acaba().unwrap_or_default();
        let apuntes: Vec<_> =
            zombis.iter().map(|(pid, us)| format!("{pid}:{us}")).collect();
        escena.anota(NOTA, apuntes.join(" "));
    }

    fn acaba(&mut self) -> Option<Zombis> {
        self.basta.store(true, Ordering::Relaxed);
        self.hilo.take()?.join().ok()
    }
}

impl Drop for Vigilia {
    fn drop(&mut self) {
        self.acaba();
    }
}

/// Lo que hacía el padre en un momento.
struct Momento {
    cuando: Instant,
    /// Los hijos que ya puede recoger.
    zombis: Vec<i32>,
    duerme: bool,
    ajetreo: Ajetreo,
}

fn vigila(padre: i32, basta: &AtomicBool) -> Zombis {
    let mut zombis = Zombis::new();
    let mut antes: Option<Momento> = None;
    while !basta.load(Ordering::Relaxed) {
        let ahora = Momento::de(padre);
        if let (Some(antes), Some(ahora)) = (&antes, &ahora) {
            let tuvo_us = antes.pudo_hasta(ahora).as_micros() as u64;
            for hijo in
                ahora.zombis.iter().filter(|hijo| antes.zombis.contains(hijo))
            {
                *zombis.entry(*hijo).or_default() += tuvo_us;
            }
        }
        antes = ahora;
        thread::sleep(ENTRE_MIRADAS);
    }
    zombis
}

impl Momento {
    /// Nada, si ya ha terminado.
    fn de(padre: i32) -> Option<Self> {
        let mut zombis = mirilla::hijos(padre);
        zombis.retain(|hijo| mirilla::recogible(*hijo));
        let (duerme, ajetreo) =
            (mirilla::duerme_entero(padre), mirilla::ajetreo(padre)?);
        mirilla::vive(padre).then(|| Self {
            cuando: Instant::now(),
            zombis,
            duerme,
            ajetreo,
        })
    }

    /// De lo que pasa entre los dos momentos, el tiempo en el que es seguro que pudo recoger.
    fn pudo_hasta(&self, otro: &Self) -> Duration {
        if self.duerme && otro.duerme && self.ajetreo == otro.ajetreo {
            otro.cuando - self.cuando
        } else {
            otro.ajetreo.ejecutado.saturating_sub(self.ajetreo.ejecutado)
        }
    }
}

/// Cuánto fue zombi este hijo, en microsegundos, si fue más de lo permitido.
pub fn zombi_de_mas(
    visto: &Visto,
    hijo: &Process,
    permitido_us: u64,
) -> Option<u64> {
    let suyo = format!("{}:", hijo.pid);
    let apuntes = visto.nota(NOTA).split(' ');
    let pudo_us = apuntes
        .filter_map(|apunte| apunte.strip_prefix(&suyo)?.parse().ok())
        .next()
        .unwrap_or(0);
    if pudo_us > permitido_us + MARGEN_US {
        return Some(pudo_us);
    }
    // Quien duerme a ratos muy cortos y pregunta por otros tiene muchas ocasiones, y apenas duerme ni se ejecuta.
    let (desde, hasta) = (hijo.exit?.t_us, recogido_us(visto, hijo));
    let zombi = hasta.saturating_sub(desde);
    let demasiadas = 2 * visto.hijos().len() + 5;
    (zombi > permitido_us + MARGEN_US
        && preguntas_en_vano(visto, desde, hasta) > demasiadas)
        .then_some(zombi)
}

/// Las veces que el padre miró si había terminado alguien y no recogió a nadie.
fn preguntas_en_vano(visto: &Visto, desde: u64, hasta: u64) -> usize {
    let en_vano = |espera: &&Wait| {
        espera.nohang
            && espera.reaped.is_none()
            && (desde..hasta).contains(&espera.begin_us)
    };
    visto.registro().root().waits.iter().filter(en_vano).count()
}

/// Cuándo deja de ser cosa del padre: cuando lo recoge alguien o cuando el padre termina.
pub fn recogido_us(visto: &Visto, hijo: &Process) -> u64 {
    let fin = visto.registro().end_us;
    let recogido = hijo.reaped.as_ref().map_or(fin, |reaped| reaped.t_us);
    let acaba_el_padre = visto.registro().root().exit.map_or(fin, |exit| exit.t_us);
    recogido.min(acaba_el_padre)
}
