//! Una orden del sistema, y lo que escribe.

use std::io::ErrorKind;
use std::process::{Command, Stdio};

use shared::errno::CannotStart;
use shared::foreign::printable;
use shared::lesson::{cut, room};
use shared::{say, say_incident, varies};

/// Ejecuta una orden y devuelve lo que ha escrito, por la salida y por los errores, si ha acabado con 0. Si no está o no
/// puede hacer lo suyo, lo dice y no devuelve nada.
pub fn ver(orden: &[&str], paquete: &str) -> anyhow::Result<Option<String>> {
    let [programa, argumentos @ ..] = orden else { return Ok(None) };
    let escrita: Vec<String> =
        orden.iter().map(|palabra| entrecomillada(palabra)).collect();
    say!("`{}`", escrita.join(" "));
    let mut orden = Command::new(programa);
    orden
        .args(argumentos)
        .env("LC_ALL", "C")
        .env_remove("COLUMNS")
        .stdin(Stdio::null());
    match orden.output() {
        Ok(salida) if salida.status.success() => {
            let escrito = [salida.stdout, salida.stderr].concat();
            Ok(Some(String::from_utf8_lossy(&escrito).into_owned()))
        }
        Ok(salida) => {
            let queja = String::from_utf8_lossy(&salida.stderr);
            say_incident!(
                "aquí no puede: {}",
                printable(queja.lines().next().unwrap_or_default())
            );
            Ok(None)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            say_incident!(
                "no está; en Debian y Ubuntu, `sudo apt install {paquete}`"
            );
            Ok(None)
        }
        Err(error) => Err(CannotStart(error).into()),
    }
}

/// Como se escribe en la shell.
fn entrecomillada(palabra: &str) -> String {
    let llana = palabra
        .chars()
        .all(|letra| letra.is_ascii_alphanumeric() || "-_=/,.".contains(letra));
    if llana { palabra.to_owned() } else { format!("'{palabra}'") }
}

/// La primera letra de STAT, en la fila de ese PID. En mayúscula, aunque lo siga un depurador (`strace -f` a la lección).
pub fn letra_de_stat(filas: &str, pid: &str) -> Option<char> {
    let mut filas =
        filas.lines().map(|fila| fila.split_whitespace().collect::<Vec<_>>());
    let fila = filas.find(|fila| fila.first() == Some(&pid))?;
    Some(fila.get(2)?.chars().next()?.to_ascii_uppercase())
}

/// Cada línea, cortada si no cabe.
pub fn ensenar(texto: &str) {
    for linea in texto.lines().filter(|linea| !linea.trim().is_empty()) {
        say!("{}", varies(recortar(printable(linea).trim_end(), room())));
    }
}

/// Lo que devuelve una llamada al sistema, detrás de sus argumentos, se queda.
fn recortar(linea: &str, caben: usize) -> String {
    let argumentos = linea.rfind(") = ").map_or(linea.len(), |cierre| cierre + 1);
    let (llamada, resultado) = linea.split_at(argumentos);
    let quedan = caben.saturating_sub(resultado.chars().count());
    format!("{}{resultado}", cut(llamada, quedan))
}

#[cfg(test)]
mod tests {
    use super::recortar;

    #[test]
    fn lo_que_devuelve_una_llamada_se_queda() {
        let llamada = "wait4(-1, [{WIFEXITED(s)}], WNOHANG, NULL) = 17507";
        assert_eq!(recortar(llamada, 80), llamada);
        assert_eq!(recortar(llamada, 30), "wait4(-1, [{WIFEXITED… = 17507");
        assert_eq!(recortar("uno dos tres", 8), "uno dos…");
    }
}
