//! Un servidor de pruebas, y lo que se le pide, escrito a mano para poder pedir también lo que no se debe.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;
use tests::until;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_clase");
const PATIENCE: Duration = Duration::from_secs(60);

/// Al soltarlo, termina.
pub struct Server {
    child: Child,
    /// `http://127.0.0.1:8000/clave/`
    address: String,
    /// Lo que deje en ella uno al que matan se borra con ella.
    _temporary: TempDir,
}

pub struct Answer {
    pub code: u16,
    pub body: String,
}

impl Server {
    pub fn start() -> Self {
        Self::start_from(&mut Command::new(PROGRAM))
    }

    pub fn start_from(program: &mut Command) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let mut child = program
            .args(["--puerto", "0"])
            .env("TMPDIR", temporary.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.map_while(Result::ok).find_map(|line| {
            line.strip_prefix("El libro está en http").map(|rest| format!("http{rest}"))
        });
        Self { child, address: address.expect("dice dónde está el libro"), _temporary: temporary }
    }

    pub fn address(&self, page: &str) -> String {
        format!("{}{page}", self.address)
    }

    /// `/clave/…`
    pub fn path(&self, what: &str) -> String {
        let key = self.address.rsplit('/').nth(1).unwrap();
        format!("/{key}/{what}")
    }

    pub fn host(&self) -> String {
        self.address.split('/').nth(2).unwrap().to_owned()
    }

    pub fn port(&self) -> u16 {
        self.host().rsplit(':').next().unwrap().parse().unwrap()
    }

    pub fn origin(&self) -> String {
        format!("Origin: http://{}\r\n", self.host())
    }

    pub fn get(&self, path: &str, host: &str) -> Answer {
        read(
            self.send(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")),
        )
    }

    pub fn post(&self, path: &str, origin: &str, body: &str) -> Answer {
        read(self.send(&self.order(path, origin, body)))
    }

    /// Empieza, y espera a que llegue la primera línea.
    pub fn begin(&self, path: &str, origin: &str, body: &str) -> BufReader<TcpStream> {
        let mut reader = BufReader::new(self.send(&self.order(path, origin, body)));
        let mut line = String::new();
        while !line.contains("linea") {
            line.clear();
            assert_ne!(reader.read_line(&mut line).unwrap(), 0, "no llega nada");
        }
        reader
    }

    fn order(&self, path: &str, origin: &str, body: &str) -> String {
        let (host, length) = (self.host(), body.len());
        format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\n{origin}Content-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
    }

    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// El servidor y todos sus descendientes.
    pub fn family(&self) -> BTreeSet<i32> {
        let mut family = BTreeSet::from([self.child.id() as i32]);
        let mut pending: Vec<i32> = family.iter().copied().collect();
        while let Some(pid) = pending.pop() {
            let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else { continue };
            for thread in threads.map_while(Result::ok) {
                let children =
                    fs::read_to_string(thread.path().join("children")).unwrap_or_default();
                let children = children.split_whitespace().filter_map(|child| child.parse().ok());
                pending.extend(children.filter(|child| family.insert(*child)));
            }
        }
        family
    }

    pub fn wait_until_alone(&self) {
        until("lo que estaba en marcha acaba", || self.family().len() == 1);
    }

    /// Una conexión por la que no llega la petición entera.
    pub fn half_asked(&self) -> TcpStream {
        self.send("GET / HTTP/1.1\r\nHost:")
    }

    /// Como Ctrl-C. Devuelve su código de salida.
    pub fn interrupt(&mut self) -> Option<i32> {
        kill(Pid::from_raw(self.child.id() as i32), Signal::SIGINT).unwrap();
        let mut ended = None;
        until("el servidor acaba", || {
            ended = self.child.try_wait().unwrap();
            ended.is_some()
        });
        ended.and_then(|status| status.code())
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.child.try_wait().unwrap().is_none() {
            self.interrupt();
        }
    }
}

fn read(mut stream: TcpStream) -> Answer {
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    let text = String::from_utf8_lossy(&text).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let code = head.split_whitespace().nth(1).and_then(|code| code.parse().ok());
    Answer { code: code.expect("es una respuesta"), body: body.to_owned() }
}

/// Un zombi ya ha acabado: quien lo adopta lo recogerá.
pub fn assert_gone(family: &BTreeSet<i32>) {
    let alive = |pid: &i32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        stat.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with('Z'))
    };
    until("acaban todos", || !family.iter().any(alive));
}
