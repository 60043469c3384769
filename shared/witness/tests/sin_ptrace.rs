//! Mirar sin `ptrace`: se sabe menos, y nada de lo que consta es inventado.

use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

use serde_json::Value;
use tests::{End, Run, Signal, requires, scenario, trial, trial_if};

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");
const REFUSED: &str = "mirar donde no se permite ptrace";
const REFUSED_WITHOUT: &str = "mirar sin ptrace donde no se permite";

fn main() -> ExitCode {
    let scenarios: [(&str, fn()); 2] =
        [(REFUSED, || watch_refused(&[])), (REFUSED_WITHOUT, || watch_refused(&["--sin-ptrace"]))];
    tests::main_with_scenarios(&scenarios, || {
        vec![
            trial("padres, programas, códigos y quién recoge", families),
            trial("un huérfano lo adopta y lo recoge el testigo", orphans),
            trial("un zombi que su padre nunca recoge", zombies),
            trial("quién se detiene y a quién matan", stops),
            trial("lo que no se puede saber se dice, y no se inventa", unknown),
            trial("acaba como la orden, también si la mata una señal", ends_alike),
            trial("los límites acaban con todo y lo dicen", limits),
            trial("quien se reproduce sin parar no gana", bomb),
            trial("si matan al testigo, no queda nadie", guardian_killed),
            trial("si le piden terminar, acaba con todos y escribe lo que vio", asked_to_end),
            trial("si matan al proceso que mira, no queda nadie, y se dice", watcher_killed),
            trial_if(
                "en una shell: Ctrl-Z, fg y Ctrl-C",
                || requires::program("bash"),
                job_control,
            ),
            trial("la entrada y las señales ignoradas son las de quien lo ejecuta", inherited),
            trial("donde no se permite ptrace, se dice qué hacer", refused),
            trial("con --sin-ptrace no se limita la salida", misused),
        ]
    })
}

fn without(arguments: &[&str]) -> Run {
    Run::new(CRONOGRAMA).arg("--sin-ptrace").args(arguments.iter().copied())
}

/// Lo que consta de un guion de la shell.
fn record(script: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registro.json").display().to_string();
    let outcome = without(&["--json", &file, "--", "bash", "-c", script]).run();
    outcome.assert_finished().assert_nothing_alive();
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn named<'a>(record: &'a Value, name: &str) -> &'a Value {
    let mut processes = record["processes"].as_array().unwrap().iter();
    processes.find(|process| process["name"] == name).unwrap_or_else(|| panic!("{name}: {record}"))
}

fn time(fact: &Value) -> u64 {
    fact["t_us"].as_u64().unwrap_or_else(|| panic!("{fact}"))
}

fn families() {
    let record = record("(sleep 0.4; exit 3) & wait; sleep 0.4; exit 5");
    assert_eq!(record["backend"], "subreaper");
    let [root, child, grandchild] = ["P", "H1", "H1.1"].map(|name| named(&record, name));
    assert_eq!((&root["exit"]["code"], &root["how"]), (&5.into(), &"root".into()));
    assert_eq!((&child["parent"], &child["exit"]["code"]), (&"P".into(), &3.into()));
    assert_eq!((&grandchild["parent"], &grandchild["exit"]["code"]), (&"H1".into(), &0.into()));
    assert!(grandchild["execs"][0]["path"].as_str().unwrap().ends_with("/sleep"), "{record}");
    assert_eq!(child["execs"], serde_json::json!([]), "la subshell no ejecuta nada");
    // Lo recoge su padre, pero puede no verse.
    assert!(["P", "?"].contains(&child["reaped"]["by"].as_str().unwrap()), "{record}");
    assert!(time(&child["exit"]) <= time(&root["exit"]), "{record}");
}

fn orphans() {
    let record = record("(sleep 0.7 & sleep 0.3); sleep 0.8");
    let orphan = named(&record, "H1.1");
    let adopter = orphan["adopted"][0]["by"].as_str().unwrap();
    assert!(adopter.starts_with('X'), "{record}");
    assert_eq!((&orphan["parent"], &orphan["reaped"]["by"]), (&"H1".into(), &adopter.into()));
    assert_eq!(named(&record, "P")["reaped"]["by"], adopter);
}

