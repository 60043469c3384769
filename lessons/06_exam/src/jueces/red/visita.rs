//! Lo que un cliente espera de un servidor: que le vuelva lo suyo, que no le vuelva antes de tiempo, y un final.

use std::thread;
use std::time::Duration;

use shared::errno::CannotStart;

use super::cliente::{Cliente, NoVuelve};
use super::publico::Publico;

impl Publico<'_, '_> {
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
        let Err(falta) = cliente.eco(datos)? else { return Ok(()) };
        // Si le vuelve algo, o lo atiende un hijo, vivo o muerto de un error, lo que le falta no es culpa de los demás.
        let lo_atienden = falta.bytes > 0
            || !self.quien_atiende(cliente).is_empty()
            || self.escena.se_queja();
        if id == "a_la_vez" && lo_atienden {
            return Err(self.falta("eco", falta.que));
        }
        Err(self.no_vuelve(id, &falta, por_que))
    }

    /// Le ha de volver lo que ya envió.
    pub fn vuelve_o(
        &mut self,
        id: &str,
        por_que: &str,
        cliente: &Cliente,
        datos: &[u8],
    ) -> anyhow::Result<()> {
        cliente.vuelve(datos).map_err(|falta| self.no_vuelve(id, &falta, por_que))
    }

    fn no_vuelve(
        &mut self,
        id: &str,
        falta: &NoVuelve,
        por_que: &str,
    ) -> anyhow::Error {
        self.falta(id, format!("{}{por_que}", falta.que))
    }

    /// Todos envían y reciben a la vez, cada uno lo suyo.
    pub fn a_la_vez(
        &mut self,
        clientes: &[Cliente],
        lo_suyo: impl Fn(usize) -> Vec<u8> + Sync,
    ) -> anyhow::Result<()> {
        let resultados = thread::scope(|hilos| -> anyhow::Result<Vec<_>> {
            let uno = |(i, cliente)| {
                let lo_suyo = &lo_suyo;
                thread::Builder::new()
                    .spawn_scoped(hilos, move || Cliente::eco(cliente, &lo_suyo(i)))
                    .map_err(CannotStart)
            };
            let hilos: Result<Vec<_>, _> =
                clientes.iter().enumerate().map(uno).collect();
            hilos?
                .into_iter()
                .map(|hilo| hilo.join().expect("no entra en pánico"))
                .collect()
        })?;
        let mal = resultados.into_iter().find_map(Result::err);
        mal.map_or(Ok(()), |falta| Err(self.falta("eco", falta.que)))
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

    /// El cliente cierra su lado, y le ha de llegar el final aunque el servidor siga con otros.
    pub fn despide(&mut self, cliente: &Cliente) -> anyhow::Result<()> {
        cliente.cierra_su_lado();
        match cliente.llega_el_final() {
            Ok(true) => Ok(()),
            Err(de_mas) => Err(self.falta("eco", de_mas)),
            Ok(false) => {
                let quien = self.quien_la_tiene_abierta(cliente);
                let texto = format!(
                    "Un cliente cerró su lado y no le llega el final de la conexión: {quien}"
                );
                Err(self.falta("cierra", texto))
            }
        }
    }

    fn quien_la_tiene_abierta(&self, cliente: &Cliente) -> &'static str {
        let padre = self.sockets().atiende(self.pid, cliente.puerto);
        match (padre, self.quien_atiende(cliente).len()) {
            (true, 0) if self.vivos().is_empty() => {
                "el servidor no la cierra. Cuando recv da cero bytes, el cliente ya no enviará nada más"
            }
            (true, _) => "la tiene abierta el padre",
            (false, 1) => {
                "la tiene abierta su hijo, que sigue vivo. Cuando recv da cero bytes, el cliente ya no enviará nada más"
            }
            _ => "alguien la tiene abierta",
        }
    }
}
