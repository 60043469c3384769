//! Qué programa es el de la orden. Se busca antes de mirar: cada intento fallido de `execvp` sería una anotación de más.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Read;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Lo que se va a ejecutar.
pub struct Found {
    pub program: PathBuf,
    /// Con el nombre por delante.
    pub arguments: Vec<OsString>,
}

pub fn find(command: &[OsString]) -> Option<Found> {
    let name = &command[0];
    let mut found = Found { program: PathBuf::from(name), arguments: command.to_vec() };
    if name.as_bytes().contains(&b'/') {
        return Some(found);
    }
    found.program = in_path(name)?;
    if name.as_bytes().starts_with(b"python")
        && is_script(&found.program)
        && let Some(interpreter) = interpreter_behind(&found.program)
    {
        // De su nombre deduce dónde está su biblioteca.
        found.arguments[0] = interpreter.clone().into_os_string();
        found.program = interpreter;
    }
    Some(found)
}

fn in_path(name: &OsStr) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_else(|| "/usr/local/bin:/usr/bin:/bin".into());
    env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| {
        candidate
            .metadata()
            .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
    })
}

fn is_script(program: &Path) -> bool {
    let mut start = [0; 2];
    File::open(program).is_ok_and(|mut file| file.read_exact(&mut start).is_ok() && &start == b"#!")
}

/// El intérprete que hay detrás de un `python3` que es un guion: el de pyenv ejecuta decenas de órdenes antes que él.
fn interpreter_behind(script: &Path) -> Option<PathBuf> {
    let asked = Command::new(script)
        .args(["-c", "import sys; sys.stdout.write(sys.executable)"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let interpreter = PathBuf::from(OsString::from_vec(asked.stdout));
    (asked.status.success() && interpreter.is_absolute() && !is_script(&interpreter))
        .then_some(interpreter)
}
