//! El público de un servidor: lo arranca, le manda clientes, mira qué hace con ellos y lo despide.

use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::atiende::{
    Sockets, descendientes, espera_a_un_hijo, estado, termino, todos_duermen, vive,
};
use super::cliente::Cliente;
use super::puerto::Puerto;
use crate::juicio::Escena;

/// Lo que se espera a que pase algo, mientras el programa no hace nada: en una máquina muy ocupada se le espera más.
pub const PACIENCIA: Duration = Duration::from_secs(3);
/// Y lo más que se le espera, haga lo que haga.
pub const HASTA_AQUI: Duration = Duration::from_secs(30);
/// Lo que se deja a quien, en vez de esperar a sus hijos, duerme un rato.
const SIESTA: Duration = Duration::from_secs(3);

pub const SIN_EL_PADRE: &str = "El padre acabó mientras un hijo atendía a su cliente: falta esperar a los últimos";

/// Se ha visto lo bastante: lo que falta ya está apuntado.
#[derive(Debug, thiserror::Error)]
#[error("la escena acaba aquí")]
pub struct Basta;

pub struct Publico<'p, 'e> {
    pub escena: &'p mut Escena<'e>,
    pub puerto: u16,
    _reserva: Puerto,
    pid: i32,
    /// Lo más que tardó en volver quien mira: la máquina no va más deprisa para el programa.
    retraso: Duration,
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
        retraso: Duration::ZERO,
    };
    let resultado = guion(&mut publico).and_then(|()| publico.espera_el_fin());
    let retraso = publico.retraso.as_micros();
    escena.anota("retraso", retraso);
    match resultado {
        // Con el padre acabado, ya acaban con los demás.
        Err(error) if error.is::<Basta>() && vive(pid) => escena.corta(),
        Err(error) if error.is::<Basta>() => escena.acaba(),
        otro => otro,
    }
}

impl Publico<'_, '_> {
    pub fn pid(&self) -> i32 {
        self.pid
    }

    /// Apunta lo que falta, para la comprobación que se llama así.
    pub fn falta(&mut self, id: &str, texto: impl Into<String>) -> anyhow::Error {
        self.escena.anota(id, texto.into());
        Basta.into()
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
        const RATO: Duration = Duration::from_millis(5);
        let limite = Instant::now() + HASTA_AQUI;
        let mut sin_hacer_nada = Duration::ZERO;
        loop {
            if es_cierto(self) {
                return Ok(true);
            }
            if sin_hacer_nada >= plazo || Instant::now() > limite || !vive(self.pid)
            {
                return Ok(es_cierto(self));
            }
            let antes = Instant::now();
            thread::sleep(RATO);
            self.retraso = self.retraso.max(antes.elapsed().saturating_sub(RATO));
            if todos_duermen(self.pid) {
                sin_hacer_nada += RATO;
            }
        }
    }

    /// Un cliente nuevo, en cuanto alguien escuche.
    pub fn conecta(&mut self) -> anyhow::Result<Cliente> {
        let texto = format!(
            "Un cliente no pudo conectar: nadie escucha en 127.0.0.1, puerto {}",
            self.puerto
        );
        self.conecta_o("escucha", &texto)
    }

    pub fn conecta_o(&mut self, id: &str, texto: &str) -> anyhow::Result<Cliente> {
        let mut cliente = None;
        self.espera(PACIENCIA, |publico| {
            cliente = Cliente::llama(publico.puerto, publico.pid).ok();
            cliente.is_some()
        })?;
        cliente.ok_or_else(|| self.falta(id, texto))
    }

    pub fn eco(&mut self, cliente: &Cliente, datos: &[u8]) -> anyhow::Result<()> {
        self.eco_o("eco", "", cliente, datos)
    }

