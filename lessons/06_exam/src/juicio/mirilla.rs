//! Lo que se ve en `/proc` de un proceso que sigue en marcha, y las señales que una escena le envía.

use std::fs;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::visto::de_ayudante;

/// Los hijos que tiene ahora, también los que son zombis: los de cada hilo, por orden de nacimiento. Los que pone
/// multiprocessing por su cuenta no cuentan.
pub fn hijos(pid: i32) -> Vec<i32> {
    let mut hijos = todos_los_hijos(pid);
    hijos.retain(|hijo| !es_ayudante(*hijo));
    hijos
}

fn todos_los_hijos(pid: i32) -> Vec<i32> {
    let Ok(hilos) = fs::read_dir(format!("/proc/{pid}/task")) else {
        return Vec::new();
    };
    let suyos = hilos
        .flatten()
        .filter_map(|hilo| fs::read_to_string(hilo.path().join("children")).ok());
    let numeros = |texto: String| -> Vec<i32> {
        texto.split_whitespace().flat_map(str::parse).collect()
    };
    suyos.flat_map(numeros).collect()
}

/// Los hijos, los nietos… que tiene ahora, del más antiguo al más nuevo, sin esos ayudantes.
pub fn descendientes(pid: i32) -> Vec<i32> {
    let mut suyos = todos_los_descendientes(pid);
    suyos.retain(|uno| !es_ayudante(*uno));
    suyos
}

fn todos_los_descendientes(pid: i32) -> Vec<i32> {
    let mut todos = todos_los_hijos(pid);
    let mut siguiente = 0;
    while let Some(&uno) = todos.get(siguiente) {
        todos.extend(todos_los_hijos(uno));
        siguiente += 1;
    }
    todos.sort_unstable();
    todos
}

/// El descendiente, sea o no un ayudante, al que quien lo mira no lo deja seguir.
pub fn retenido(pid: i32) -> Option<i32> {
    let retenido =
        |uno: &i32| estado(*uno) == Some('t') && testigo(*uno).is_some_and(duerme);
    todos_los_descendientes(pid).into_iter().find(retenido)
}

/// Los que nacen del servidor de forkserver tienen su misma orden, y no son ayudantes.
fn es_ayudante(pid: i32) -> bool {
    let orden = |pid: i32| fs::read(format!("/proc/{pid}/cmdline")).ok();
    let Some(suya) = orden(pid) else { return false };
    de_ayudante(&String::from_utf8_lossy(&suya))
        && padre(pid).and_then(orden).is_none_or(|del_padre| del_padre != suya)
}

/// La letra de `ps`; nada, si no existe.
pub fn estado(pid: i32) -> Option<char> {
    campos(pid).map(|(estado, _)| estado)
}

/// Si no ha terminado: ni es un zombi ni ha desaparecido.
pub fn vive(pid: i32) -> bool {
    estado(pid).is_some_and(|letra| !matches!(letra, 'Z' | 'X'))
}

/// Ha terminado y su padre ya puede saberlo: antes que él lo sabe quien lo mira con ptrace.
pub fn termino(pid: i32) -> bool {
    let datos =
        fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    !vive(pid) && (datos.is_empty() || datos.contains("TracerPid:\t0\n"))
}

/// Es un zombi, y su padre ya lo sabe.
pub fn recogible(pid: i32) -> bool {
    termino(pid) && estado(pid) == Some('Z')
}

/// Si está esperando algo, sin CPU.
pub fn duerme(pid: i32) -> bool {
    estado(pid) == Some('S')
}

/// Si no hace nada ni él ni ninguno de los suyos, con ninguno de sus hilos: ni se ejecutan, ni esperan su turno para
/// ejecutarse. Sin contar a `salvo`, que está detenido.
pub fn nadie_hace_nada(pid: i32, salvo: Option<i32>) -> bool {
    let parado = |letra: char| ['S', 'Z', 'X'].contains(&letra);
    let quieto = |uno| {
        Some(uno) == salvo || estados_de_sus_hilos(uno).into_iter().all(parado)
    };
    quieto(pid) && descendientes(pid).into_iter().all(quieto)
}

/// Lo que se ha movido un proceso, con todos sus hilos. Si es lo mismo que antes, no se ha movido.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ajetreo {
    /// Las veces que han dejado la CPU, por gusto o a la fuerza.
    pub veces: u64,
    pub ejecutado: Duration,
    /// Lo que han esperado su turno, listos para ejecutarse.
    pub esperado: Duration,
}

/// Nada, si ya no está.
pub fn ajetreo(pid: i32) -> Option<Ajetreo> {
    let mut suyo = Ajetreo::default();
    for hilo in fs::read_dir(format!("/proc/{pid}/task")).ok()?.flatten() {
        let reparto = fs::read_to_string(hilo.path().join("schedstat")).ok()?;
        let mut numeros =
            reparto.split_whitespace().map(|numero| numero.parse().unwrap_or(0));
        suyo.ejecutado += Duration::from_nanos(numeros.next()?);
        suyo.esperado += Duration::from_nanos(numeros.next()?);
        suyo.veces += numeros.next()?;
    }
    Some(suyo)
}

/// Quien lo mira con ptrace.
pub fn testigo(pid: i32) -> Option<i32> {
    let datos = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let suyo = datos.lines().find_map(|linea| linea.strip_prefix("TracerPid:"));
    suyo?.trim().parse().ok().filter(|testigo| *testigo > 0)
}

/// Si todos sus hilos están esperando algo, sin CPU.
pub fn duerme_entero(pid: i32) -> bool {
    let estados = estados_de_sus_hilos(pid);
    !estados.is_empty() && estados.into_iter().all(|letra| letra == 'S')
}

/// Si ninguno de sus hilos espera, en vfork, a que un hijo ejecute su programa: ni está ahí, ni parado de camino.
pub fn sin_vfork(pid: i32) -> bool {
    !estados_de_sus_hilos(pid).into_iter().any(|letra| ['D', 't'].contains(&letra))
}

fn estados_de_sus_hilos(pid: i32) -> Vec<char> {
    let hilos = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten();
    let numeros =
        hilos.flatten().filter_map(|hilo| hilo.file_name().to_str()?.parse().ok());
    numeros.filter_map(estado).collect()
}

pub fn padre(pid: i32) -> Option<i32> {
    campos(pid).map(|(_, padre)| padre)
}

/// Su padre, el padre de su padre y los demás.
pub fn antepasados(pid: i32) -> Vec<i32> {
    std::iter::successors(padre(pid), |pid| padre(*pid)).collect()
}

/// Si ya no está, no pasa nada.
pub fn envia(pid: i32, senal: Signal) {
    let _ = kill(Pid::from_raw(pid), senal);
}

/// El estado y el padre, que van detrás del nombre entre paréntesis.
fn campos(pid: i32) -> Option<(char, i32)> {
    let texto = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, resto) = texto.rsplit_once(") ")?;
    let mut campos = resto.split(' ');
    let estado = campos.next()?.chars().next()?;
    Some((estado, campos.next()?.parse().ok()?))
}
