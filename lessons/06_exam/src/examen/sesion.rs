//! Un examen en marcha: lo contestado, lo marcado, por dónde se va y el reloj. Cada cambio se guarda en el momento.

use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime};

use serde::{Deserialize, Serialize};

use super::papel::{Cuestion, Papel, Que};
use super::programa;
use crate::banco::Contestacion;
use crate::estado::{Abierto, EstadoError, Fichero};

/// Cada cuánto se guarda el reloj aunque no cambie nada más.
const LATIDO: Duration = Duration::from_secs(10);

/// Lo que hay en el fichero.
#[derive(Clone, Serialize, Deserialize)]
struct Apuntes {
    papel: Papel,
    /// Una por cuestión, en su orden. La de un programa se queda en blanco: está en su fichero.
    contestaciones: Vec<Option<Contestacion>>,
    marcadas: Vec<bool>,
    posicion: usize,
    empezado: SystemTime,
    gastado: Duration,
    guardado: SystemTime,
    /// Si el reloj sigue mientras el examen está cerrado.
    reloj_sigue: bool,
    entregado: bool,
}

/// Cómo está una cuestión en el mapa. Que esté marcada es aparte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Estado {
    EnBlanco,
    Contestada,
}

pub struct Sesion {
    fichero: Abierto<Apuntes>,
    apuntes: Apuntes,
    /// Cuándo se abrió, y lo que ya se había gastado entonces.
    abierta: Instant,
    gastado_antes: Duration,
    latido: Instant,
}

/// El sitio de la sesión, cuando no hay ninguna a medias.
pub struct Libre(Abierto<Apuntes>);

/// Lo que se encuentra al empezar.
pub enum Apertura {
    AMedias(Box<Sesion>),
    Libre(Libre),
}

/// # Errors
/// Si otro terminal la tiene abierta o no se puede escribir en la carpeta de estado.
pub fn abre() -> Result<Apertura, EstadoError> {
    let fichero = Fichero::del_usuario("examen.json", "el examen")?.abre()?;
    Ok(match fichero.lee()? {
        Some(apuntes) => {
            Apertura::AMedias(Box::new(Sesion::sigue(fichero, apuntes)))
        }
        None => Apertura::Libre(Libre(fichero)),
    })
}

impl Libre {
    /// Con `reloj_sigue`, el tiempo pasa también mientras el examen está cerrado.
    pub fn empieza(
        self,
        papel: Papel,
        reloj_sigue: bool,
    ) -> Result<Sesion, EstadoError> {
        let cuantas = papel.cuestiones.len();
        let apuntes = Apuntes {
            papel,
            contestaciones: vec![None; cuantas],
            marcadas: vec![false; cuantas],
            posicion: 0,
            empezado: SystemTime::now(),
            gastado: Duration::ZERO,
            guardado: SystemTime::now(),
            reloj_sigue,
            entregado: false,
        };
        let mut sesion = Sesion::sigue(self.0, apuntes);
        sesion.guarda()?;
        Ok(sesion)
    }
}

impl Sesion {
    fn sigue(fichero: Abierto<Apuntes>, apuntes: Apuntes) -> Self {
        let cerrado =
            SystemTime::now().duration_since(apuntes.guardado).unwrap_or_default();
        let cuenta = apuntes.reloj_sigue && !apuntes.entregado;
        let ahora = Instant::now();
        let gastado_antes =
            apuntes.gastado + if cuenta { cerrado } else { Duration::ZERO };
        Self { fichero, apuntes, abierta: ahora, gastado_antes, latido: ahora }
    }

    pub fn papel(&self) -> &Papel {
        &self.apuntes.papel
    }

    pub fn cuestiones(&self) -> &[Cuestion] {
        &self.apuntes.papel.cuestiones
    }

    /// La cuestión que se está mirando, desde 0.
    pub fn posicion(&self) -> usize {
        self.apuntes.posicion
    }

    pub fn contestacion(&self, cual: usize) -> Option<&Contestacion> {
        self.apuntes.contestaciones.get(cual)?.as_ref()
    }

    pub fn marcada(&self, cual: usize) -> bool {
        self.apuntes.marcadas.get(cual).copied().unwrap_or_default()
    }

