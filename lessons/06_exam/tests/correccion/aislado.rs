//! Lo que intenta un programa contra quien lo juzga, y no consigue.

use std::fmt::Display;
use std::fs::{self, Permissions};
use std::net::TcpListener;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::process::{Child, Command};
use std::time::Duration;

use tests::{Run, Trial, trial_if};

use super::{Entregas, juzga, se_puede};
use crate::{EXAMEN, en_la_caja};

pub fn trials() -> Vec<Trial> {
    vec![
        en_la_caja("nada de lo que se intenta se consigue", ataques),
        en_la_caja("lo que se construye tampoco lee lo ajeno", al_compilar),
        en_la_caja("lo que deja un programa se lee con tope", dejado),
        en_la_caja("lo que escribe no actúa sobre el terminal", sin_mando),
        en_la_caja("la memoria se cuenta entre todos", mucha_memoria),
        en_la_caja("no manda lo que haya en la carpeta de otro", desde_su_carpeta),
        en_la_caja("quien llena su sitio se corta, y no queda nada", lleno),
        en_la_caja("un demonio muere con la caja", demonio),
        en_la_caja("el veredicto no se falsifica", falsificado),
        en_la_caja("un compilador al que se atasca se corta", atasco),
        en_la_caja("a quien juzga no lo mata nadie", mata_al_juez),
        en_la_caja(
            "un fallo del juez no cuenta, y se juzga otra vez",
            fallo_del_juez,
        ),
        trial_if(
            "sin poder aislar se dice, y se sigue si se pide",
            se_puede,
            sin_caja,
        ),
    ]
}

fn texto_de(json: &serde_json::Value) -> String {
    json["checks"].to_string()
}

/// Un proceso de quien corrige, que ha de seguir vivo.
struct Ajeno(Child);

