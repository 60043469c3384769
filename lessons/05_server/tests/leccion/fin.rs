//! Acabe como acabe, no queda nada; y con `--sirve`, lo que hace cada señal.

use std::io::Write;
use std::net::TcpStream;
use std::thread::sleep;
use std::time::{Duration, Instant};

use tests::{Run, Signal, Trial, requires, trial};

use crate::servidor::{Servidor, codigo, leer, peticion};
use crate::{BINARIO, SERVIDORES, leccion};

pub fn trials() -> Vec<Trial> {
    vec![
        trial(
            "Ctrl-C, SIGTERM y SIGHUP en un paso: nada queda",
            senales_en_un_paso,
        ),
        trial("kill -9 a la lección en un momento cualquiera", kill_9),
        trial("Ctrl-C en un terminal a cada servidor", ctrl_c),
        trial("SIGHUP acaba enseguida con cada servidor", sighup),
        trial(
            "kill -9 a cada servidor: sus hijos mueren con él",
            kill_9_al_servidor,
        ),
        trial("parada ordenada: 0, y con dos señales también", parada),
        trial(
            "hilos sin hilos o sin descriptores lo dice y acaba",
            hilos_sin_recursos,
        ),
        trial("a quien ha pedido antes de la señal se le responde", justo_antes),
        trial("con la salida cerrada acaba en silencio", salida_cerrada),
        trial("SIGALRM a un servidor no habla de ningún paso", sigalrm),
        trial("con pocos descriptores lo dice y acaba con 1", pocos_descriptores),
    ]
}

fn senales_en_un_paso() {
    for (senal, codigo) in
        [(Signal::SIGINT, 130), (Signal::SIGTERM, 143), (Signal::SIGHUP, 129)]
    {
        let run =
            leccion().arg("parada_ordenada").wait_for("no acepto a nadie más");
        run.signal(senal).run().assert_code(codigo).assert_clean();
    }
}

fn kill_9() {
    for vez in 0..requires::repetitions(14) {
        let paso = SERVIDORES[vez as usize % SERVIDORES.len()];
        let milisegundos = vez * 37 % 300;
        let orden = format!("'{BINARIO}' {paso}");
        Run::signalled_after(&orden, "KILL", milisegundos)
            .run()
            .assert_nothing_alive();
    }
}

fn sirve(paso: &str) -> Run {
    leccion().args([paso, "--sirve"])
}

/// Un servidor no tiene el plazo de un paso: para él, `SIGALRM` es una señal como
/// otra.
fn sigalrm() {
    let run = sirve("con_limite").wait_for("Ctrl-C").signal(Signal::SIGALRM);
    run.run()
        .assert_code(142)
        .assert_clean()
        .assert_complains("Terminado por SIGALRM");
}

fn ctrl_c() {
    for paso in SERVIDORES {
        let outcome =
            sirve(paso).terminal(100, 40).wait_for("Ctrl-C").ctrl_c().run();
        let ordenado = ["parada_ordenada", "preforked", "hilos"].contains(&paso);
        outcome.assert_code(if ordenado { 0 } else { 130 }).assert_clean();
    }
}

fn sighup() {
    for paso in SERVIDORES {
        let run = sirve(paso).wait_for("Ctrl-C").signal(Signal::SIGHUP);
        run.run().assert_code(129).assert_clean();
    }
}

fn kill_9_al_servidor() {
    for paso in SERVIDORES {
        let run = sirve(paso).wait_for("Ctrl-C").signal(Signal::SIGKILL);
        run.run().assert_nothing_alive();
    }
}

/// Un cliente al que se está atendiendo durante tantos segundos.
fn uno_dentro(servidor: &Servidor, segundos: u32) -> TcpStream {
    let cliente = servidor.conectar();
    (&cliente)
        .write_all(peticion(&format!("/lento?segundos={segundos}")).as_bytes())
        .unwrap();
    cliente
}

fn parada() {
    for paso in ["parada_ordenada", "preforked", "hilos"] {
        let servidor = Servidor::nuevo(paso, &["--plazo", "30"]);
        let cliente = uno_dentro(&servidor, 3);
        // Cuándo lo coge un obrero no se ve desde fuera: se le da de sobra.
        sleep(Duration::from_secs(1));
        servidor.senal("TERM");
        assert_eq!(codigo(&leer(&cliente)), Some(200), "{paso}");
        // El cliente no cierra, y el servidor no lo espera los treinta segundos del
        // plazo.
        let respondido = Instant::now();
        assert_eq!(servidor.esperar(), Some(0), "{paso}");
        let tarda = respondido.elapsed();
        assert!(
            tarda < Duration::from_secs(10),
            "{paso} ha tardado en acabar {tarda:?}"
        );
    }
    for paso in ["parada_ordenada", "preforked", "hilos"] {
        // Con dos señales no se espera al plazo, y con una, no más que el plazo.
        for (plazo, senales) in [("60", 2), ("1", 1)] {
            let servidor = Servidor::nuevo(paso, &["--plazo", plazo]);
            let cliente = uno_dentro(&servidor, 30);
            sleep(Duration::from_millis(700));
            for _ in 0..senales {
                servidor.senal("INT");
                sleep(Duration::from_millis(300));
            }
            assert_eq!(servidor.esperar(), Some(0), "{paso}");
            assert_eq!(codigo(&leer(&cliente)), None, "{paso}");
        }
    }
}

/// Con pocos hilos o pocos descriptores no se sirve a medias: se dice y se acaba.
fn hilos_sin_recursos() {
    for limite in 5..14 {
        let outcome = sirve("hilos")
            .max_files(limite)
            .deadline(Duration::from_secs(10))
            .run();
        outcome.assert_code(1).assert_clean().assert_complains("ulimit -n");
    }
    let run = sirve("hilos").args(["--procesos", "64"]).no_more_processes();
    run.deadline(Duration::from_secs(10))
        .run()
        .assert_code(1)
        .assert_clean()
        .assert_complains("ulimit -u");
}

fn justo_antes() {
    let servidor = Servidor::nuevo("parada_ordenada", &[]);
    let antes = servidor.descriptores();
    let cliente = servidor.conectar();
    servidor.esperar_a("aceptarlo", |servidor| servidor.descriptores() > antes);
    servidor.senal("STOP");
    (&cliente).write_all(peticion("/").as_bytes()).unwrap();
    servidor.senal("TERM");
    servidor.senal("CONT");
    assert_eq!(codigo(&leer(&cliente)), Some(200));
    assert_eq!(servidor.esperar(), Some(0));
}

fn salida_cerrada() {
    for lineas in [1, 6, 9] {
        let outcome =
            leccion().arg("--sin-pausas").stdout_closes_after(lineas).run();
        outcome
            .assert_signal(Signal::SIGPIPE)
            .assert_clean()
            .assert_no_complaints();
    }
}

fn pocos_descriptores() {
    for paso in ["preforked", "hilos"] {
        for limite in 4..7 {
            // Menos de lo que espera un paso a un servidor que vive.
            let run = leccion().args([paso, "--sin-pausas"]).max_files(limite);
            let outcome = run.deadline(Duration::from_secs(9)).run();
            outcome.assert_code(1).assert_clean().assert_complains("ulimit -n");
        }
    }
}
