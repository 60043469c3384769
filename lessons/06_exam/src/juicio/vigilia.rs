//! Lo que hace un padre mientras viven sus hijos: cuánto tiene a cada uno de zombi pudiendo recogerlo, y cuánto está parado.
//!
//! El tiempo de reloj no lo dice: en una máquina ocupada, el padre puede estar listo y sin CPU, y quien lo mira, también.
//! El núcleo sí: apunta lo que cada uno se ejecuta, lo que espera su turno y las veces que deja la CPU.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use shared::errno::CannotStart;
use witness::record::Process;

use super::mirilla::{self, Ajetreo};
use super::{Escena, Visto, paradas};

const ENTRE_MIRADAS: Duration = Duration::from_millis(5);

/// Quien trabaja a trozos cortos no está parado tanto de una vez.
const TROZO: Duration = Duration::from_millis(60);

/// Las notas con lo de cada hijo, `PID:microsegundos`, y con lo que el padre está parado.
const ZOMBIS: &str = "zombis";
const SIESTAS: &str = "siestas";
const PARADO: &str = "parado";

type DeCadaUno = BTreeMap<i32, Duration>;

#[derive(Default)]
struct Apuntes {
    zombis: DeCadaUno,
    /// Lo que ha dormido cada hijo, de rato fijo en rato fijo.
    siestas: DeCadaUno,
    parado: Duration,
    /// Lo que lleva parado esta vez.
    seguido: Duration,
}

/// Mira al padre desde que se crea hasta que se suelta o se le pide lo que vio.
pub struct Vigilia {
    basta: Arc<AtomicBool>,
    apuntes: Arc<Mutex<Apuntes>>,
    hilo: Option<JoinHandle<()>>,
}

impl Vigilia {
    pub fn de(padre: i32) -> anyhow::Result<Self> {
        let basta = Arc::new(AtomicBool::new(false));
        let apuntes: Arc<Mutex<Apuntes>> = Arc::default();
        let (acaba, suyos) = (Arc::clone(&basta), Arc::clone(&apuntes));
        let mira = move || vigila(padre, &acaba, &suyos);
        let hilo = Some(thread::Builder::new().spawn(mira).map_err(CannotStart)?);
        Ok(Self { basta, apuntes, hilo })
    }

    /// Lo que lleva visto a ese hijo de zombi, pudiendo recogerlo su padre.
    pub fn zombi(&self, hijo: i32) -> Duration {
        let apuntes = self.apuntes.lock().unwrap_or_else(PoisonError::into_inner);
        apuntes.zombis.get(&hijo).copied().unwrap_or_default()
    }

    pub fn hasta_que_acabe(self, escena: &mut Escena) -> anyhow::Result<()> {
        escena.acaba()?;
        self.apunta(escena);
        Ok(())
    }

    /// Apunta lo que vio, para quien lo pregunte después.
    pub fn apunta(mut self, escena: &mut Escena) {
        self.acaba();
        let apuntes = self.apuntes.lock().unwrap_or_else(PoisonError::into_inner);
        escena.anota(ZOMBIS, en_texto(&apuntes.zombis));
        escena.anota(SIESTAS, en_texto(&apuntes.siestas));
        escena.anota(PARADO, apuntes.parado.as_micros());
    }

    fn acaba(&mut self) {
        self.basta.store(true, Ordering::Relaxed);
        if let Some(hilo) = self.hilo.take() {
            let _ = hilo.join();
        }
    }
}

impl Drop for Vigilia {
    fn drop(&mut self) {
        self.acaba();
    }
}

/// Lo vigila hasta que acaba, y apunta lo que ve.
pub fn vigilado(escena: &mut Escena) -> anyhow::Result<()> {
    escena.arranca()?;
    // Si ya ha acabado, no hay a quién vigilar.
    let Ok(padre) = escena.pid() else { return Ok(()) };
    Vigilia::de(padre)?.hasta_que_acabe(escena)
}

/// Lo que se vio de zombi a ese hijo.
pub(super) fn zombi_us(visto: &Visto, pid: i32) -> u64 {
    lo_de(visto.nota(ZOMBIS), pid)
}

/// El hijo al que más se vio dormir, de rato fijo en rato fijo, y cuántos milisegundos, si fueron más de `lo_mas`. De lo
/// que tarda un hijo, solo eso consta con certeza: para lo demás le puede faltar CPU.
pub fn duerme_de_mas(visto: &Visto, lo_mas: u64) -> Option<(&str, u64)> {
    let siesta = |hijo: &Process| lo_de(visto.nota(SIESTAS), hijo.pid);
    let siestas = visto.hijos().into_iter().map(|hijo| (siesta(hijo), &hijo.name));
    let (us, hijo) = siestas.max()?;
    (us > lo_mas * 1000).then_some((hijo, us / 1000))
}