impl Drop for Ajeno {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn ataques() {
    let casa = tempfile::tempdir().unwrap();
    let secreto = casa.path().join("notas.csv");
    fs::write(&secreto, "las notas").unwrap();
    let servicio = TcpListener::bind("127.0.0.1:0").unwrap();
    let puerto = servicio.local_addr().unwrap().port();
    let nombre =
        SocketAddr::from_abstract_name(format!("cuaderno-{puerto}")).unwrap();
    let _con_nombre = UnixListener::bind_addr(&nombre).unwrap();
    let mut ajeno = Ajeno(Command::new("sleep").arg("600").spawn().unwrap());
    let texto = include_str!("ataques.py")
        .replace("@SECRETO@", &secreto.display().to_string())
        .replace("@PUERTO@", &puerto.to_string())
        .replace("@AJENO@", &ajeno.0.id().to_string());
    let entrega = casa.path().join("redirige.py");
    fs::write(&entrega, texto).unwrap();
    let (json, outcome) = juzga("redirige", "python", &entrega);
    let dicho = json["stderr"].as_str().unwrap();
    assert!(!dicho.contains("conseguido"), "{dicho}");
    assert!(dicho.matches("negado").count() >= 25, "{}", outcome.report());
    assert!(ajeno.0.try_wait().unwrap().is_none(), "ha muerto un proceso ajeno");
}

fn al_compilar() {
    let casa = tempfile::tempdir().unwrap();
    let secreto = casa.path().join("secreto.h");
    fs::write(&secreto, "\"CONTRASEÑA\"").unwrap();
    let ruta = secreto.display();
    for (lenguaje, ejercicio, texto) in [
        ("c", "abanico", format!("#include \"{ruta}\"\nint main(void) {{}}\n")),
        (
            "c",
            "abanico",
            format!("__asm__(\".incbin \\\"{ruta}\\\"\");\nint main(void) {{}}\n"),
        ),
        ("rust", "plantilla", incluye(&ruta)),
        // El entorno de quien juzga, que era el de quien corrige.
        ("rust", "plantilla", incluye(&"/proc/1/environ")),
        ("rust", "plantilla", incluye(&"/proc/2/environ")),
        (
            "c",
            "abanico",
            "#include \"/proc/1/environ\"\nint main(void) {}\n".into(),
        ),
    ] {
        let entrega = casa.path().join("entrega");
        fs::write(&entrega, texto).unwrap();
        let (json, outcome) = juzga(ejercicio, lenguaje, &entrega);
        assert_eq!(json["checks"][0]["id"], "compila", "{}", outcome.report());
        assert!(!texto_de(&json).contains("CONTRASEÑA"), "{json}");
        assert!(!texto_de(&json).contains("no se ha de ver"), "{json}");
        outcome.assert_code(1);
    }
}

fn incluye(ruta: &dyn Display) -> String {
    format!("fn main() {{ println!(\"{{}}\", include_str!(\"{ruta}\")) }}\n")
}

/// Lo que un programa deja donde el juez lo va a mirar: ni es otro fichero, ni mide lo que dice.
fn dejado() {
    for (deja, dice) in [
        ("os.symlink('/proc/1/environ', f)", "es un enlace"),
        ("os.symlink('/dev/zero', f)", "es un enlace"),
        ("os.mkfifo(f)", "no es un fichero corriente"),
        (
            "os.truncate(os.open(f, os.O_CREAT | os.O_RDWR), 1 << 40)",
            "más de 1 MiB",
        ),
        ("os.ftruncate(2, 1 << 40)", "no existe"),
    ] {
        let (_casa, fichero) = entrega(&format!(
            "import os, sys\nf = sys.argv[1]\nif os.path.exists(f): os.unlink(f)\n{deja}\nprint('hecho')\n"
        ));
        let (json, outcome) = juzga("redirige", "python", &fichero);
        assert_eq!(json["verdict"], "wrong", "{deja}: {}", outcome.report());
        assert!(texto_de(&json).contains(dice), "{deja}: {json}");
        assert!(!texto_de(&json).contains("no se ha de ver"), "{json}");
        assert!(outcome.stdout.len() < 20 << 20, "{deja}");
    }
}

/// Lo que se le enseña a quien corrige no le cambia el terminal.
fn sin_mando() {
    let (_casa, fichero) = entrega(
        "import sys\nsys.stderr.write('\\x1b]0;otro título\\x07\\x1b[2J\\tfin\\n')\nsys.exit(1)\n",
    );
    let outcome = Run::new(EXAMEN)
        .args(["practica", "redirige", "--aislado", "--fichero"])
        .arg(fichero.display().to_string())
        .deadline(Duration::from_secs(240))
        .run();
    outcome.assert_code(1).assert_says("\\033[2J\tfin");
    assert!(!outcome.stdout.contains(['\u{1b}', '\u{7}']), "{}", outcome.report());
}

fn mucha_memoria() {
    let (_casa, fichero) = entrega(
        "import os, time\nfor i in range(30):\n    if os.fork() == 0:\n        \
         x = b'x' * (100 << 20)\n        time.sleep(5)\n        os._exit(0)\n\
         for i in range(30): os.wait()\n",
    );
    let (json, outcome) = juzga("abanico", "python", &fichero);
    assert!(texto_de(&json).contains("demasiada memoria"), "{}", outcome.report());
}

/// Con una carpeta en la que está lo que haría que `rustc` y Cargo fuesen otros.
fn desde_su_carpeta() {
    let casa = tempfile::tempdir().unwrap();
    let mala = casa.path().join("mala/bin");
    fs::create_dir_all(&mala).unwrap();
    let marca = casa.path().join("marca");
    for programa in ["rustc", "cargo"] {
        let ruta = mala.join(programa);
        fs::write(&ruta, format!("#!/bin/sh\ntouch '{}'\n", marca.display()))
            .unwrap();
        fs::set_permissions(&ruta, Permissions::from_mode(0o755)).unwrap();
    }
    fs::write(
        casa.path().join("rust-toolchain.toml"),
        format!("[toolchain]\npath = '{}'\n", casa.path().join("mala").display()),
    )
    .unwrap();
    fs::copy(
        super::del_ejercicio("plantilla", "solucion.rs"),
        casa.path().join("plantilla.rs"),
    )
    .unwrap();
    let outcome = Run::new(EXAMEN)
        .args(["practica", "plantilla", "--aislado", "--json", "--fichero"])
        .arg("plantilla.rs")
        .cwd(casa.path())
        // El que pone `cargo run`, y no hay si se ejecuta el programa.
        .env_remove("RUSTUP_TOOLCHAIN")
        .deadline(Duration::from_secs(240))
        .run();
    assert!(!marca.exists(), "se ha ejecutado lo que había en la carpeta");
    outcome.assert_code(0);
}

fn entrega(texto: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let casa = tempfile::tempdir().unwrap();
    let fichero = casa.path().join("entrega.py");
    fs::write(&fichero, texto).unwrap();
    (casa, fichero)
}

fn lleno() {
    let (_casa, fichero) = entrega(
        "import itertools\nfor carpeta in ['/dev/shm', '/tmp', '.']:\n    try:\n        \
         with open(carpeta + '/grande', 'wb') as f:\n            while True: f.write(b'x' * (1 << 20))\n    \
         except OSError: pass\n",
    );
    let (json, outcome) = juzga("redirige", "python", &fichero);
    assert_ne!(json["verdict"], "judge", "{}", outcome.report());
    outcome.assert_code(1);
}

fn demonio() {
    let (_casa, fichero) = entrega(
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        \
         for i in range(3): os.close(i)\n        time.sleep(600)\n    os._exit(0)\nos.wait()\n",
    );
    // Que no queda nadie lo mira `juzga`.
    juzga("redirige", "python", &fichero).1.assert_code(1);
}

fn falsificado() {
    let (_casa, fichero) = entrega(
        "import os\nbien = b'{\"verdict\":\"right\",\"checks\":[],\"seed\":1,\"stderr\":\"\"}\\n'\n\
         for fd in range(200):\n    try: os.write(fd, bien)\n    except OSError: pass\n\
         for raiz, _, ficheros in os.walk('/'):\n    if raiz.startswith(('/usr', '/proc', '/etc')): continue\n    \
         for f in ficheros:\n        try: open(os.path.join(raiz, f), 'wb').write(bien)\n        except OSError: pass\n\
         os._exit(0)\n",
    );
    let (json, outcome) = juzga("redirige", "python", &fichero);
    assert_eq!(json["verdict"], "wrong", "{}", outcome.report());
    assert_eq!(outcome.lines().len(), 1, "{}", outcome.report());
    outcome.assert_code(1);
}

/// No llega a leer nada, porque no hay de dónde.
fn atasco() {
    let casa = tempfile::tempdir().unwrap();
    let fichero = casa.path().join("abanico.c");
    fs::write(
        &fichero,
        "#include \"/dev/stdin\"\n#include \"/dev/tty\"\nint main;",
    )
    .unwrap();
    let (json, _) = juzga("abanico", "c", &fichero);
    assert_ne!(json["verdict"], "judge", "{json}");
}

/// Donde se pide matar a otros, quien juzga no está entre ellos.
fn mata_al_juez() {
    let (_casa, fichero) = entrega(
        "import fcntl, os\n\
         pids = [int(pid) for pid in os.listdir('/proc') if pid.isdigit() and int(pid) != os.getpid()]\n\
         def su_fichero(pid):\n    lee, escribe = os.pipe()\n    fcntl.fcntl(lee, fcntl.F_SETOWN, pid)\n    \
         fcntl.fcntl(lee, fcntl.F_SETFL, os.O_ASYNC)\n    os.write(escribe, b'x')\n\
         def su_grupo(pid): os.setpgid(0, pid); os.kill(0, 9)\n\
         for mata in [lambda pid: os.kill(pid, 9), su_fichero, su_grupo]:\n    \
         for pid in [-1, *pids]:\n        try: mata(pid)\n        except OSError: pass\n\
         os.kill(0, 9)\n",
    );
    let (json, outcome) = juzga("matar_por_nombre", "python", &fichero);
    assert_eq!(json["verdict"], "wrong", "{}", outcome.report());
    assert!(texto_de(&json).contains("solo_esos"), "{json}");
}

/// Aquí quien falla es el juez, porque no encuentra Python: la próxima vez puede poder.
fn fallo_del_juez() {
    let entregas = Entregas::nuevas();
    entregas.copia("Ana", "redirige", "solucion.py");
    let sin_python = entregas.orden().env("PATH", "/no/existe").run();
    sin_python
        .assert_code(3)
        .assert_says("fallo del juez 1")
        .assert_nothing_alive();
    assert!(entregas.escrito("clase.txt").contains("Fallos del juez"));
    assert!(entregas.escrito("alumnos/Ana.txt").contains("no es culpa tuya"));
    // A quien no se ha podido juzgar no se le pone nota.
    let notas = entregas.escrito("notas.csv");
    assert!(
        notas.contains("\"Ana\";\"fallo del juez\";\"0\";\"1\";\"\"\r\n"),
        "{notas}"
    );
    entregas.corrige().assert_code(0).assert_says("Hay 1 entrega que juzgar");
}

/// Quien no puede crear espacios de nombres: en un contenedor, o porque AppArmor lo impide.
fn sin_caja() {
    let entregas = Entregas::nuevas();
    entregas.copia("Ana", "redirige", "solucion.py");
    let sin_espacios = |opcion: &str| {
        Run::new("unshare")
            .args(["-Ur", "sh", "-c"])
            .arg(format!(
                "echo 0 > /proc/sys/user/max_user_namespaces && exec '{EXAMEN}' corrige '{}' {opcion}",
                entregas.carpeta().display()
            ))
            .run()
    };
    let negado = sin_espacios("");
    negado
        .assert_code(2)
        .assert_complains("no se puede aislar")
        .assert_complains("--sin-aislar");
    sin_espacios("--sin-aislar")
        .assert_code(0)
        .assert_says("bien 1")
        .assert_nothing_alive();
}
