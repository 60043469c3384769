//! Un juez: los casos que ejecuta y lo que comprueba en ellos.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use shared::signal::SignalNumber;
use witness::record::{Limit, Status};

use super::comprobacion::{Comprobacion, Mira, Modo};
use super::veredicto::explica_limite;
use super::{Caso, Escena, Programa, Veredicto, Visto};

#[derive(Default)]
pub struct Juez {
    casos: Vec<Caso>,
    comprobaciones: Vec<Comprobacion>,
}

impl Juez {
    pub fn nuevo() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn caso(mut self, caso: Caso) -> Self {
        self.casos.push(caso);
        self
    }

    /// El mismo caso, tantas veces: si se remueve, cada una con su semilla.
    #[must_use]
    pub fn veces(mut self, veces: usize, caso: Caso) -> Self {
        self.casos.extend(std::iter::repeat_n(caso, veces));
        self
    }

    /// Ha de ser cierto en todos los casos. Las comprobaciones se ponen por orden de importancia.
    #[must_use]
    pub fn en_todos(
        self,
        id: &'static str,
        paso: &'static str,
        bien: &'static str,
        mira: Mira,
    ) -> Self {
        self.comprueba(Modo::Todos, id, paso, bien, mira)
    }

    /// Basta que sea cierto en un caso: para lo que depende de que haya ocasión, como que dos coincidan.
    #[must_use]
    pub fn en_alguno(
        self,
        id: &'static str,
        paso: &'static str,
        bien: &'static str,
        mira: Mira,
    ) -> Self {
        self.comprueba(Modo::Alguno, id, paso, bien, mira)
    }

    /// Ha de ser cierto en todos, también en los que hubo que cortar: explica por qué no acababan (un interbloqueo, un
    /// hijo que falta). Va antes que decir que hubo que cortar.
    #[must_use]
    pub fn aun_sin_acabar(
        self,
        id: &'static str,
        paso: &'static str,
        bien: &'static str,
        mira: Mira,
    ) -> Self {
        self.comprueba(Modo::AunSinAcabar, id, paso, bien, mira)
    }

    fn comprueba(
        mut self,
        modo: Modo,
        id: &'static str,
        paso: &'static str,
        bien: &'static str,
        mira: Mira,
    ) -> Self {
        self.comprobaciones.push(Comprobacion { id, paso, bien, modo, mira });
        self
    }

