//! El procesamiento por lotes con carpetas de verdad: ficheros ilegibles, nombres raros, enlaces, y sha256sum.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use tests::{Run, Trial, requires, trial, trial_if};

use crate::{BINARIO, leccion};

/// Aquí hay un fichero, `uuid`, que dice otra cosa cada vez que se lee y no parece
/// haber cambiado.
const AL_AZAR: &str = "/proc/sys/kernel/random";

pub fn trials() -> Vec<Trial> {
    vec![
        trial("lotes: una carpeta vacía", vacia),
        trial(
            "lotes: nombres raros, enlaces, tuberías y carpetas de caché",
            de_todo,
        ),
        trial(
            "lotes: lo que no se puede leer se dice al final, y lo demás se hace",
            ilegibles,
        ),
        trial(
            "lotes: una carpeta que no se puede leer es mal uso",
            carpeta_ilegible,
        ),
        trial("lotes: un fichero no es una carpeta", un_fichero),
        trial_if(
            "lotes: los hashes son los de sha256sum",
            || requires::program("sha256sum"),
            como_sha256sum,
        ),
        trial("lotes: la barra solo sale en un terminal", la_barra),
        trial_if(
            "lotes: si un hash sale distinto, lo dice y acaba con 1",
            hay_uuid,
            distinto,
        ),
        trial(
            "lotes: lo que cambia entretanto se dice, y no se compara",
            cambiados,
        ),
    ]
}

fn lotes(carpeta: &Path) -> Run {
    leccion().args(["lotes", "--carpeta", carpeta.to_str().unwrap()])
}

/// Una carpeta que puede leer cualquiera: las pruebas también se ejecutan como otro
/// usuario.
fn carpeta() -> tempfile::TempDir {
    let carpeta = tempfile::tempdir().unwrap();
    fs::set_permissions(carpeta.path(), fs::Permissions::from_mode(0o755)).unwrap();
    carpeta
}

fn vacia() {
    let carpeta = carpeta();
    let outcome = lotes(carpeta.path()).run();
    outcome
        .assert_code(0)
        .assert_clean()
        .assert_says("he leído 0 ficheros, 0 bytes");
}

fn de_todo() {
    let carpeta = carpeta();
    let raiz = carpeta.path();
    for nombre in ["vacío", "con espacios y «comillas»", "-guion", "uno\ndos"] {
        fs::write(raiz.join(nombre), "").unwrap();
    }
    fs::write(raiz.join(std::ffi::OsStr::from_bytes(b"no-utf8-\xff")), "cinco")
        .unwrap();
    symlink("/", raiz.join("enlace")).unwrap();
    nix::unistd::mkfifo(&raiz.join("tuberia"), nix::sys::stat::Mode::S_IRWXU)
        .unwrap();
    for nombre in [".git", "cache"] {
        fs::create_dir(raiz.join(nombre)).unwrap();
        fs::write(raiz.join(nombre).join("CACHEDIR.TAG"), "no cuenta").unwrap();
    }
    let outcome = lotes(raiz).arg("--todos").run();
    outcome
        .assert_code(0)
        .assert_clean()
        .assert_says("he leído 5 ficheros, 5 bytes");
}

fn ilegibles() {
    let carpeta = carpeta();
    fs::write(carpeta.path().join("se lee"), "hola").unwrap();
    for nombre in ["secreto", "cofre"] {
        let ruta = carpeta.path().join(nombre);
        if nombre == "cofre" {
            fs::create_dir(&ruta).unwrap();
        } else {
            fs::write(&ruta, "no lo verás").unwrap();
        }
        fs::set_permissions(&ruta, fs::Permissions::from_mode(0o000)).unwrap();
    }
    let outcome = lotes(carpeta.path()).ordinary_user().run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_says_in_order(&[
        "3 ficheros, ",
        "he leído 1 fichero, 4 bytes",
        "✔ hashes que, de uno en uno, salen distintos: 0",
        "no he podido leer 2 ficheros:",
        "cofre: permiso denegado (EACCES)",
        "secreto: permiso denegado (EACCES)",
    ]);
}

fn carpeta_ilegible() {
    let carpeta = carpeta();
    fs::set_permissions(carpeta.path(), fs::Permissions::from_mode(0o000)).unwrap();
    let outcome = lotes(carpeta.path()).ordinary_user().run();
    outcome
        .assert_code(2)
        .assert_clean()
        .assert_complains("permiso denegado (EACCES)");
}

fn un_fichero() {
    let carpeta = carpeta();
    let fichero = carpeta.path().join("fichero");
    fs::write(&fichero, "").unwrap();
    lotes(&fichero)
        .run()
        .assert_code(2)
        .assert_clean()
        .assert_complains("no es una carpeta");
}

fn como_sha256sum() {
    let carpeta = carpeta();
    for (numero, tamano) in
        [0, 1, 63, 64, 65, 65_535, 65_536, 65_537, 1_000_000].iter().enumerate()
    {
        fs::write(
            carpeta.path().join(format!("f{numero}")),
            vec![numero as u8; *tamano],
        )
        .unwrap();
    }
    let outcome = lotes(carpeta.path()).arg("--todos").run();
    outcome.assert_code(0).assert_clean();
    let suyas = Run::sh("sha256sum *").cwd(carpeta.path()).run();
    let lineas = suyas.assert_code(0).lines();
    assert_eq!(lineas.len(), 9);
    for linea in lineas {
        outcome.assert_says(&linea);
    }
}

fn la_barra() {
    let outcome = leccion().arg("lotes").run();
    outcome.assert_code(0).assert_no_complaints();
    let outcome = leccion().terminal(100, 40).args(["lotes", "--sin-pausas"]).run();
    outcome.assert_code(0).assert_clean().assert_says("faltan ");
}

fn hay_uuid() -> Result<(), String> {
    let uuid = Path::new(AL_AZAR).join("uuid");
    fs::read(&uuid)
        .map(drop)
        .map_err(|error| format!("{}: {error}", uuid.display()))
}

fn distinto() {
    let outcome = lotes(Path::new(AL_AZAR)).run();
    outcome.assert_code(1).assert_clean();
    outcome.assert_complains("hashes que, de uno en uno, salen distintos");
    outcome.assert_complains("esperado: 0\n   visto: ");
}

/// Los hashes no caben en la tubería: mientras nadie lea los que faltan, no se
/// compara nada.
fn cambiados() {
    let (carpeta, otra) = (carpeta(), carpeta());
    for numero in 0..2000 {
        fs::write(carpeta.path().join(format!("f{numero:04}")), "igual").unwrap();
    }
    let guion = format!(
        "mkfifo \"$1/salida\"\n\
         '{BINARIO}' lotes --carpeta \"$0\" --todos >\"$1/salida\" & exec 3<\"$1/salida\"\n\
         until case $linea in *f0001) ;; *) false; esac; do read -r linea <&3; done\n\
         touch \"$0/f0005\"; echo otro >\"$0/f0006\"; rm \"$0/f0007\"\n\
         cat <&3; wait $!"
    );
    let carpetas =
        [&carpeta, &otra].map(|carpeta| carpeta.path().display().to_string());
    let outcome = Run::sh(&guion).args(carpetas).run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_says("✔ hashes que, de uno en uno, salen distintos: 0");
    for cambiado in ["f0005", "f0006", "f0007"] {
        outcome.assert_says(&format!(
            "{cambiado} ha cambiado entretanto: no lo comparo"
        ));
    }
    let lineas = outcome.lines();
    assert_eq!(
        lineas.iter().filter(|linea| linea.contains("entretanto")).count(),
        3
    );
}