    /// Le ha de volver lo que envía; si no, falta eso, que es porque…
    pub fn eco_o(
        &mut self,
        id: &str,
        por_que: &str,
        cliente: &Cliente,
        datos: &[u8],
    ) -> anyhow::Result<()> {
        cliente.eco(datos).map_err(|que| self.no_vuelve(id, &que, por_que))
    }

    /// Le ha de volver lo que ya envió.
    pub fn vuelve_o(
        &mut self,
        id: &str,
        por_que: &str,
        cliente: &Cliente,
        datos: &[u8],
    ) -> anyhow::Result<()> {
        cliente.vuelve(datos).map_err(|que| self.no_vuelve(id, &que, por_que))
    }

    fn no_vuelve(&mut self, id: &str, que: &str, por_que: &str) -> anyhow::Error {
        self.falta(id, format!("{que}{por_que}"))
    }

    /// A quien ha enviado algo no le ha de volver nada todavía.
    pub fn ha_de_esperar(
        &mut self,
        id: &str,
        texto: &str,
        cliente: &Cliente,
    ) -> anyhow::Result<()> {
        const UN_RATO: Duration = Duration::from_millis(500);
        if self.espera(UN_RATO, |_| cliente.le_llega_algo())? {
            return Err(self.falta(id, texto));
        }
        Ok(())
    }

    /// Todos envían y reciben a la vez, cada uno lo suyo.
    pub fn a_la_vez(
        &mut self,
        clientes: &[Cliente],
        lo_suyo: impl Fn(usize) -> Vec<u8> + Sync,
    ) -> anyhow::Result<()> {
        let resultados: Vec<_> = thread::scope(|hilos| {
            let uno = |(i, cliente)| {
                let lo_suyo = &lo_suyo;
                hilos.spawn(move || Cliente::eco(cliente, &lo_suyo(i)))
            };
            let hilos: Vec<_> = clientes.iter().enumerate().map(uno).collect();
            hilos
                .into_iter()
                .map(|hilo| hilo.join().expect("no entra en pánico"))
                .collect()
        });
        let mal = resultados.into_iter().find_map(Result::err);
        mal.map_or(Ok(()), |que| Err(self.falta("eco", que)))
    }

    /// El cliente cierra su lado, y le ha de llegar el final aunque el servidor siga con otros.
    pub fn despide(&mut self, cliente: &Cliente) -> anyhow::Result<()> {
        cliente.cierra_su_lado();
        match cliente.llega_el_final() {
            Ok(true) => Ok(()),
            Err(de_mas) => Err(self.falta("eco", de_mas)),
            Ok(false) => {
                let padre = if self.sockets().atiende(self.pid, cliente.puerto) {
                    "la tiene abierta el padre"
                } else {
                    "alguien la tiene abierta"
                };
                let texto = format!(
                    "Un cliente cerró su lado y no le llega el final de la conexión: {padre}"
                );
                Err(self.falta("cierra", texto))
            }
        }
    }

    pub fn sockets(&self) -> Sockets {
        Sockets::del_puerto(self.puerto)
    }

    /// Los procesos del servidor que tienen abierta la conexión con ese cliente, sin contar al primero.
    pub fn quien_atiende(&self, cliente: &Cliente) -> Vec<i32> {
        let sockets = self.sockets();
        let mut suyos = descendientes(self.pid);
        suyos.retain(|pid| sockets.atiende(*pid, cliente.puerto));
        suyos
    }

    /// El hijo que atiende a ese cliente y a nadie más.
    pub fn su_hijo(&mut self, cliente: &Cliente) -> anyhow::Result<i32> {
        let mut quienes = Vec::new();
        self.espera(PACIENCIA, |publico| {
            quienes = publico.quien_atiende(cliente);
            quienes.len() == 1
        })?;
        match quienes[..] {
            [uno] => Ok(uno),
            [] => Err(self.falta(
                "hijos",
                "A un cliente no lo atiende ningún hijo: hace falta uno para cada cliente",
            )),
            [..] => Err(self.falta(
                "cierra",
                "Un hijo tiene abierta la conexión con el cliente de otro: ciérrala en el padre después de fork",
            )),
        }
    }

