//! Los programas de Python dejan marcas y se remueven desde dentro, con un `sitecustomize` que encuentran al empezar.
//!
//! Python importa también lo que hay en un ZIP. Este está en la memoria del testigo, sin nombre en ninguna carpeta, y se
//! llega a él por `/proc/TESTIGO/fd/N`; a otro fichero así van a parar las marcas. Nada queda en el disco, acabe como
//! acabe el testigo. Lo único que se añade al programa es esa ruta en `PYTHONPATH`, que él no ve en `os.environ` y sí
//! ven los programas que ejecute.
//!
//! No alcanza a quien ejecuta Python con `-I`, `-E` o `-S`, ni a quien le escribe el entorno entero, ni a quien cambia de
//! usuario o de `/proc`. De cada uno que no deja marcas queda una duda.

mod told;
mod zip;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::{AsRawFd, FromRawFd};
use std::path::Path;
use std::{env, process};

use crate::marks::RawMark;
use crate::record::{ObjectKind, Process, Record, Status, TaskResult};
use told::Told;

const GUEST: [(&str, &str); 14] = [
    ("sitecustomize.py", include_str!("guest/sitecustomize.py")),
    ("testigo_entrada.py", include_str!("guest/testigo_entrada.py")),
    ("testigo_marcas.py", include_str!("guest/testigo_marcas.py")),
    ("testigo_objetos.py", include_str!("guest/testigo_objetos.py")),
    ("testigo_salidas.py", include_str!("guest/testigo_salidas.py")),
    ("testigo_descriptores.py", include_str!("guest/testigo_descriptores.py")),
    ("testigo_procesos.py", include_str!("guest/testigo_procesos.py")),
    ("testigo_cerrojos.py", include_str!("guest/testigo_cerrojos.py")),
    ("testigo_colas.py", include_str!("guest/testigo_colas.py")),
    ("testigo_tuberias.py", include_str!("guest/testigo_tuberias.py")),
    ("testigo_valores.py", include_str!("guest/testigo_valores.py")),
    ("testigo_reservas.py", include_str!("guest/testigo_reservas.py")),
    ("testigo_remueve.py", include_str!("guest/testigo_remueve.py")),
    ("testigo_hilos.py", include_str!("guest/testigo_hilos.py")),
];
const QUIET: (&str, &str) = ("testigo_quieto.py", include_str!("guest/testigo_quieto.py"));

/// Lo que cabe en el fichero de las marcas; lo sabe también `testigo_marcas.py`.
const MOST_BYTES: usize = 1 << 24;
/// Quien muere tan pronto pudo no llegar a decir que estaba.
const STARTING_US: u64 = 500_000;

/// Sus nombres, si están en una carpeta.
const ARCHIVE: &str = "testigo.zip";
const MARKS: &str = "marcas";

/// Lo que encuentran dentro los programas de Python mientras se mira.
pub struct Guest {
    /// Vive mientras se mira.
    _archive: File,
    marks: File,
    /// Por dónde se llega a ellos.
    paths: [String; 2],
}

impl Guest {
    /// Con una semilla, además de dejar marcas, se remueven. Sin carpeta, todo está en la memoria del testigo.
    pub fn new(seed: Option<u64>, folder: Option<&Path>) -> io::Result<Self> {
        let (mut archive, marks, paths) = match folder {
            None => {
                let (archive, marks) = (memory_file()?, memory_file()?);
                let paths = [path(&archive), path(&marks)];
                (archive, marks, paths)
            }
            Some(folder) => {
                let paths = [ARCHIVE, MARKS].map(|name| folder.join(name));
                let new = |path| File::options().read(true).write(true).create_new(true).open(path);
                let (archive, marks) = (new(&paths[0])?, new(&paths[1])?);
                (archive, marks, paths.map(|path| path.display().to_string()))
            }
        };
        let seed = seed.map_or("None".to_owned(), |seed| seed.to_string());
        let settings = format!("FILE = \"{}\"\nSEED = {seed}\n", paths[1]);
        let mut files: Vec<(&str, &[u8])> = Vec::new();
        files.extend(GUEST.iter().chain([&QUIET]).map(|(name, text)| (*name, text.as_bytes())));
        files.push(("testigo_ajustes.py", settings.as_bytes()));
        archive.write_all(&zip::archive(&files))?;
        Ok(Self { _archive: archive, marks, paths })
    }

    /// El entorno de este proceso, y por dónde se llega al ZIP.
    pub fn environment(&self) -> Vec<(OsString, OsString)> {
        let mut value = OsString::from(&self.paths[0]);
        if let Some(own) = env::var_os("PYTHONPATH") {
            value.push(":");
            value.push(own);
        }
        let others = env::vars_os().filter(|(name, _)| name != "PYTHONPATH");
        others.chain([("PYTHONPATH".into(), value)]).collect()
    }

