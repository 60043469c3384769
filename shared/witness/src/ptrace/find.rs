//! Qué programa es el de la orden. Se busca antes de mirar: cada intento fallido de `execvp` sería una anotación de más.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Lo que se va a ejecutar.
pub struct Found {
    pub program: PathBuf,
    /// Con el nombre por delante.
    pub arguments: Vec<OsString>,
    /// Las variables que deja un guion que hay delante del programa.
    pub variables: Vec<(OsString, OsString)>,
}

pub fn find(command: &[OsString]) -> Option<Found> {
    let name = &command[0];
    let mut found =
        Found { program: PathBuf::from(name), arguments: command.to_vec(), variables: Vec::new() };
    if name.as_bytes().contains(&b'/') {
        return Some(found);
    }
    found.program = in_path(name)?;
    if name.as_bytes().starts_with(b"python")
        && is_script(&found.program)
        && let Some((interpreter, variables)) = interpreter_behind(&found.program)
    {
        // De su nombre deduce dónde está su biblioteca.
        found.arguments[0] = interpreter.clone().into_os_string();
        found.program = interpreter;
        found.variables = variables;
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

/// El intérprete que hay detrás de un `python3` que es un guion, y las variables que le deja: el de pyenv ejecuta decenas
/// de órdenes antes que él.
fn interpreter_behind(script: &Path) -> Option<(PathBuf, Vec<(OsString, OsString)>)> {
    const ASK: &str = "import os, sys; out = sys.stdout.buffer; out.write(os.fsencode(sys.executable))\n\
        for pair in os.environb.items(): out.write(b'\\0' + b'='.join(pair))";
    let asked = Command::new(script)
        .args(["-c", ASK])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let mut parts = asked.stdout.split(|byte| *byte == 0);
    let interpreter = PathBuf::from(OsStr::from_bytes(parts.next()?));
    let variables = parts.filter_map(|pair| {
        let equal = pair.iter().position(|byte| *byte == b'=')?;
        let half = |part: &[u8]| OsStr::from_bytes(part).to_owned();
        Some((half(&pair[..equal]), half(&pair[equal + 1..])))
    });
    let variables = variables.collect();
    (asked.status.success() && interpreter.is_absolute() && !is_script(&interpreter))
        .then_some((interpreter, variables))
}
