//! Lo que está mal pedido, o no se puede leer o escribir.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;

use nix::sys::stat::Mode;
use nix::unistd::mkfifo;
use tests::{Outcome, Run, Trial, trial, trial_if};

use super::{Entregas, se_puede};
use crate::{EXAMEN, en_la_caja};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("mal pedida, dice qué hacer y acaba con 2", mal_pedida),
        trial("la corrección no va entre las entregas", entre_las_entregas),
        en_la_caja("la corrección no va donde la vean todos", a_la_vista),
        en_la_caja("lo que no es un fichero no se juzga, y los demás sí", raras),
        en_la_caja("a un lector que se va no le importa a nadie", sin_lector),
        trial_if(
            "con el disco lleno se dice, y se sigue después",
            se_puede,
            disco_lleno,
        ),
    ]
}

fn pide(argumentos: &[&str]) -> Outcome {
    Run::new(EXAMEN).arg("corrige").args(argumentos.iter().copied()).run()
}

fn mal_pedida() {
    for (argumentos, dice) in [
        (&[][..], "falta la carpeta"),
        (&["/no/existe"], "no se puede leer la carpeta «/no/existe»"),
        (&["a", "b"], "sobra «b»"),
        (&["a", "--a-la-vez", "0"], "del 1 al 256"),
        (&["a", "--a-la-vez", "muchas"], "del 1 al 256"),
        (&["a", "-o"], "detrás de «-o» falta"),
        (&["--rapido"], "no hay ninguna opción «--rapido»"),
        (&["/etc/hostname"], "no se puede leer la carpeta"),
    ] {
        pide(argumentos).assert_code(2).assert_complains(dice).assert_clean();
    }
    let vacia = Entregas::nuevas();
    let sin = vacia.corrige();
    sin.assert_code(2).assert_complains("no hay ninguna entrega");
    sin.assert_complains("descárgalas en carpetas");
    vacia.entrega("Ana", "apuntes.txt", "");
    vacia.corrige().assert_code(2).assert_complains("no hay ninguna entrega");
    assert!(!vacia.carpeta().with_file_name("entregas-correccion").exists());
    vacia.copia("Ana", "redirige", "solucion.py");
    let salida =
        pide(&[&vacia.carpeta().display().to_string(), "-o", "/proc/notas"]);
    salida.assert_code(2).assert_complains("no se puede escribir");
    let salida = pide(&[&vacia.carpeta().display().to_string(), "-o", "/dev/null"]);
    salida.assert_code(2).assert_complains("no es una carpeta");
}

fn entre_las_entregas() {
    let entregas = Entregas::nuevas();
    entregas.copia("Ana", "redirige", "solucion.py");
    let carpeta = entregas.carpeta().display().to_string();
    let enlace = entregas.carpeta().with_file_name("enlace");
    symlink(entregas.carpeta().join("Ana"), &enlace).unwrap();
    for salida in [
        carpeta.clone(),
        format!("{carpeta}/Ana"),
        format!("{carpeta}/nueva/honda"),
        format!("{}/dentro", enlace.display()),
    ] {
        let outcome = pide(&[&carpeta, "-o", &salida]);
        outcome.assert_code(2).assert_complains("no puede ir dentro");
    }
    assert_eq!(fs::read_dir(entregas.carpeta().join("Ana")).unwrap().count(), 1);
}

/// Lo del sistema lo ven todos los programas, y las notas no son para todos.
fn a_la_vista() {
    let entregas = Entregas::nuevas();
    entregas.copia("Ana", "redirige", "solucion.py");
    let salida = "/usr/local/cuaderno-notas";
    let outcome = pide(&[&entregas.carpeta().display().to_string(), "-o", salida]);
    outcome.assert_code(2).assert_complains("que ven todos los programas");
    assert!(!Path::new(salida).exists());
}

fn raras() {
    let entregas = Entregas::nuevas();
    entregas.copia("Ana", "redirige", "solucion.py");
    entregas.entrega("Luis", "abanico.py", "");
    let luis = entregas.carpeta().join("Luis");
    mkfifo(&luis.join("lock.py"), Mode::S_IRWXU).unwrap();
    symlink("/etc/passwd", luis.join("plantilla.py")).unwrap();
    symlink("/", luis.join("carpeta")).unwrap();
    symlink("/etc", entregas.carpeta().join("Enlazada")).unwrap();
    File::create(luis.join("semaforo.py")).unwrap().set_len(1 << 30).unwrap();
    fs::write(luis.join("tuberia.py"), b"print('\xf1\xff')\n").unwrap();
    fs::create_dir(luis.join("cadena.py")).unwrap();
    let outcome = entregas.corrige();
    outcome.assert_code(0).assert_says("bien 1 · mal 2 · ilegible 3");
    let suyo = entregas.escrito("alumnos/Luis.txt");
    for dice in
        ["es un enlace a otro sitio", "no es un fichero corriente", "más de 1 MiB"]
    {
        assert!(suyo.contains(dice), "falta «{dice}» en:\n{suyo}");
    }
    let clase = entregas.escrito("clase.txt");
    for dice in ["«Enlazada» es un enlace", "dentro de la carpeta «cadena.py»"]
    {
        assert!(clase.contains(dice), "falta «{dice}» en:\n{clase}");
    }
}

fn sin_lector() {
    let entregas = Entregas::nuevas();
    entregas.copia("Ana", "redirige", "solucion.py");
    let outcome = entregas.orden().stdout_closes_after(0).run();
    outcome.assert_no_complaints().assert_nothing_alive();
    let lleno = entregas.orden().stdout_full().run();
    lleno.assert_nothing_alive();
    assert!(entregas.escrito("notas.csv").contains("\"Ana\";\"bien\""));
}

fn disco_lleno() {
    let entregas = Entregas::nuevas();
    for numero in 0..8 {
        entregas.copia(&format!("Alumno {numero}"), "redirige", "solucion.py");
    }
    let carpeta = entregas.carpeta().display().to_string();
    let salida = entregas.carpeta().with_file_name("pequeña");
    fs::create_dir(&salida).unwrap();
    let salida = salida.display();
    let lleno = Run::new("unshare")
        .args(["-Urm", "sh", "-c"])
        .arg(format!(
            "mount -t tmpfs -o size=8k x '{salida}' && '{EXAMEN}' corrige '{carpeta}' -o '{salida}'; \
             echo \"acabó con $?\"; mount -o remount,size=1m '{salida}' && \
             exec '{EXAMEN}' corrige '{carpeta}' -o '{salida}'"
        ))
        .deadline(std::time::Duration::from_secs(120))
        .run();
    lleno.assert_code(0).assert_nothing_alive();
    lleno.assert_complains("no se puede escribir").assert_says("acabó con 2");
    lleno.assert_says_wrapped("no han cambiado").assert_says("bien 8");
}
