//! Una orden interna no necesita ningún proceso: la hace la propia shell.

use shared::errno::describe_chain;

use super::Shell;
use crate::minishell::gramatica::Orden;
use crate::minishell::internas::buscar;
use crate::minishell::redirecciones::{self, Guardados};
use crate::minishell::una_orden::quejarse;

impl Shell {
    pub fn es_interna(&self, orden: &Orden) -> bool {
        buscar(&orden.argumentos(self.estado)).is_some()
    }

    /// Las redirecciones de una orden interna las sufre la shell misma, que después
    /// las deshace.
    pub fn ejecutar_interna(&mut self, orden: &Orden) {
        let argumentos = orden.argumentos(self.estado);
        let hacerla = |shell: &mut Shell| {
            buscar(&argumentos)
                .map_or(0, |interna| interna(shell, &argumentos[1..]))
        };
        if orden.redirecciones.is_empty() {
            self.estado = hacerla(self);
            return;
        }
        let hecho = Guardados::guardar()
            .map_err(|error| describe_chain(&error))
            .and_then(|antes| {
                redirecciones::aplicar(&orden.redirecciones, self.estado)?;
                let codigo = hacerla(self);
                drop(antes);
                Ok(codigo)
            });
        self.estado = hecho.unwrap_or_else(|motivo| {
            quejarse(&motivo);
            2
        });
    }
}
