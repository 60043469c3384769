//! Los dibujos de ejecuciones de verdad.

use std::process::ExitCode;

use roxmltree::{Document, Node};
use tests::{End, Outcome, Run, Trial, trial, trial_if};

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");

fn main() -> ExitCode {
    tests::main(|| {
        vec![
            watched("el SVG está bien formado y dice lo que pasó", told),
            watched("lo que escribe un programa no rompe el SVG", escaped),
            watched("los iguales se pliegan, y el fichero es pequeño", folded),
            watched("un proceso detenido, y las señales que lo detienen", stopped),
            watched("en el terminal, ninguna línea se sale", fitted),
            watched("donde no se puede escribir, lo dice", unwritable),
            trial("sin fichero, la opción no vale", misused),
        ]
    })
}

fn watched(name: &str, body: fn()) -> Trial {
    trial_if(name, ptrace_allowed, body)
}

fn ptrace_allowed() -> Result<(), String> {
    let outcome = Run::new(CRONOGRAMA).args(["--", "true"]).run();
    if outcome.end == End::Exited(125) {
        Err("aquí no se permite ptrace".to_owned())
    } else {
        Ok(())
    }
}

fn run(arguments: &[&str]) -> Outcome {
    Run::new(CRONOGRAMA).args(arguments.iter().copied()).run()
}

/// El dibujo de un guion de la shell.
fn picture(script: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dibujo.svg").display().to_string();
    run(&["--svg", &file, "--", "bash", "-c", script]).assert_nothing_alive();
    std::fs::read_to_string(file).unwrap()
}

/// El título, la descripción y los textos que se ven.
fn parts(svg: &str) -> (String, String, Vec<String>) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}:\n{svg}"));
    let root = document.root_element();
    let child = |name: &str| {
        let node = root
            .children()
            .find(|node| node.has_tag_name((root.tag_name().namespace().unwrap(), name)));
        node.and_then(|node| node.text()).unwrap_or_default().to_owned()
    };
    let words = |node: Node| {
        node.descendants()
            .filter(Node::is_text)
            .filter_map(|text| text.text().map(str::to_owned))
            .collect()
    };
    let seen = document.descendants().filter(|node| node.tag_name().name() == "text");
    (child("title"), child("desc"), seen.map(words).collect())
}

fn told() {
    let script = "(sleep 0.1; exit 3) & wait; exit 0";
    let (title, story, seen) = parts(&picture(script));
    assert_eq!(title, format!("bash -c {script}"));
    for sentence in ["P ejecuta bash, crea a H1, pasa", "H1.1 nace de H1", "termina con código 3"]
    {
        assert!(story.contains(sentence), "falta «{sentence}»: {story}");
    }
    for text in
        ["P bash", "H1", "H1.1 sleep", "código 3", "en wait: espera a un hijo", "nace: fork"]
    {
        assert!(seen.iter().any(|words| words == text), "falta «{text}»: {seen:?}");
    }
    assert!(!seen.iter().any(|words| words.contains("detenido")), "{seen:?}");
}

fn escaped() {
    let svg = picture(
        "printf '<&>\"\\001\\xff]]>'; cp /bin/sleep \"/tmp/a<b&$$\"; \"/tmp/a<b&$$\" 0.01; rm \"/tmp/a<b&$$\"",
    );
    let (_, story, _) = parts(&svg);
    assert!(story.contains("ejecuta a<b&"), "{story}");
}

fn folded() {
    let svg = picture("for i in {1..48}; do sleep 0.05 & done; wait");
    let (_, story, seen) = parts(&svg);
    assert!(story.contains("crea 48 hijos, de H1 a H48"), "{story}");
    assert!(seen.iter().any(|words| words.ends_with(" iguales")), "{seen:?}");
    assert!(svg.len() < 40_000, "{} bytes", svg.len());
}

fn stopped() {
    let script = "sleep 9 & kill -STOP $!; sleep 0.05; kill -CONT $!; kill $!; wait";
    let (_, story, seen) = parts(&picture(script));
    assert!(story.contains("P envía SIGSTOP a H1"), "{story}");
    assert!(story.contains("está detenido"), "{story}");
    assert!(seen.iter().any(|words| words == "SIGTERM"), "{seen:?}");
}

fn fitted() {
    let outcome =
        run(&["--", "bash", "-c", "for i in {1..30}; do sleep 0.01 & done; wait; exec no-existe"]);
    assert!(outcome.stderr.contains("iguales"), "{}", outcome.stderr);
    assert!(outcome.stderr.lines().all(|line| line.chars().count() <= 80), "{}", outcome.stderr);
}

fn unwritable() {
    run(&["--svg", "/no/existe/dibujo.svg", "--", "true"])
        .assert_code(125)
        .assert_complains("no se puede escribir en /no/existe/dibujo.svg");
}

fn misused() {
    run(&["--svg"]).assert_code(2).assert_complains("falta el nombre de un fichero");
}
