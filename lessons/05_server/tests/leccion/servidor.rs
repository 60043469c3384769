//! Un servidor de la lección en marcha, y lo que se le pregunta desde fuera. Al soltarlo no queda nada suyo.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use crate::BINARIO;

pub struct Servidor {
    hijo: Child,
    /// Si se cerrara, lo siguiente que dijera el servidor lo mataría con `SIGPIPE`.
    salida: BufReader<ChildStdout>,
    pub donde: SocketAddr,
}

impl Servidor {
    pub fn nuevo(paso: &str, opciones: &[&str]) -> Self {
        let mut orden = Command::new(BINARIO);
        orden.args([paso, "--sirve", "--callado"]).args(opciones);
        Self::arrancar(&mut orden).expect("no dice dónde escucha")
    }

    /// Uno que cuenta cada petición.
    pub fn que_cuenta(paso: &str) -> Self {
        Self::arrancar(Command::new(BINARIO).args([paso, "--sirve"]))
            .expect("no dice dónde escucha")
    }

    /// `None` si acaba sin decir dónde escucha.
    fn arrancar(orden: &mut Command) -> Option<Self> {
        let orden =
            orden.process_group(0).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut hijo = orden.spawn().unwrap();
        let mut linea = String::new();
        let mut salida = BufReader::new(hijo.stdout.take().unwrap());
        salida.read_line(&mut linea).unwrap();
        match linea.split(['/', ' ']).find_map(|palabra| palabra.parse().ok()) {
            Some(donde) => Some(Servidor { hijo, salida, donde }),
            None => {
                hijo.wait().unwrap();
                None
            }
        }
    }

    pub fn pid(&self) -> u32 {
        self.hijo.id()
    }

    pub fn conectar(&self) -> TcpStream {
        self.intentar_conectar().unwrap()
    }

    fn intentar_conectar(&self) -> io::Result<TcpStream> {
        let flujo = TcpStream::connect_timeout(&self.donde, PLAZO)?;
        flujo.set_read_timeout(Some(PLAZO))?;
        flujo.set_write_timeout(Some(PLAZO))?;
        Ok(flujo)
    }

    /// El código de la respuesta a lo que se le diga; `None` si cierra sin
    /// responder.
    pub fn decir(&self, bytes: &[u8]) -> Option<u16> {
        let flujo = self.conectar();
        // Si corta a mitad de lo que se le dice, puede que haya respondido antes.
        let _ = (&flujo).write_all(bytes);
        codigo(&leer(&flujo))
    }

    /// La respuesta entera a una petición; vacía si no hay nadie.
    pub fn pedir(&self, ruta: &str) -> String {
        let Ok(flujo) = self.intentar_conectar() else { return String::new() };
        // Si quien iba a atenderla acaba de morir, no hay respuesta.
        let _ = (&flujo).write_all(peticion(ruta).as_bytes());
        leer(&flujo)
    }

    pub fn hijos(&self) -> Vec<u32> {
        let pid = self.pid();
        let hijos =
            fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
        hijos.split_whitespace().map(|hijo| hijo.parse().unwrap()).collect()
    }

    pub fn descriptores(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.pid())).unwrap().count()
    }

    /// Lo siguiente que dice, si no es de los que callan.
    pub fn linea(&mut self) -> String {
        let mut linea = String::new();
        self.salida.read_line(&mut linea).unwrap();
        linea
    }

    /// Si nadie de la familia tiene nada que hacer: todos sus hilos están dormidos,
    /// cada vez que se mira.
    pub fn descansa(&self) -> bool {
        let duermen = |pid: u32| {
            let hilos =
                fs::read_dir(format!("/proc/{pid}/task")).unwrap().flatten();
            hilos.map(|hilo| fs::read_to_string(hilo.path().join("stat"))).all(
                |estado| {
                    estado.is_ok_and(|estado| {
                        estado.rsplit_once(") ").unwrap().1.starts_with('S')
                    })
                },
            )
        };
        (0..20).all(|_| {
            std::thread::sleep(Duration::from_millis(5));
            duermen(self.pid()) && self.hijos().into_iter().all(duermen)
        })
    }

    /// Espera a que se cumpla, a lo sumo 10 s.
    #[track_caller]
    pub fn esperar_a(&self, que: &str, cumple: impl Fn(&Self) -> bool) {
        let limite = Instant::now() + PLAZO;
        while !cumple(self) {
            let (hijos, abiertos) = (self.hijos(), self.descriptores());
            assert!(
                Instant::now() < limite,
                "no llega: {que}; hijos {hijos:?}, fd {abiertos}"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn senal(&self, nombre: &str) {
        kill(nombre, &self.pid().to_string());
    }

    /// El código con el que acaba, y `None` si lo mata una señal.
    pub fn esperar(mut self) -> Option<i32> {
        self.hijo.wait().unwrap().code()
    }
}

impl Drop for Servidor {
    fn drop(&mut self) {
        // Solo a su grupo, que es suyo: lo creó `process_group(0)`.
        kill("KILL", &format!("-{}", self.pid()));
        let _ = self.hijo.wait();
    }
}

/// Arranca un servidor con un límite de descriptores. Si no sirve, comprueba que
/// acaba con 1 y devuelve sus quejas.
pub fn con_pocos_descriptores(
    paso: &str,
    limite: u32,
    sirve: impl FnOnce(&Servidor) -> bool,
) -> Option<String> {
    let mut quejas = tempfile::tempfile().unwrap();
    let mut orden = Command::new("sh");
    // Quien lanzó las pruebas pudo dejar abiertos otros descriptores, que también
    // cuentan.
    let guion = format!(
        "exec 3<&- 4<&- 5<&- 6<&- 7<&- 8<&- 9<&-; ulimit -n {limite} && exec \"$@\""
    );
    orden.args(["-c", &guion, "sh", BINARIO, paso]);
    orden.args(["--sirve", "--callado"]).stderr(quejas.try_clone().unwrap());
    if let Some(servidor) = Servidor::arrancar(&mut orden) {
        if sirve(&servidor) {
            return None;
        }
        assert_eq!(
            servidor.esperar(),
            Some(1),
            "{paso} con {limite} ni sirve ni acaba con 1"
        );
    }
    quejas.seek(SeekFrom::Start(0)).unwrap();
    let mut texto = String::new();
    quejas.read_to_string(&mut texto).unwrap();
    Some(texto)
}

const PLAZO: Duration = Duration::from_secs(10);

pub fn kill(senal: &str, pid: &str) {
    let orden = Command::new("kill")
        .args(["-s", senal, "--", pid])
        .stderr(Stdio::null())
        .status();
    orden.unwrap();
}

pub fn peticion(ruta: &str) -> String {
    format!("GET {ruta} HTTP/1.1\r\nHost: prueba\r\nConnection: close\r\n\r\n")
}

pub fn leer(mut flujo: &TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = flujo.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

pub fn codigo(respuesta: &str) -> Option<u16> {
    respuesta.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}
