//! El público de un servidor: lo arranca, le manda clientes, mira qué hace con ellos y lo despide.

use std::convert::identity;
use std::thread;
use std::time::{Duration, Instant};

use super::cliente::Cliente;
use super::puerto::Puerto;
use crate::juicio::mirilla::{nadie_hace_nada, vive};
use crate::juicio::paciencia::{PACIENCIA, Paciencia};
use crate::juicio::{Escena, Vigilia, cuantos};

const RATO: Duration = Duration::from_millis(5);
/// Lo que tarda en acabar quien ya se ha quejado.
const AL_ACABAR: Duration = Duration::from_millis(300);

pub const SIN_EL_PADRE: &str = "El padre acabó mientras un hijo atendía a su cliente: falta esperar a los últimos";

/// Se ha visto lo bastante: lo que falta ya está apuntado.
#[derive(Debug, thiserror::Error)]
#[error("la escena acaba aquí")]
pub struct Basta;

pub struct Publico<'p, 'e> {
    pub escena: &'p mut Escena<'e>,
    pub puerto: u16,
    _reserva: Puerto,
    pub(super) pid: i32,
    /// Los clientes que han conectado.
    llegados: usize,
}

/// Arranca el servidor, con su puerto en lugar de `{PUERTO}`, y le hace lo que diga el guion.
///
/// Si algo falta, el guion lo apunta con [`Publico::falta`] y se corta.
pub fn representa(
    escena: &mut Escena,
    guion: impl FnOnce(&mut Publico) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let puerto = Puerto::libre()?;
    escena.pon("{PUERTO}", &puerto.numero.to_string());
    escena.arranca()?;
    // Si ya acabó, no hay a quién mirar: el veredicto dirá cómo acabó.
    let Ok(pid) = escena.pid() else { return escena.acaba() };
    let mut publico = Publico {
        escena,
        puerto: puerto.numero,
        _reserva: puerto,
        pid,
        llegados: 0,
    };
    let vigilia = Vigilia::de(pid)?;
    let resultado = guion(&mut publico).and_then(|()| publico.espera_el_fin());
    vigilia.apunta(escena);
    match resultado {
        Err(error) if error.is::<Basta>() => escena.acaba(),
        otro => otro,
    }
}

impl Publico<'_, '_> {
    pub fn pid(&self) -> i32 {
        self.pid
    }

    /// Apunta lo que falta, para la comprobación que se llama así, y acaba con el servidor cuando sus clientes siguen ahí:
    /// de lo que le pasara al irse no tiene la culpa él. Si está acabando por un error suyo, se le deja.
    pub fn falta(&mut self, id: &str, texto: impl Into<String>) -> anyhow::Error {
        self.escena.anota(id, texto.into());
        let empieza = Instant::now();
        while self.escena.se_queja()
            && vive(self.pid)
            && empieza.elapsed() < AL_ACABAR
        {
            thread::sleep(RATO);
        }
        let corta = if vive(self.pid) { self.escena.corta() } else { Ok(()) };
        corta.map_or_else(identity, |()| Basta.into())
    }

    /// Si no es cierto antes de que se acabe la paciencia, falta.
    pub fn exige(
        &mut self,
        id: &str,
        texto: &str,
        es_cierto: impl FnMut(&mut Self) -> bool,
    ) -> anyhow::Result<()> {
        if self.espera(PACIENCIA, es_cierto)? {
            Ok(())
        } else {
            Err(self.falta(id, texto))
        }
    }

    /// Dice si fue cierto antes de ese plazo y de que acabase el programa.
    pub fn espera(
        &mut self,
        plazo: Duration,
        mut es_cierto: impl FnMut(&mut Self) -> bool,
    ) -> anyhow::Result<bool> {
        let mut paciencia = Paciencia::de(plazo);
        loop {
            if es_cierto(self) {
                return Ok(true);
            }
            if paciencia.se_acabo() || !vive(self.pid) {
                return Ok(es_cierto(self));
            }
            thread::sleep(RATO);
            paciencia.pasa(RATO, nadie_hace_nada(self.pid, None));
        }
    }

    /// Un cliente nuevo, en cuanto alguien escuche.
    pub fn conecta(&mut self) -> anyhow::Result<Cliente> {
        let texto = match self.llegados {
            0 => format!(
                "Un cliente no pudo conectar: nadie escucha en 127.0.0.1, puerto {}",
                self.puerto
            ),
            llegados => format!(
                "Un cliente no pudo conectar: el servidor dejó de escuchar cuando habían llegado {}, y faltaban",
                cuantos(llegados, "cliente", "clientes")
            ),
        };
        self.conecta_o("escucha", &texto)
    }

    pub fn conecta_o(&mut self, id: &str, texto: &str) -> anyhow::Result<Cliente> {
        let mut cliente = None;
        self.espera(PACIENCIA, |publico| {
            cliente = Cliente::llama(publico.puerto, publico.pid).ok();
            cliente.is_some()
        })?;
        self.llegados += usize::from(cliente.is_some());
        cliente.ok_or_else(|| self.falta(id, texto))
    }

    /// El número que el programa escribe en su primera línea, y en el que escucha.
    pub fn lee_el_puerto(&mut self) -> anyhow::Result<()> {
        let mut linea = String::new();
        self.espera(PACIENCIA, |publico| {
            let salida = publico.escena.salida().unwrap_or_default();
            let acabada = salida.split_once('\n');
            linea = acabada
                .map_or_else(String::new, |(linea, _)| linea.trim().to_owned());
            acabada.is_some()
        })?;
        let numero = linea.parse().unwrap_or(0);
        if numero == 0 {
            let dijo = match linea.as_str() {
                "" => "No escribió ninguna línea entera (¿falta el salto, o vaciar el búfer?)".to_owned(),
                _ => format!(
                    "Lo primero que escribió fue «{}»",
                    shared::foreign::printable(&linea)
                ),
            };
            return Err(self.falta(
                "puerto",
                format!(
                    "{dijo}, y se esperaba el número del puerto en el que escucha"
                ),
            ));
        }
        self.puerto = numero;
        Ok(())
    }

    fn espera_el_fin(&mut self) -> anyhow::Result<()> {
        if self.espera(PACIENCIA, |_| false)? || !vive(self.pid) {
            return self.escena.acaba();
        }
        Err(self.falta(
            "acaba",
            "Ya no queda ningún cliente por venir, y el servidor no acaba",
        ))
    }
}
