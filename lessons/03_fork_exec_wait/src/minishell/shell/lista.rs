//! Ejecutar las tuberías de una línea, una detrás de otra; o dejarlo, si no se puede seguir.

use super::Shell;
use crate::minishell::gramatica::Tuberia;
use crate::minishell::lectura::Entrada;
use crate::minishell::senales;
use crate::minishell::una_orden::{escribir, quejarse};

/// El `$?` de una orden a la que ha matado Ctrl-C: 128 + `SIGINT`.
const CTRL_C: i32 = 130;

impl Shell {
    pub(super) fn ejecutar_lista(&mut self, lista: &[Tuberia]) {
        for tuberia in lista {
            match &tuberia.ordenes[..] {
                [orden] if !tuberia.segundo_plano && self.es_interna(orden) => {
                    self.ejecutar_interna(orden);
                }
                _ => self.ejecutar_tuberia(tuberia),
            }
            if std::mem::take(&mut self.interrumpida) || senales::hubo_ctrl_c() {
                senales::olvidar_ctrl_c();
                self.interrumpir();
                break;
            }
            if self.salir.is_some() {
                break;
            }
        }
    }

    /// Ctrl-C deja la línea a medias.
    pub(super) fn interrumpir(&mut self) {
        self.estado = CTRL_C;
        escribir("\n");
    }

    /// En una conversación se puede corregir; un guion acaba ahí.
    pub(super) fn no_se_entiende(&mut self, motivo: &str, entrada: &Entrada) {
        quejarse(motivo);
        self.estado = 2;
        if !entrada.es_conversacion() {
            self.salir = Some(2);
        }
    }
}
