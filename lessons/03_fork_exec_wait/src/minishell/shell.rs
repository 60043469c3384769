//! La shell: lee, entiende, lanza, espera, y vuelta a empezar.

mod avisos;
mod grupos;
mod interna;
mod trabajo;

use nix::sys::prctl;
use shared::inherited::Ignored;

use super::gramatica::{Tuberia, analizar};
use super::lectura::{Entrada, Leido};
use super::palabras::Fallo;
use super::segundo_plano::Trabajos;
use super::senales::{self, Terminal};
use super::una_orden::{escribir, quejarse};

/// El `$?` de una orden a la que ha matado Ctrl-C: 128 + `SIGINT`.
const CTRL_C: i32 = 130;

pub struct Shell {
    /// `$?`
    pub estado: i32,
    pub trabajos: Trabajos,
    /// El código con el que se ha pedido salir.
    pub salir: Option<i32>,
    terminal: Option<Terminal>,
    /// Las señales que sus órdenes han de encontrar ignoradas.
    ya_ignoradas: Ignored,
    /// Ctrl-C ha acabado con lo que se estaba haciendo: el resto de la línea no se ejecuta.
    pub interrumpida: bool,
}

impl Shell {
    /// Con terminal, hay control de trabajos; sin él, es como un guion.
    pub fn nueva(terminal: Option<Terminal>, ya_ignoradas: Ignored) -> Self {
        // Lo que sus órdenes dejen huérfano lo adopta ella: así podrá recogerlo.
        let _ = prctl::set_child_subreaper(true);
        let trabajos = Trabajos::default();
        Shell { estado: 0, trabajos, salir: None, terminal, ya_ignoradas, interrumpida: false }
    }

    // ANCHOR: obedecer
    /// Obedece hasta que se acaben las órdenes o se pida salir, y devuelve el código de salida.
    pub fn obedecer(&mut self, entrada: &mut Entrada) -> anyhow::Result<u8> {
        let mut texto = Vec::new();
        while self.salir.is_none() {
            self.contar_lo_que_ha_pasado();
            match entrada.linea(if texto.is_empty() { "minishell$ " } else { "> " })? {
                Leido::Linea(linea) => texto.extend(linea),
                Leido::Interrumpido => {
                    texto.clear();
                    self.estado = CTRL_C;
                    escribir("\n");
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
                    quejarse(&motivo);
                    self.estado = 2;
                    if !entrada.es_conversacion() {
                        self.salir = Some(2);
                    }
                }
            }
            texto.clear();
        }
        if !texto.is_empty() {
            quejarse("el texto se acaba a medias: faltan unas comillas o una orden");
            self.estado = 2;
        }
        self.despedirse();
        Ok(self.salir.unwrap_or(self.estado).to_le_bytes()[0])
    }

    fn ejecutar_lista(&mut self, lista: &[Tuberia]) {
        for tuberia in lista {
            match &tuberia.ordenes[..] {
                [orden] if !tuberia.segundo_plano && self.es_interna(orden) => {
                    self.ejecutar_interna(orden);
                }
                _ => self.ejecutar_tuberia(tuberia),
            }
            if std::mem::take(&mut self.interrumpida) || senales::hubo_ctrl_c() {
                senales::olvidar_ctrl_c();
                self.estado = CTRL_C;
                escribir("\n");
                break;
            }
            if self.salir.is_some() {
                break;
            }
        }
    }
    // ANCHOR_END: obedecer
}
