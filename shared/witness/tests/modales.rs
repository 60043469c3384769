//! Quien mira no estorba: el teclado, el control de trabajos, las salidas y los códigos son los de la orden.

use std::process::ExitCode;

use tests::{End, Outcome, Run, Signal, Trial, requires, trial_if};

const CRONOGRAMA: &str = env!("CARGO_BIN_EXE_cronograma");

fn main() -> ExitCode {
    tests::main(|| {
        vec![
            watched("Ctrl-C acaba con la orden, y se dibuja", interrupted),
            watched("Ctrl-C que la orden atiende no acaba con nadie", interrupt_handled),
            in_bash("Ctrl-Z, jobs, fg, bg: como sin el testigo", job_control),
            in_bash(
                "quien se detiene a sí mismo, como un editor de línea, detiene el trabajo",
                suspends,
            ),
            in_bash("una shell interactiva dentro del testigo tiene sus trabajos", jobs_inside),
            watched("los códigos y las señales son los de la orden", statuses),
            watched("con la salida cerrada, acaba como la orden", closed_output),
            watched("como un usuario corriente", ordinary_user),
        ]
    })
}

fn watched(name: &str, body: fn()) -> Trial {
    trial_if(name, allowed, body)
}

fn in_bash(name: &str, body: fn()) -> Trial {
    trial_if(name, || requires::program("bash").and_then(|()| allowed()), body)
}

fn allowed() -> Result<(), String> {
    match run(&["--", "true"]).end {
        End::Exited(125) => Err("aquí no se permite ptrace".to_owned()),
        _ => Ok(()),
    }
}

fn run(arguments: &[&str]) -> Outcome {
    Run::new(CRONOGRAMA).args(arguments.iter().copied()).run()
}

fn interrupted() {
    let outcome = Run::new(CRONOGRAMA)
        .args(["--", "sh", "-c", "echo listo; exec sleep 1000"])
        .terminal(80, 24)
        .wait_for("listo")
        .ctrl_c()
        .run();
    outcome.assert_signal(Signal::SIGINT).assert_clean().assert_says("lo mata una señal");
}

fn interrupt_handled() {
    let script = "trap 'echo atendida; exit 5' INT; echo listo; while :; do sleep 0.05; done";
    let outcome = Run::new(CRONOGRAMA)
        .args(["--", "sh", "-c", script])
        .terminal(80, 24)
        .wait_for("listo")
        .ctrl_c()
        .run();
    outcome.assert_code(5).assert_clean().assert_says("atendida");
}

/// Una shell interactiva en una terminal.
fn shell(run: Run) -> Run {
    run.env("PS1", "> ")
        .env("W", CRONOGRAMA)
        .env("HISTFILE", "")
        .env("PROMPT_COMMAND", "")
        .terminal(80, 24)
        .wait_for("> ")
}

fn job_control() {
    let outcome = shell(Run::new("bash").args(["--norc", "-i"]))
        .type_text("\"$W\" --json /dev/null -- sh -c 'echo lis''to; read x; echo leo $x; read y; exit 4'\n")
        .wait_for("listo")
        .type_text("\u{1a}")
        .wait_for("Stopped")
        .type_text("jobs\n")
        .wait_for("Stopped")
        .type_text("fg\n")
        .wait_for("echo leo")
        .type_text("hola\n")
        .wait_for("leo hola")
        .type_text("\u{1a}")
        .wait_for("Stopped")
        .type_text("bg\n")
        .wait_for("&")
        // Al leer del terminal en segundo plano, SIGTTIN lo detiene otra vez.
        .type_text("sleep 0.5; jobs\n")
        .wait_for("Stopped")
        .type_text("fg\n")
        .wait_for("echo leo")
        .type_text("fin\n")
        .type_text("echo código $?\n")
        .wait_for("código 4")
        .type_text("exit 9\n")
        .run();
    outcome.assert_code(9).assert_clean();
}

fn suspends() {
    let outcome = shell(Run::new("bash").args(["--norc", "-i"]))
        .type_text("\"$W\" --json /dev/null -- sh -c 'kill -TSTP $$; echo si''go; exit 4'\n")
        .wait_for("Stopped")
        .type_text("fg\n")
        .wait_for("sigo")
        .type_text("echo código $?\n")
        .wait_for("código 4")
        .type_text("exit 9\n")
        .run();
    outcome.assert_code(9).assert_clean();
}

fn jobs_inside() {
    let outcome =
        shell(Run::new(CRONOGRAMA).args(["--json", "/dev/null", "--", "bash", "--norc", "-i"]))
            .type_text(
                "bash -c 'trap \"echo si''go\" CONT; echo lis''to; while :; do sleep 0.1; done'\n",
            )
            .wait_for("listo")
            .type_text("\u{1a}")
            .wait_for("Stopped")
            .wait_for("done")
            .wait_for("> ")
            .type_text("fg\n")
            .wait_for("sigo")
            .ctrl_c()
            .wait_for("^C")
            // Hasta entonces, lo que se escribe lo puede leer quien está muriendo.
            .wait_for("> ")
            .type_text("echo código $?\n")
            .wait_for("código 130")
            .type_text("exit 9\n")
            .run();
    outcome.assert_code(9).assert_clean();
}

fn statuses() {
    run(&["--", "sh", "-c", "exit 7"]).assert_code(7).assert_clean();
    for signal in [Signal::SIGTERM, Signal::SIGKILL, Signal::SIGSEGV, Signal::SIGALRM] {
        let script = format!("kill -{} $$", signal as i32);
        run(&["--", "sh", "-c", &script]).assert_signal(signal);
    }
    let real_time = run(&["--", "bash", "-c", "kill -40 $$"]);
    assert_eq!(real_time.end, End::Signaled(40), "{}", real_time.report());
    run(&["--segundos", "0.1", "--", "sleep", "60"]).assert_code(124).assert_clean();
    run(&["--", "/etc/passwd"]).assert_code(126).assert_clean();
    run(&["--", "no-existe-nunca"]).assert_code(127).assert_clean();
}

fn closed_output() {
    let outcome = Run::new(CRONOGRAMA).args(["--", "yes"]).stdout_closes_after(3).run();
    outcome.assert_signal(Signal::SIGPIPE).assert_nothing_alive();
}

fn ordinary_user() {
    let outcome = Run::new(CRONOGRAMA)
        .args(["--", "sh", "-c", "(exit 3); sleep 0.01 & wait; id -u; exit 6"])
        .ordinary_user()
        .run();
    outcome.assert_code(6).assert_clean().assert_complains("└ H1").assert_never_says("0\n0");
}