    /// El padre no ha de tener la conexión de ningún cliente, ni un hijo el socket que escucha.
    pub fn cada_uno_cierra_lo_suyo(
        &mut self,
        clientes: &[&Cliente],
    ) -> anyhow::Result<()> {
        self.exige(
            "cierra",
            "Un hijo atiende a su cliente, y el padre también tiene abierta esa conexión: ciérrala en el padre después de fork",
            |publico| publico.sockets().conexiones(publico.pid) == 0,
        )?;
        for cliente in clientes {
            let hijo = self.su_hijo(cliente)?;
            self.exige(
                "cierra",
                "Un hijo atiende a su cliente con el socket que escucha abierto: ciérralo en el hijo, que no lo usa",
                |publico| !publico.sockets().escucha(hijo),
            )?;
        }
        Ok(())
    }

    /// El hijo que atendía a quien ya se ha ido ha de terminar.
    pub fn exige_que_termine(&mut self, hijo: i32) -> anyhow::Result<()> {
        self.exige(
            "hijos",
            "Un cliente ya se ha ido, y el hijo que lo atendía sigue vivo: ha de terminar ahí mismo, sin volver al bucle del padre",
            |_| termino(hijo),
        )
    }

    /// Lo que pase mientras, el padre lo sabrá todo de golpe.
    pub fn con_el_padre_detenido(
        &mut self,
        que_pasa: impl FnOnce(&mut Self) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let padre = Pid::from_raw(self.pid);
        kill(padre, Signal::SIGSTOP)?;
        let detenido = |letra| ['t', 'T'].contains(&letra);
        self.espera(PACIENCIA, |publico| {
            estado(publico.pid).is_some_and(detenido)
        })?;
        let resultado = que_pasa(self);
        kill(padre, Signal::SIGCONT)?;
        resultado
    }

    /// Espera a que ya no esté ni como zombi. Si no llega a pasar, se verá en el registro.
    pub fn deja_que_lo_recojan(&mut self, hijo: i32) -> anyhow::Result<bool> {
        self.espera(PACIENCIA, |_| estado(hijo).is_none())
    }

    /// Le da tiempo al padre a quedarse esperando a sus hijos, o a acabar sin ellos.
    pub fn deja_que_espere(&mut self) -> anyhow::Result<()> {
        let mut seguidas = 0;
        self.espera(SIESTA, |publico| {
            let quieto = espera_a_un_hijo(publico.pid)
                && descendientes(publico.pid).into_iter().all(vive);
            seguidas = if quieto { seguidas + 1 } else { 0 };
            seguidas > 3
        })?;
        if vive(self.pid) {
            Ok(())
        } else {
            Err(self.falta("ultimos", SIN_EL_PADRE))
        }
    }

    /// Los procesos que tiene creados y siguen vivos.
    pub fn vivos(&self) -> Vec<i32> {
        let mut suyos = descendientes(self.pid);
        suyos.retain(|pid| vive(*pid));
        suyos
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
            let escrito = shared::foreign::printable(&linea);
            return Err(self.falta(
                "puerto",
                format!("Lo primero que escribió fue «{escrito}», y se esperaba el número del puerto en el que escucha"),
            ));
        }
        self.puerto = numero;
        Ok(())
    }

    /// La señal le llega cuando ya está parado esperando a alguien.
    pub fn le_llega_sigterm(&mut self) -> anyhow::Result<()> {
        let mut seguidas = 0;
        self.espera(PACIENCIA, |publico| {
            let duerme = estado(publico.pid) == Some('S');
            seguidas = if duerme { seguidas + 1 } else { 0 };
            seguidas > 5
        })?;
        if vive(self.pid) {
            kill(Pid::from_raw(self.pid), Signal::SIGTERM)?;
        }
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
