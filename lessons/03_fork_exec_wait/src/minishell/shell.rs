//! La shell: lee, entiende, lanza, espera, y vuelta a empezar.

mod avisos;
mod grupos;
mod interna;
mod lista;
mod trabajo;

use nix::sys::prctl;
use shared::inherited::Ignored;

use super::gramatica::analizar;
use super::lectura::{Entrada, Leido};
use super::palabras::Fallo;
use super::segundo_plano::Trabajos;
use super::senales::Terminal;
use super::una_orden::escribir;

pub struct Shell {
    /// `$?`
    pub estado: i32,
    pub trabajos: Trabajos,
    /// El código con el que se ha pedido salir.
    pub salir: Option<i32>,
    terminal: Option<Terminal>,
    /// Las señales que sus órdenes han de encontrar ignoradas.
    ya_ignoradas: Ignored,
    /// Ctrl-C ha acabado con lo que se estaba haciendo: el resto de la línea no se
    /// ejecuta.
    pub interrumpida: bool,
}

impl Shell {
    /// Con terminal, hay control de trabajos; sin él, es como un guion.
    pub fn nueva(terminal: Option<Terminal>, ya_ignoradas: Ignored) -> Self {
        // Lo que sus órdenes dejen huérfano lo adopta ella: así podrá recogerlo.
        let _ = prctl::set_child_subreaper(true);
        let trabajos = Trabajos::default();
        Shell {
            estado: 0,
            trabajos,
            salir: None,
            terminal,
            ya_ignoradas,
            interrumpida: false,
        }
    }

    /// Obedece hasta que se acaben las órdenes o se pida salir, y devuelve el
    /// código de salida.
    pub fn obedecer(&mut self, entrada: &mut Entrada) -> anyhow::Result<u8> {
        let mut texto = Vec::new();
        while self.salir.is_none() {
            self.contar_lo_que_ha_pasado();
            match entrada.linea(if texto.is_empty() {
                "minishell$ "
            } else {
                "> "
            })? {
                Leido::Linea(linea) => texto.extend(linea),
                Leido::Interrumpido => {
                    texto.clear();
                    self.interrumpir();
                    continue;
                }
                Leido::TerminalAjeno if self.reclamar_terminal() => continue,
                Leido::TerminalAjeno | Leido::Fin => {
                    if self.tiene_terminal() {
                        escribir("\n");
                    }
                    break;
                }
            }
            match analizar(&texto) {
                Ok(lista) => self.ejecutar_lista(&lista),
                Err(Fallo::Incompleto) => continue,
                Err(Fallo::NoSeEntiende(motivo)) => {
                    self.no_se_entiende(&motivo, entrada)
                }
            }
            texto.clear();
        }
        if !texto.is_empty() {
            let motivo =
                "el texto se acaba a medias: faltan unas comillas o una orden";
            self.no_se_entiende(motivo, entrada);
        }
        self.despedirse();
        Ok(self.salir.unwrap_or(self.estado).to_le_bytes()[0])
    }
}
