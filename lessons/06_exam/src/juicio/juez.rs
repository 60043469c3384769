//! Un juez: los casos que ejecuta y lo que comprueba en ellos.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use shared::errno::CannotStart;
use witness::record::Limit;

use super::comprobacion::{Comprobacion, Mira, Modo, Resultado};
use super::veredicto::explica_limite;
use super::{Caso, Escena, Programa, Veredicto, Visto, errores};
use crate::aislamiento::dentro;

#[derive(Default)]
pub struct Juez {
    casos: Vec<Caso>,
    comprobaciones: Vec<Comprobacion>,
    sin_ptrace: bool,
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
        let sin_ptrace = None;
        let nueva = Comprobacion { id, paso, bien, modo, mira, sin_ptrace };
        self.comprobaciones.push(nueva);
        self
    }

    /// La última comprobación se hace igual sin `ptrace`: no mira quién escribió cada línea ni cuándo, ni lo que hace cada
    /// proceso.
    #[must_use]
    pub fn vale_sin_ptrace(self) -> Self {
        let bien = self.comprobaciones.last().map_or("", |ultima| ultima.bien);
        self.a_medias_sin_ptrace(bien)
    }

    /// La última comprobación se hace también sin `ptrace`, pero entonces solo se sabe `bien`.
    #[must_use]
    pub fn a_medias_sin_ptrace(mut self, bien: &'static str) -> Self {
        if let Some(ultima) = self.comprobaciones.last_mut() {
            ultima.sin_ptrace = Some(bien);
        }
        self
    }

    /// Cuántas comprobaciones se hacen solo si acaba, y no valen para cualquier programa: las que se puntúan.
    pub fn puntuables(&self) -> usize {
        let modo = |una: &&Comprobacion| una.modo != Modo::AunSinAcabar;
        self.comprobaciones.iter().filter(modo).count()
    }

    /// Lo que no se puede comprobar sin `ptrace`, por orden.
    pub fn necesita_ptrace(&self) -> Vec<&'static str> {
        let suyas = self.comprobaciones.iter();
        let suyas = suyas.filter(|una| una.sin_ptrace != Some(una.bien));
        suyas.map(|una| una.bien).collect()
    }

    /// Juzga sin `ptrace`, y hace las comprobaciones que se pueden hacer así.
    #[must_use]
    pub fn en_parte(mut self) -> Self {
        self.comprobaciones.retain_mut(|una| {
            una.bien = una.sin_ptrace.unwrap_or_default();
            una.sin_ptrace.is_some()
        });
        self.sin_ptrace = true;
        self
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
        sin_repetir(&mut resultados);
        errores::junto_a_lo_que_causan(&mut resultados, &vistos);
        // Si la escena lo cortó, lo que va detrás de lo que falta no se llegó a mirar.
        let cortada = |visto: &Visto| visto.limite() == Some(Limit::Terminated);
        if vistos.iter().any(cortada) {
            let falta = resultados.iter().position(|uno| !uno.comprobada.ok);
            resultados.truncate(falta.map_or(usize::MAX, |cual| cual + 1));
        }
        Ok(Veredicto::nuevo(resultados, vistos, semilla))
    }

    /// Casi todos los programas pasan más tiempo esperando que calculando.
    fn a_la_vez(&self) -> usize {
        // Quien puede matar a otros no ha de encontrarse con los de otro caso.
        if dentro().is_some() && self.casos.iter().any(|caso| caso.mata) {
            return 1;
        }
        std::thread::available_parallelism().map_or(2, usize::from).max(2)
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
                    self.sin_ptrace,
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
            let nuevo = |_| {
                let obrero = std::thread::Builder::new();
                obrero.spawn_scoped(hilos, trabaja).map_err(CannotStart)
            };
            let obreros =
                (0..self.a_la_vez()).map(nuevo).collect::<Result<Vec<_>, _>>()?;
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

/// Lo mismo puede mirarse dos veces, aunque haya que cortar y cuando acaba: si falla por lo mismo, se dice una.
fn sin_repetir(resultados: &mut Vec<Resultado>) {
    let mut dichos = HashSet::new();
    resultados.retain(|Resultado { comprobada, .. }| {
        comprobada.ok || dichos.insert(comprobada.texto.clone())
    });
}

/// Lo que ha de cumplir cualquier programa.
const GENERALES: [Comprobacion; 2] = [
    Comprobacion {
        id: "limite",
        paso: "",
        bien: "El programa acaba solo, y no deja ningún proceso",
        modo: Modo::AunSinAcabar,
        sin_ptrace: None,
        mira: |visto| match visto.limite() {
            None => Ok(()),
            Some(limite) => Err(explica_limite(limite, visto)),
        },
    },
    errores::ACABA_SIN_ELLOS,
];