    /// Un programa está contestado cuando su fichero ya no es el de partida.
    pub fn estado(&self, cual: usize) -> Estado {
        let hecho = match self.cuestiones().get(cual).map(|cuestion| &cuestion.que)
        {
            Some(Que::Programa(programa)) => {
                programa::tocado(programa, &self.apuntes.papel.perfil)
            }
            _ => self.contestacion(cual).is_some(),
        };
        if hecho { Estado::Contestada } else { Estado::EnBlanco }
    }

    /// Lo que se ha gastado, sin pasar de lo que dura.
    pub fn transcurrido(&self) -> Duration {
        let gastado = if self.apuntes.entregado {
            self.apuntes.gastado
        } else {
            self.gastado_antes + self.abierta.elapsed()
        };
        self.dura().map_or(gastado, |dura| gastado.min(dura))
    }

    /// Lo que queda; nada, si el examen no tiene reloj.
    pub fn queda(&self) -> Option<Duration> {
        Some(self.dura()?.saturating_sub(self.transcurrido()))
    }

    pub fn se_acabo(&self) -> bool {
        self.queda().is_some_and(|queda| queda.is_zero())
    }

    fn dura(&self) -> Option<Duration> {
        let minutos = self.apuntes.papel.perfil.minutos;
        (minutos > 0).then(|| Duration::from_secs(u64::from(minutos) * 60))
    }

    pub fn empezada(&self) -> SystemTime {
        self.apuntes.empezado
    }

    /// Si el tiempo pasa también mientras está cerrada. Sin reloj, nada.
    pub fn reloj_sigue(&self) -> Option<bool> {
        self.dura().map(|_| self.apuntes.reloj_sigue)
    }

    pub fn entregada(&self) -> bool {
        self.apuntes.entregado
    }

    /// Si no se puede guardar, lo contestado sigue valiendo mientras no se cierre.
    pub fn contesta(
        &mut self,
        cual: usize,
        que: Option<Contestacion>,
    ) -> Result<(), EstadoError> {
        if let Some(contestacion) = self.apuntes.contestaciones.get_mut(cual) {
            *contestacion = que;
        }
        self.guarda()
    }

    /// La marca o le quita la marca.
    pub fn marca(&mut self, cual: usize) -> Result<(), EstadoError> {
        if let Some(marcada) = self.apuntes.marcadas.get_mut(cual) {
            *marcada = !*marcada;
        }
        self.guarda()
    }

    /// Si no hay tantas, a la última.
    pub fn ve_a(&mut self, cual: usize) -> Result<(), EstadoError> {
        self.apuntes.posicion = cual.min(self.cuestiones().len().saturating_sub(1));
        self.guarda()
    }

    pub fn siguiente(&mut self) -> Result<(), EstadoError> {
        self.ve_a(self.apuntes.posicion + 1)
    }

    pub fn anterior(&mut self) -> Result<(), EstadoError> {
        self.ve_a(self.apuntes.posicion.saturating_sub(1))
    }

    /// Para llamarlo a menudo: guarda el reloj de vez en cuando.
    pub fn late(&mut self) -> Result<(), EstadoError> {
        if self.latido.elapsed() < LATIDO {
            return Ok(());
        }
        self.guarda()
    }

    /// Ya no se cambia nada: queda corregirlo.
    pub fn entrega(&mut self) -> Result<(), EstadoError> {
        self.apuntes.gastado = self.transcurrido();
        self.apuntes.entregado = true;
        self.guarda()
    }

    pub fn guarda(&mut self) -> Result<(), EstadoError> {
        self.latido = Instant::now();
        self.apuntes.gastado = self.transcurrido();
        self.apuntes.guardado = SystemTime::now();
        self.fichero.guarda(&self.apuntes)
    }

    /// Deja esta con otro nombre, que dice, y sitio para otra.
    pub fn aparta(self) -> Result<(Libre, PathBuf), EstadoError> {
        let apartada = self.fichero.aparta("dejado")?;
        Ok((Libre(self.fichero), apartada))
    }

    /// Ya está corregida y apuntada.
    pub fn borra(self) -> Result<(), EstadoError> {
        self.fichero.borra()
    }
}