    /// Lo que se sabrá cuando lo haya juzgado, por orden.
    pub fn lo_que_comprueba(&self) -> Vec<&'static str> {
        let suyas = self.comprobaciones.iter();
        suyas.chain(&GENERALES).map(|una| una.bien).collect()
    }

    /// Ejecuta los casos, varios a la vez, y dicta el veredicto. Si alguno no acaba, ya no empieza otro.
    ///
    /// # Errors
    /// Si falla el propio juez, que no es culpa del programa.
    pub fn juzga(
        &self,
        programa: &Programa,
        carpeta: &Path,
        semilla: u64,
    ) -> anyhow::Result<Veredicto> {
        let vistos = self.ejecuta(programa, carpeta, semilla)?;
        let aun_sin_acabar =
            self.comprobaciones.iter().filter(|una| una.modo == Modo::AunSinAcabar);
        let las_demas =
            self.comprobaciones.iter().filter(|una| una.modo != Modo::AunSinAcabar);
        let todas = aun_sin_acabar.chain(&GENERALES).chain(las_demas);
        let mut resultados: Vec<_> =
            todas.filter_map(|una| una.aplica(&vistos)).collect();
        // A quien acaba por una errata le queda casi todo por hacer: lo demás que falte es consecuencia.
        if vistos.iter().any(por_una_errata)
            && let Some(cual) = resultados.iter().position(|uno| {
                uno.comprobada.id == ACABA_BIEN && !uno.comprobada.ok
            })
        {
            resultados[..=cual].rotate_right(1);
        }
        // Si la escena lo cortó, lo que va detrás de lo que falta no se llegó a mirar.
        let cortada = |visto: &Visto| visto.limite() == Some(Limit::Terminated);
        if vistos.iter().any(cortada) {
            let falta = resultados.iter().position(|uno| !uno.comprobada.ok);
            resultados.truncate(falta.map_or(usize::MAX, |cual| cual + 1));
        }
        Ok(Veredicto::nuevo(resultados, vistos, semilla))
    }

    fn ejecuta(
        &self,
        programa: &Programa,
        carpeta: &Path,
        semilla: u64,
    ) -> anyhow::Result<Vec<Visto>> {
        let siguiente = AtomicUsize::new(0);
        let basta = AtomicBool::new(false);
        let vistos = Mutex::new(Vec::new());
        let trabaja = || -> anyhow::Result<()> {
            while !basta.load(Ordering::Relaxed) {
                let numero = siguiente.fetch_add(1, Ordering::Relaxed);
                let Some(caso) = self.casos.get(numero) else { break };
                let carpeta = tempfile::tempdir_in(carpeta)?;
                let escena = Escena::nueva(
                    programa,
                    caso,
                    carpeta.path(),
                    semilla.wrapping_add(numero as u64),
                );
                let visto = escena.visto();
                if visto.as_ref().map_or(true, |visto| visto.limite().is_some()) {
                    basta.store(true, Ordering::Relaxed);
                }
                vistos
                    .lock()
                    .expect("nadie entra en pánico con él")
                    .push((numero, visto?));
            }
            Ok(())
        };
        std::thread::scope(|hilos| -> anyhow::Result<()> {
            let nuevo =
                |_| std::thread::Builder::new().spawn_scoped(hilos, trabaja);
            let obreros =
                (0..a_la_vez()).map(nuevo).collect::<Result<Vec<_>, _>>()?;
            obreros.into_iter().try_for_each(|obrero| {
                obrero.join().map_err(|_| {
                    anyhow::anyhow!("el juez tiene un error: entró en pánico")
                })?
            })
        })?;
        let mut vistos = vistos.into_inner().expect("nadie entra en pánico con él");
        vistos.sort_by_key(|(numero, _)| *numero);
        Ok(vistos.into_iter().map(|(_, visto)| visto).collect())
    }
}

/// Casi todos los programas pasan más tiempo esperando que calculando.
fn a_la_vez() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from).max(2)
}

const ACABA_BIEN: &str = "acaba_bien";

/// Lo que ha de cumplir cualquier programa.
const GENERALES: [Comprobacion; 2] = [
    Comprobacion {
        id: "limite",
        paso: "",
        bien: "El programa acaba solo, y no deja ningún proceso",
        modo: Modo::AunSinAcabar,
        mira: |visto| match visto.limite() {
            None => Ok(()),
            Some(limite) => Err(explica_limite(limite, visto)),
        },
    },
    Comprobacion {
        id: ACABA_BIEN,
        paso: "",
        bien: "El programa acaba sin errores",
        modo: Modo::Todos,
        mira: acaba_bien,
    },
];

/// Lo que levanta un programa con una errata.
const ERRATAS: [&str; 6] = [
    "AttributeError:",
    "ImportError:",
    "ModuleNotFoundError:",
    "NameError:",
    "TypeError:",
    "UnboundLocalError:",
];

fn por_una_errata(visto: &Visto) -> bool {
    let registro = visto.registro();
    let quejas = registro.written_by("P", 2);
    let ultima = quejas.trim_end().lines().next_back().unwrap_or_default();
    registro.root().status() == Some(Status::Code(1))
        && ERRATAS.iter().any(|errata| ultima.starts_with(errata))
}

fn acaba_bien(visto: &Visto) -> Result<(), String> {
    match visto.registro().root().status() {
        Some(Status::Code(0)) | None => Ok(()),
        // El código con el que acaba solo importa si lo pide el enunciado.
        // Y lo que se queje otro, como una orden que ejecuta, no es un error suyo.
        Some(Status::Code(_))
            if visto.registro().written_by("P", 2).trim().is_empty() =>
        {
            Ok(())
        }
        Some(Status::Code(codigo)) => Err(format!(
            "El programa acabó con el código {codigo} y se quejó:\n{}",
            visto.errores().trim_end()
        )),
        Some(Status::Signal(senal)) => {
            let nombre = SignalNumber::from_raw(senal)
                .map_or_else(|| senal.to_string(), |senal| senal.to_string());
            Err(format!("Al programa lo mató una señal: {nombre}"))
        }
    }
}