/// Lo que se vio al padre parado, sin plazo, mientras vivía algún hijo.
pub fn parado_us(visto: &Visto) -> u64 {
    visto.nota(PARADO).parse().unwrap_or(0)
}

fn en_texto(de_cada_uno: &DeCadaUno) -> String {
    let textos: Vec<_> = de_cada_uno
        .iter()
        .map(|(pid, cuanto)| format!("{pid}:{}", cuanto.as_micros()))
        .collect();
    textos.join(" ")
}

fn lo_de(nota: &str, pid: i32) -> u64 {
    let suyo = format!("{pid}:");
    let apunte = nota.split(' ').find_map(|apunte| apunte.strip_prefix(&suyo));
    apunte.and_then(|us| us.parse().ok()).unwrap_or(0)
}

/// Lo que hacían el padre y sus hijos en un momento.
struct Momento {
    /// Se mira entre estas dos horas.
    empieza: Instant,
    acaba: Instant,
    /// Los hijos que ya puede recoger.
    zombis: Vec<i32>,
    /// Los que duermen un rato fijo, y lo que se han movido hasta ahora.
    dormidos: BTreeMap<i32, Ajetreo>,
    duerme: bool,
    sin_plazo: bool,
    ajetreo: Ajetreo,
    testigo: Ajetreo,
}

fn vigila(padre: i32, basta: &AtomicBool, apuntes: &Mutex<Apuntes>) {
    let testigo = mirilla::testigo(padre);
    let mut antes: Option<Momento> = None;
    while !basta.load(Ordering::Relaxed) {
        let ahora = Momento::de(padre, testigo);
        if let (Some(antes), Some(ahora)) = (&antes, &ahora) {
            apuntes
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .anade(antes, ahora);
        }
        antes = ahora;
        thread::sleep(ENTRE_MIRADAS);
    }
}

impl Apuntes {
    fn anade(&mut self, antes: &Momento, ahora: &Momento) {
        let tuvo = antes.pudo_hasta(ahora);
        for hijo in ahora.zombis.iter().filter(|hijo| antes.zombis.contains(hijo)) {
            *self.zombis.entry(*hijo).or_default() += tuvo;
        }
        let pasa = ahora.empieza - antes.acaba;
        for (hijo, ajetreo) in &ahora.dormidos {
            if antes.dormidos.get(hijo) == Some(ajetreo) {
                *self.siestas.entry(*hijo).or_default() += pasa;
            }
        }
        if !(antes.sin_plazo && ahora.sin_plazo && antes.ajetreo == ahora.ajetreo) {
            self.seguido = Duration::ZERO;
            return;
        }
        let antes_seguido = self.seguido;
        self.seguido += pasa;
        if antes_seguido >= TROZO {
            self.parado += pasa;
        } else if self.seguido >= TROZO {
            self.parado += self.seguido;
        }
    }
}

impl Momento {
    /// Nada, si ya ha terminado.
    fn de(padre: i32, testigo: Option<i32>) -> Option<Self> {
        let empieza = Instant::now();
        let hijos = mirilla::hijos(padre);
        let dormidos = hijos
            .iter()
            .copied()
            .filter(|hijo| paradas::duerme_un_rato(*hijo))
            .filter_map(|hijo| Some((hijo, mirilla::ajetreo(hijo)?)))
            .collect();
        let alguno_vive = hijos.iter().any(|hijo| mirilla::vive(*hijo));
        let zombis =
            hijos.into_iter().filter(|hijo| mirilla::recogible(*hijo)).collect();
        let (duerme, sin_plazo) = (
            mirilla::duerme_entero(padre),
            alguno_vive && paradas::espera_sin_plazo(padre),
        );
        let ajetreo = mirilla::ajetreo(padre)?;
        let testigo = testigo.and_then(mirilla::ajetreo).unwrap_or_default();
        mirilla::vive(padre).then(|| Self {
            empieza,
            acaba: Instant::now(),
            zombis,
            dormidos,
            duerme,
            sin_plazo,
            ajetreo,
            testigo,
        })
    }

    /// De lo que pasa entre los dos momentos, el tiempo en el que es seguro que pudo recoger.
    ///
    /// De quien duerme al principio y al final consta ya todo lo que ha esperado entre medias: su turno, o a quien lo mira.
    fn pudo_hasta(&self, otro: &Self) -> Duration {
        let pasa = otro.empieza - self.acaba;
        let ejecutado =
            otro.ajetreo.ejecutado.saturating_sub(self.ajetreo.ejecutado);
        if !(self.duerme && otro.duerme) {
            return ejecutado;
        }
        if self.ajetreo == otro.ajetreo {
            return pasa;
        }
        let esperado = otro.ajetreo.esperado.saturating_sub(self.ajetreo.esperado);
        let [antes, ahora] =
            [self, otro].map(|uno| uno.testigo.esperado + uno.testigo.ejecutado);
        pasa.saturating_sub(esperado + ahora.saturating_sub(antes)).max(ejecutado)
    }
}
