//! `cargo examen` a pantalla completa, en un terminal de verdad: pase lo que pase, no se pierde nada.

mod terminal;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use nix::sys::signal::Signal;
use serde_json::{Value, json};
use tempfile::TempDir;
use tests::{Trial, trial, until};

use terminal::{LISTA, Terminal};

const EXAMEN: &str = env!("CARGO_BIN_EXE_06_exam");

fn main() -> ExitCode {
    tests::main(|| -> Vec<Trial> {
        vec![
            trial(
                "se contesta, cambia de tamaño, se para, se mata y sigue donde estaba",
                de_todo,
            ),
            trial("una señal lo guarda y deja el terminal como estaba", senales),
            trial("si se cierra el terminal no se pierde nada", terminal_cerrado),
            trial("Ctrl-C pregunta, y al entregar se ve la nota", entrega),
            trial("se acaba el tiempo y se dice", sin_tiempo),
            trial("con NO_COLOR no hay colores", sin_color),
        ]
    })
}

/// Quien se examina, con un examen empezado que tiene una pregunta de cada clase.
struct Alumno {
    casa: TempDir,
}

impl Alumno {
    fn con(minutos_gastados: f64) -> Self {
        let casa = tempfile::tempdir().unwrap();
        let papel: toml::Table = include_str!("papel.toml").parse().unwrap();
        let cuantas = papel["cuestiones"].as_array().unwrap().len();
        let segundos = minutos_gastados * 60.0;
        let sesion = json!({
            "papel": papel,
            "contestaciones": vec![Value::Null; cuantas],
            "marcadas": vec![false; cuantas],
            "posicion": 0,
            "empezado": { "secs_since_epoch": 0, "nanos_since_epoch": 0 },
            "gastado": { "secs": segundos as u64, "nanos": 0 },
            "guardado": { "secs_since_epoch": 0, "nanos_since_epoch": 0 },
            "reloj_sigue": false,
            "entregado": false,
        });
        let alumno = Self { casa };
        fs::create_dir(alumno.sesion().parent().unwrap()).unwrap();
        fs::write(alumno.sesion(), sesion.to_string()).unwrap();
        alumno
    }

    fn sesion(&self) -> PathBuf {
        self.casa.path().join("cuaderno-de-procesos/examen.json")
    }

    /// Lo guardado de esa pregunta, contando desde 0.
    fn guardado(&self, cual: usize) -> Value {
        let texto = fs::read_to_string(self.sesion()).unwrap();
        let sesion: Value = serde_json::from_str(&texto).unwrap();
        sesion["contestaciones"][cual].clone()
    }

    fn terminal(&self, columnas: u16, lineas: u16) -> Terminal {
        self.terminal_con(columnas, lineas, &[])
    }

    fn terminal_con(
        &self,
        columnas: u16,
        lineas: u16,
        de_mas: &[(&str, &Path)],
    ) -> Terminal {
        let practica = self.casa.path().join("practica");
        let mut entorno = vec![
            ("XDG_STATE_HOME", self.casa.path()),
            ("CUADERNO_PRACTICA", &practica),
        ];
        entorno.extend(de_mas);
        let terminal = Terminal::abre(columnas, lineas, &entorno);
        terminal.teclea(&format!("'{EXAMEN}' examen\n"));
        terminal.espera("¿Cuántos procesos hay en total");
        terminal
    }
}

fn de_todo() {
    let alumno = Alumno::con(1.0);
    let mut terminal = alumno.terminal(80, 24);
    terminal.espera("quedan 1:28:");
    terminal.teclea("bm");
    terminal.espera("(•) b) ocho");
    terminal.espera("[1✔!]");
    terminal.cambia_de_tamano(60, 20);
    until("se dibuja para 60 columnas", || {
        let se_ve = terminal.se_ve();
        se_ve.contains(&"─".repeat(60)) && se_ve.ends_with("? ayuda")
    });
    terminal.espera("(•) b) ocho");
    // Ctrl-Z, y vuelta.
    terminal.teclea("\x1a");
    terminal.espera_a_la_shell();
    terminal.teclea("fg\n");
    terminal.espera("[1✔!]");
    assert!(terminal.a_pantalla_completa());
    terminal.teclea("\x1b[C\x1b[C\x1b[C\rñandú");
    terminal.espera("> ñandú");
    until("se guarda cada letra", || {
        alumno.guardado(3) == json!({ "escrita": "ñandú" })
    });
    terminal.envia(Signal::SIGKILL);
    until("lo mata", || terminal.programa().is_none());
    terminal.teclea(&format!("stty sane; clear; '{EXAMEN}' examen\n"));
    terminal.espera("[4✔]");
    terminal.espera("> ñandú");
    terminal.espera(" 1✔!");
    assert_eq!(alumno.guardado(0), json!({ "opciones": [0] }));
    terminal.cierra();
    terminal.no_queda_nadie();
}