fn zombies() {
    let record = record("sleep 0.2 & exec sleep 0.8");
    let (root, zombie) = (named(&record, "P"), named(&record, "H1"));
    assert_eq!(zombie["exit"]["code"], 0);
    assert!(time(&zombie["exit"]) < time(&root["exit"]), "{record}");
    assert!(time(&zombie["reaped"]) >= time(&root["exit"]), "{record}");
    assert_ne!(zombie["reaped"]["by"], "P");
    let programs = root["execs"].as_array().unwrap();
    assert!(programs.last().unwrap()["path"].as_str().unwrap().ends_with("/sleep"), "{record}");
}

fn stops() {
    let record = record(
        "sleep 60 & sleep 0.2; kill -STOP $!; sleep 0.3; kill -CONT $!; sleep 0.2; kill -KILL $!; \
         wait",
    );
    let child = named(&record, "H1");
    let stop = &child["stops"][0];
    assert_eq!(stop["signal"], Signal::SIGSTOP as i32, "{record}");
    assert!(stop["end_us"].as_u64().unwrap() < time(&child["exit"]), "{record}");
    assert_eq!(child["exit"]["signal"], Signal::SIGKILL as i32);
}

fn unknown() {
    let record = record("for i in {1..30}; do /bin/true; (exit 9); done; kill -CONT $$; echo hola");
    for unseen in ["signals", "writes", "marks"] {
        assert_eq!(record[unseen], serde_json::json!([]), "{unseen}");
    }
    for process in record["processes"].as_array().unwrap() {
        assert_eq!(process["waits"], serde_json::json!([]));
        assert!(["root", "unknown"].contains(&process["how"].as_str().unwrap()));
        let code = &process["exit"]["code"];
        assert!([Value::Null, 0.into(), 9.into()].contains(code), "{process}");
        assert!(process["exit"] != Value::Null || process["gone_us"] != Value::Null, "{process}");
    }
    let sentences = record["unknown"].to_string();
    for sentence in ["puede faltar", "quién espera", "no se ven las señales", "lo que escribe"] {
        assert!(sentences.contains(sentence), "{sentences}");
    }
    let outcome = without(&["--", "true"]).run();
    outcome.assert_code(0).assert_complains("Sin ptrace se sabe menos:");
}

fn ends_alike() {
    let outcome = without(&["--", "bash", "-c", "echo hola; exit 7"]).run();
    outcome.assert_code(7).assert_says("hola").assert_clean();
    let killed = without(&["--", "bash", "-c", "kill -TERM $$"]).run();
    assert_eq!(killed.end, End::Signaled(Signal::SIGTERM as i32), "{}", killed.report());
    let real_time = without(&["--", "bash", "-c", "kill -40 $$"]).run();
    assert_eq!(real_time.end, End::Signaled(40), "{}", real_time.report());
    without(&["--", "no-existe-nunca"]).run().assert_code(127).assert_complains("bien escrito");
    without(&["--", "/etc/passwd"]).run().assert_code(126).assert_complains("no es ejecutable");
}

fn limits() {
    for (arguments, said) in [
        (&["--segundos", "0.2", "--", "sleep", "60"][..], "tardaba demasiado"),
        (
            &["--max-vivos", "9", "bash", "-c", "for i in {1..40}; do sleep 60 & done; wait"],
            "vivos a la vez",
        ),
        (
            &["--max-procesos", "9", "bash", "-c", "for i in {1..40}; do sleep 0.1; done"],
            "demasiados procesos",
        ),
        (
            &["--supervivientes", "0.1", "sh", "-c", "trap '' TERM; setsid sleep 60 &"],
            "quedaban otros",
        ),
    ] {
        let outcome = without(arguments).run();
        outcome.assert_code(124).assert_nothing_alive().assert_complains(said);
    }
    let eater = [
        "--memoria",
        "60",
        "--",
        "bash",
        "-c",
        "x=$(head -c 200M /dev/zero | tr '\\0' x); sleep 60",
    ];
    let memory = without(&eater).run();
    memory.assert_code(124).assert_nothing_alive().assert_complains("demasiada memoria");
}

/// Se reproduce sin parar, pero no más de siete veces: si el límite fallara, la máquina lo aguantaría.
fn bomb() {
    let bomb =
        "b() { if [ $1 -gt 0 ]; then b $(($1-1)) & b $(($1-1)) & fi; setsid sleep 60; }; b 7";
    let outcome = without(&["--max-vivos", "20", "--", "bash", "-c", bomb]).run();
    outcome.assert_code(124).assert_nothing_alive().assert_complains("vivos a la vez");
}

