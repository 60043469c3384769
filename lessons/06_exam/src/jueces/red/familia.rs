//! Lo que se espera del padre y de sus hijos mientras hay clientes dentro.

use std::thread;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::atiende::{Sockets, espera_a_un_hijo};
use super::cliente::Cliente;
use super::publico::{Publico, SIN_EL_PADRE};
use crate::juicio::mirilla::{descendientes, estado, termino, vive};
use crate::juicio::no_se_reanuda;
use crate::juicio::paciencia::PACIENCIA;

/// Lo que se deja a quien, en vez de esperar a sus hijos, duerme un rato.
const SIESTA: Duration = Duration::from_secs(3);

/// La nota con los procesos que tenía antes de que llegara nadie.
pub const DE_ANTES: &str = "de_antes";

/// Lo que calla un cliente al que hay que seguir esperando.
pub fn calla_un_buen_rato() {
    thread::sleep(Duration::from_millis(1500));
}

impl Publico<'_, '_> {
    /// Cuando ya lleva un rato escuchando, apunta los procesos que ha creado sin esperar a que llegue nadie.
    pub fn apunta_a_los_de_antes(&mut self) -> anyhow::Result<()> {
        const UN_RATO: Duration = Duration::from_millis(200);
        if self.espera(PACIENCIA, |publico| publico.sockets().alguien_escucha())? {
            thread::sleep(UN_RATO);
        }
        let suyos: Vec<_> = self.vivos().iter().map(i32::to_string).collect();
        self.escena.anota(DE_ANTES, suyos.join(" "));
        Ok(())
    }

    /// Su cliente calla un buen rato, y el hijo ha de seguir con él.
    pub fn sigue_con_el(&mut self, hijo: i32, quien: &str) -> anyhow::Result<()> {
        calla_un_buen_rato();
        if !vive(hijo) {
            let texto = format!(
                "El hijo que atendía a {quien} terminó antes de que se fuera: se acaba cuando el cliente cierra su lado"
            );
            return Err(self.falta("hijos", texto));
        }
        Ok(())
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
            [] => {
                let padre = self.sockets().atiende(self.pid, cliente.puerto);
                let nadie = if padre { "lo atiende el padre" } else { "nadie lo ha aceptado" };
                let texto = format!("A un cliente no lo atiende ningún hijo: {nadie}");
                Err(self.falta("hijos", texto))
            }
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
        if no_se_reanuda(self.pid) {
            return que_pasa(self);
        }
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
}