fn senales() {
    let alumno = Alumno::con(0.0);
    for (senal, codigo) in [(Signal::SIGTERM, 143), (Signal::SIGHUP, 129)] {
        let terminal = alumno.terminal(80, 24);
        terminal.teclea("c");
        terminal.espera("(•) c)");
        terminal.teclea("\x1b[3~");
        until("se quita", || alumno.guardado(0) == Value::Null);
        terminal.teclea("d");
        terminal.espera("(•) d)");
        terminal.envia(senal);
        until("acaba", || terminal.programa().is_none());
        terminal.teclea("echo codigo=$?\n");
        terminal.espera(&format!("codigo={codigo}"));
        terminal.espera_a_la_shell();
        assert_eq!(alumno.guardado(0), json!({ "opciones": [1] }));
    }
    // Detenido por quien no avisa, al volver se dibuja entero.
    let terminal = alumno.terminal(80, 24);
    terminal.envia(Signal::SIGSTOP);
    // Sin volver al margen, como ha dejado el terminal: puede quedar partida entre dos líneas.
    let hay_lista = || terminal.se_ve().replace('\n', "").contains(LISTA);
    until("responde la shell", hay_lista);
    terminal.teclea("fg\n");
    terminal.espera("? ayuda");
    terminal.espera("Pregunta 1 de 11");
    assert!(!hay_lista(), "{}", terminal.se_ve());
}

fn terminal_cerrado() {
    let alumno = Alumno::con(0.0);
    let mut terminal = alumno.terminal(60, 20);
    terminal.teclea("\x1b[F\x1b[D\rSon zombis.\rLos recoge wait");
    terminal.espera("Los recoge wait");
    terminal.cierra();
    terminal.no_queda_nadie();
    let texto = "Son zombis.\nLos recoge wait";
    assert_eq!(
        alumno.guardado(9),
        json!({ "razonada": { "texto": texto, "dichos": null } })
    );
}

fn entrega() {
    let alumno = Alumno::con(0.0);
    let terminal = alumno.terminal(80, 24);
    terminal.teclea("\x03");
    terminal.espera("¿Lo dejas por ahora?");
    terminal.teclea("\x1b");
    terminal.espera("¿Cuántos procesos");
    terminal.teclea("bf");
    terminal.espera("Hay 10 preguntas en blanco");
    terminal.teclea("s");
    terminal.espera("Ahora pulsa Intro");
    terminal.teclea("\r");
    until("vuelve la pantalla de siempre", || !terminal.a_pantalla_completa());
    terminal.espera("Nota");
}

fn sin_tiempo() {
    let alumno = Alumno::con(89.95);
    let terminal = alumno.terminal(80, 24);
    terminal.espera("¡solo quedan 0:0");
    terminal.teclea("b");
    until("vuelve la pantalla de siempre", || !terminal.a_pantalla_completa());
    terminal.espera("acabado el tiempo");
}

fn sin_color() {
    for hay in [false, true] {
        let alumno = Alumno::con(0.0);
        let de_mas: &[(&str, &Path)] =
            if hay { &[] } else { &[("NO_COLOR", Path::new("1"))] };
        let terminal = alumno.terminal_con(80, 24, de_mas);
        terminal.teclea("\x1b[C\x1b[C");
        terminal.espera("import os");
        let con_color = terminal.mira(|pantalla| {
            (0..24)
                .flat_map(|linea| (0..80).map(move |columna| (linea, columna)))
                .filter_map(|(linea, columna)| pantalla.cell(linea, columna))
                .filter(|celda| celda.fgcolor() != vt100::Color::Default)
                .count()
        });
        assert_eq!(con_color > 0, hay, "{con_color}");
    }
}