    /// Lo que han dejado dicho: las marcas se añaden a `marks`; lo demás, al registro. `start_ns` es cuándo empezó todo.
    pub fn collect(mut self, record: &mut Record, marks: &mut Vec<RawMark>, start_ns: u64) {
        let mut text = Vec::new();
        let read = self.marks.seek(SeekFrom::Start(0)).and_then(|_| {
            Read::by_ref(&mut self.marks).take(MOST_BYTES as u64 + 4096).read_to_end(&mut text)
        });
        let mut told = Told::parse(&String::from_utf8_lossy(&text), start_ns);
        if read.is_err() || text.len() >= MOST_BYTES {
            told.doubts.push(
                "los Python dejaron más marcas de las que caben: faltan las últimas".to_owned(),
            );
        }
        for process in &mut record.processes {
            if let Some((_, _, label)) =
                told.labels.iter().find(|(pid, t_us, _)| is(process, *pid, *t_us))
            {
                process.label = Some(label.clone());
            }
            if let Some(exec) = process.execs.last().filter(|exec| is_python(&exec.path))
                && !dies_while_starting(process, exec.t_us)
                && !told
                    .present
                    .iter()
                    .any(|(pid, t_us)| is(process, *pid, *t_us) && *t_us >= exec.t_us)
            {
                told.doubts.push(format!(
                    "{} es un Python que no deja marcas: por -I, -E o -S, por su entorno o por ser anterior al 3.8",
                    process.name
                ));
            }
        }
        for process in &record.processes {
            if told.tired.iter().any(|(pid, t_us)| is(process, *pid, *t_us)) {
                told.doubts.push(format!(
                    "{} ha dejado demasiadas marcas: lo que hizo después no consta",
                    process.name
                ));
            }
        }
        for doubt in std::mem::take(&mut told.doubts) {
            if !record.doubts.contains(&doubt) {
                record.doubts.push(doubt);
            }
        }
        for (pid, t_us, text) in std::mem::take(&mut told.results) {
            let worker = record.processes.iter().rfind(|process| is(process, pid, t_us));
            if let Some(by) = worker.map(|worker| worker.name.clone()) {
                record.results.push(TaskResult { t_us, by, text });
            }
        }
        // De quien lo cuenta todo no hacen falta sus futex.
        let silent = |mark: &RawMark| {
            let t_us = mark.t_ns.saturating_sub(start_ns) / 1000;
            let process = record.processes.iter().rfind(|process| is(process, mark.pid, t_us));
            !process.is_some_and(|process| tells(record, process, &told))
        };
        marks.retain(|mark| mark.kind != ObjectKind::Futex || silent(mark));
        marks.append(&mut told.marks);
    }
}

/// Si deja marcas: encontró dónde, o lo heredó de quien lo creó.
fn tells(record: &Record, process: &Process, told: &Told) -> bool {
    told.present.iter().any(|(pid, t_us)| is(process, *pid, *t_us))
        || process.execs.is_empty()
            && process
                .parent
                .as_deref()
                .and_then(|parent| record.process(parent))
                .is_some_and(|parent| tells(record, parent, told))
}

/// Si ese proceso tenía ese PID en ese momento.
fn is(process: &Process, pid: i32, t_us: u64) -> bool {
    let end_us = process.exit.map_or(u64::MAX, |exit| exit.t_us);
    process.pid == pid && (process.born_us..=end_us).contains(&t_us)
}

/// Si esa orden, con su nombre por delante, es un Python que va a dejar marcas.
pub fn will_tell(program: &Path, order: &[OsString]) -> bool {
    let options = order.iter().skip(1).map(|word| word.to_string_lossy());
    let mut options = options.take_while(|word| word.starts_with('-') && word.len() > 1);
    let isolated = |word: &str| {
        let mut letters = word.chars().skip(1).take_while(|letter| !"cmWX-".contains(*letter));
        letters.any(|letter| "IES".contains(letter))
    };
    is_python(&program.to_string_lossy()) && !options.any(|word| isolated(&word))
}

fn is_python(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_prefix("python")
        .is_some_and(|version| version.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

fn dies_while_starting(process: &Process, exec_us: u64) -> bool {
    process.exit.is_none_or(|exit| {
        matches!(exit.status, Status::Signal(_)) && exit.t_us < exec_us + STARTING_US
    })
}

/// Un fichero que solo está en la memoria, y que no heredan los programas.
fn memory_file() -> io::Result<File> {
    // SAFETY: el nombre está vivo y acaba en cero.
    let fd = unsafe { libc::memfd_create(c"testigo".as_ptr(), libc::MFD_CLOEXEC) };
    if fd < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: el descriptor acaba de crearse y no es de nadie más.
    Ok(unsafe { File::from_raw_fd(fd) })
}

fn path(file: &File) -> String {
    format!("/proc/{}/fd/{}", process::id(), file.as_raw_fd())
}
