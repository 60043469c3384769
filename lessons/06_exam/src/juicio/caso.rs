//! Un caso: con qué se ejecuta el programa una vez.

use std::time::Duration;

use super::escena::Escena;

/// Lo que se espera a un programa, también en una máquina muy ocupada.
const PLAZO: Duration = Duration::from_secs(10);

#[derive(Clone)]
pub struct Caso {
    pub(super) argumentos: Vec<String>,
    pub(super) nice: i32,
    pub(super) una_cpu: bool,
    pub(super) remueve: bool,
    /// Los que no empiezan hasta que no puede seguir nadie sin ellos.
    pub(super) tardan: &'static [&'static str],
    pub(super) cerrojos: bool,
    pub(super) miradas: bool,
    pub(super) mata: bool,
    pub(super) plazo: Duration,
    /// Nada, si solo se ejecuta el programa.
    pub(super) alrededor: Option<fn(&mut Escena) -> anyhow::Result<()>>,
}

impl Caso {
    /// El programa se ejecuta con estos argumentos.
    pub fn con(argumentos: &[&str]) -> Self {
        Self {
            argumentos: argumentos
                .iter()
                .map(|texto| (*texto).to_owned())
                .collect(),
            nice: 0,
            una_cpu: false,
            remueve: false,
            tardan: &[],
            cerrojos: false,
            miradas: false,
            mata: false,
            plazo: PLAZO,
            alrededor: None,
        }
    }

    /// Empieza con este nice; si quien juzga ya tiene más, con el suyo. Lo dice [`Visto::nice_inicial`](super::Visto::nice_inicial).
    #[must_use]
    pub fn nice(mut self, nice: i32) -> Self {
        self.nice = nice;
        self
    }

    #[must_use]
    pub fn en_una_cpu(mut self) -> Self {
        self.una_cpu = true;
        self
    }

    /// Se retiene a los procesos en momentos que dependen de una semilla: sale a la luz lo que el azar escondía.
    #[must_use]
    pub fn remueve(mut self) -> Self {
        self.remueve = true;
        self
    }

    /// En el registro constan también los cerrojos, las colas, las reservas y los valores compartidos.
    #[must_use]
    pub fn cerrojos(mut self) -> Self {
        self.cerrojos = true;
        self
    }

    /// En el registro consta también qué procesos miran a otros en el sistema: su prioridad, o sus ficheros de `/proc`.
    #[must_use]
    pub fn miradas(mut self) -> Self {
        self.miradas = true;
        self
    }

    /// Se le pide enviar señales a procesos que no ha creado él: aunque se juzgue aislado, puede.
    #[must_use]
    pub fn mata(mut self) -> Self {
        self.mata = true;
        self
    }

    /// Cuánto puede tardar.
    #[must_use]
    pub fn plazo(mut self, segundos: u64) -> Self {
        self.plazo = Duration::from_secs(segundos);
        self
    }

    /// Lo que pasa alrededor del programa: esta función lo arranca, y antes, mientras y después hace de cliente, de
    /// víctima o de quien envía señales.
    #[must_use]
    pub fn alrededor(
        mut self,
        que_pasa: fn(&mut Escena) -> anyhow::Result<()>,
    ) -> Self {
        self.alrededor = Some(que_pasa);
        self
    }
}
