//! Lo que se sirve: `/`, `/lento` y `/estado`. Ninguna ruta lleva a un fichero.

pub mod familia;
mod lento;
mod nombre;

use nix::unistd::{Pid, getpid, getppid};
use serde_json::json;

pub use nombre::libre;

use crate::apoyo::http::{Peticion, Respuesta};

const PAGINA: &str = include_str!("servicio/pagina.html");
/// Desde aquí no hay nada que rellenar en la página.
const SIN_HUECOS: &str = "<!-- sin huecos -->\n";

/// Quién atiende a quién.
#[derive(Clone, Copy, Debug)]
pub struct Puesto {
    /// El proceso que acepta las conexiones.
    pub servidor: Pid,
    /// Qué número hace este cliente.
    pub cliente: u64,
}

impl Puesto {
    /// El de un hijo que atiende a un cliente de su padre.
    pub fn de_mi_padre(cliente: u64) -> Self {
        Puesto { servidor: getppid(), cliente }
    }

    /// El de un servidor que atiende él mismo.
    pub fn mio(cliente: u64) -> Self {
        Puesto { servidor: getpid(), cliente }
    }

    /// Se pone a esperar lo que pida su cliente.
    pub fn esperar_su_peticion(self) {
        nombre::espera_su_peticion(self.cliente);
    }

    /// Ha acabado con su cliente. El nombre de un hijo se queda como está: con él
    /// termina.
    pub fn dejar(self) {
        if self.servidor == getpid() {
            nombre::libre();
        }
    }

    /// La respuesta a una petición. `/lento` tarda lo que se le pida.
    pub fn responder(self, peticion: &Peticion) -> Respuesta {
        nombre::atiende(self.cliente, &peticion.ruta);
        if !matches!(peticion.metodo.as_str(), "GET" | "HEAD") {
            return Respuesta::texto(405, "Aquí solo se puede usar GET o HEAD.\n");
        }
        match peticion.ruta.as_str() {
            "/" => self.pagina(),
            "/estado" => self.estado(),
            "/lento" => lento::responder(&peticion.consulta),
            _ => Respuesta::texto(
                404,
                "Aquí no hay nada: prueba /, /estado o /lento?segundos=2.\n",
            ),
        }
    }

    fn pagina(self) -> Respuesta {
        let datos = [
            ("{pid}", getpid().to_string()),
            ("{padre}", getppid().to_string()),
            ("{servidor}", self.servidor.to_string()),
            ("{cliente}", self.cliente.to_string()),
        ];
        let (con_huecos, resto) =
            PAGINA.split_once(SIN_HUECOS).unwrap_or((PAGINA, ""));
        let pagina =
            datos.iter().fold(con_huecos.to_owned(), |pagina, (hueco, valor)| {
                pagina.replace(hueco, valor)
            });
        Respuesta::pagina(pagina + resto)
    }

    fn estado(self) -> Respuesta {
        let (vivos, zombis) = familia::vivos_y_zombis(self.servidor);
        let estado = json!({
            "pid": getpid().as_raw(),
            "padre": getppid().as_raw(),
            "servidor": self.servidor.as_raw(),
            "cliente": self.cliente,
            "vivos": vivos,
            "zombis": zombis,
            "descriptores": familia::descriptores(self.servidor),
            "procesos": familia::miembros(self.servidor),
        });
        Respuesta::json(estado.to_string())
    }
}