const FAMILY: [&str; 4] =
    ["--", "bash", "-c", "setsid sleep 60 & (sleep 60 &); sleep 0.1; echo listo; sleep 60"];

fn asked_to_end() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP] {
        let outcome = without(&FAMILY).wait_for("listo").signal(signal).run();
        outcome.assert_signal(Signal::SIGTERM).assert_nothing_alive();
        outcome.assert_complains("que termine").assert_complains("└ H1");
    }
}

fn guardian_killed() {
    let outcome = without(&FAMILY).wait_for("listo").signal(Signal::SIGKILL).run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
}

fn watcher_killed() {
    let outcome = without(&FAMILY).wait_for("listo").signal_child(&[1], Signal::SIGKILL).run();
    outcome.assert_code(125).assert_nothing_alive().assert_complains("han matado al proceso");
}

fn job_control() {
    let script = "trap 'echo sigo; kill $!; exec sleep 60' CONT; sleep 60 & echo listo; wait";
    let shell = Run::new("bash").args(["--norc", "-i"]).env("PS1", "> ").env("HISTFILE", "");
    let outcome = shell
        .env("GUION", script)
        .terminal(80, 24)
        .wait_for("> ")
        .type_text(format!("'{CRONOGRAMA}' --sin-ptrace -- sh -c \"$GUION\"\n"))
        .wait_for("listo")
        .type_text("\u{1a}")
        .wait_for("Stopped")
        .type_text("fg\n")
        .wait_for("sigo")
        .ctrl_c()
        .wait_for("Sin ptrace")
        .type_text("exit 9\n")
        .run();
    outcome.assert_code(9).assert_clean();
}

fn inherited() {
    let order = "sh -c 'cat; exec grep -E \"Sig(Blk|Ign)|NoNewPrivs\" /proc/self/status'";
    let run = |witness: &str| {
        let script = format!("exec env --ignore-signal=USR1,CHLD,INT {witness} {order}");
        let outcome = Run::sh(&script).stdin("por la entrada\n").ordinary_user().run();
        outcome.assert_code(0).assert_says("por la entrada");
        outcome.lines()
    };
    let mut alone = run("");
    // Lo único que cambia, como con ptrace: un programa *setuid* no ganaría privilegio.
    alone.retain(|line| !line.starts_with("NoNewPrivs"));
    let mut watched = run(&format!("'{CRONOGRAMA}' --sin-ptrace --"));
    watched.retain(|line| !line.starts_with("NoNewPrivs"));
    assert_eq!(alone, watched);
}

fn refused() {
    let outcome = scenario(REFUSED).run();
    outcome.assert_code(125).assert_complains("no se permite mirar a otros procesos con ptrace");
    for advice in ["--cap-add=SYS_PTRACE", "ptrace_scope", "--sin-ptrace", "se ve menos"] {
        outcome.assert_complains(advice);
    }
    let outcome = scenario(REFUSED_WITHOUT).run();
    outcome.assert_code(7).assert_clean().assert_complains("Sin ptrace se sabe menos:");
}

/// En un programa aparte: un filtro de seccomp que no deja usar ptrace, como el de algunos contenedores.
fn watch_refused(options: &[&str]) {
    let step = |code: u32, jt, jf, k| libc::sock_filter { code: code as u16, jt, jf, k };
    let mut steps = [
        // El número de la llamada está al principio.
        step(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0, 0),
        step(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, 0, 1, libc::SYS_ptrace as u32),
        step(libc::BPF_RET | libc::BPF_K, 0, 0, libc::SECCOMP_RET_ERRNO | libc::EPERM as u32),
        step(libc::BPF_RET | libc::BPF_K, 0, 0, libc::SECCOMP_RET_ALLOW),
    ];
    let program = libc::sock_fprog { len: steps.len() as u16, filter: steps.as_mut_ptr() };
    // SAFETY: `program` y sus pasos están vivos durante la llamada.
    let installed = unsafe {
        libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
            && libc::prctl(
                libc::PR_SET_SECCOMP,
                libc::SECCOMP_MODE_FILTER as libc::c_ulong,
                &raw const program,
            ) == 0
    };
    assert!(installed, "{}", std::io::Error::last_os_error());
    let error = Command::new(CRONOGRAMA).args(options).args(["--", "sh", "-c", "exit 7"]).exec();
    panic!("{error}");
}

fn misused() {
    let outcome = without(&["--max-salida", "1000", "--", "yes"]).run();
    outcome.assert_code(2).assert_clean().assert_complains("no se ve lo que se escribe");
}
