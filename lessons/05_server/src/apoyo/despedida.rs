//! Irse sin quitarle la respuesta de las manos al cliente.
//!
//! Cerrar con algo suyo sin leer (el cuerpo de un `POST`, otra petición detrás) le enviaría un `RST`, que puede borrar
//! la respuesta antes de que la lea. Por eso se le dice que no habrá más (`shutdown`) y se lee, sin escucharlo, hasta
//! que cierre; pero ni para siempre ni sin medida.

use std::io::{self, Read};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// Lo que se espera a que diga algo más o cierre.
const CALLADO: Duration = Duration::from_secs(1);
/// Lo que dura la despedida entera, aunque no calle.
const EN_TOTAL: Duration = Duration::from_secs(5);
/// Lo más que se le lee.
const BYTES: usize = 16 << 20;

/// La despedida de un cliente que aún no ha cerrado.
pub struct Despedida {
    limite: Instant,
    bytes: usize,
}

impl Despedida {
    /// Le dice que no habrá más; `None` si ya no está.
    pub fn empezar(cliente: &TcpStream) -> Option<Self> {
        cliente.shutdown(Shutdown::Write).ok()?;
        Some(Despedida { limite: Instant::now() + EN_TOTAL, bytes: BYTES })
    }

    /// Hasta cuándo se le espera, si calla desde ahora.
    pub fn vence(&self) -> Instant {
        self.limite.min(Instant::now() + CALLADO)
    }

    /// Desde ahora se le espera menos, aunque no calle.
    pub fn acortar(&mut self) {
        self.limite = self.vence();
    }

    /// Lee un trozo, sin esperar, y lo olvida; dice si hay que seguir: mientras no
    /// cierre, ni se pase de la medida.
    pub fn leer(&mut self, mut cliente: &TcpStream) -> bool {
        match cliente.read(&mut [0; 2048]) {
            Ok(leidos) => {
                self.bytes = self.bytes.saturating_sub(leidos);
                leidos > 0 && self.bytes > 0
            }
            Err(error) => {
                matches!(
                    error.kind(),
                    io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted
                )
            }
        }
    }
}

/// Se despide, y entretanto no hace otra cosa.
pub fn despedirse(mut cliente: &TcpStream) {
    if cliente.shutdown(Shutdown::Write).is_err()
        || cliente.set_read_timeout(Some(CALLADO)).is_err()
    {
        return;
    }
    // Casi todos cierran enseguida, y no hace falta mirar el reloj.
    let (mut bytes, mut limite) = (BYTES, None);
    while let Ok(leidos @ 1..) = cliente.read(&mut [0; 2048]) {
        let limite = *limite.get_or_insert_with(|| Instant::now() + EN_TOTAL);
        bytes = bytes.saturating_sub(leidos);
        if bytes == 0 || Instant::now() >= limite {
            break;
        }
    }
}
