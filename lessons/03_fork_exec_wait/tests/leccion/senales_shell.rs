//! Las señales que llegan a la minishell, las que hereda y las que matan a sus órdenes.

use tests::{Outcome, Run, Trial, trial};

use crate::BINARIO;
use crate::guiones::guion;

pub fn trials() -> Vec<Trial> {
    vec![
        trial(
            "una señal que mata a la shell no dice nada de la lección",
            en_silencio,
        ),
        trial(
            "lo que estaba ignorado lo sigue estando, para ella y para sus órdenes",
            ignoradas,
        ),
        trial("con nohup, SIGHUP no acaba con ella", nohup),
        trial(
            "una muerte por una señal de tiempo real no confunde a la shell",
            tiempo_real,
        ),
        trial("kill %N, también en un guion", kill_en_un_guion),
    ]
}

fn en_silencio() {
    for senal in [
        "HUP", "INT", "QUIT", "USR1", "USR2", "ALRM", "TERM", "VTALRM", "PROF",
        "34", "64",
    ] {
        let texto = format!(
            "sleep 50 &\nsh -c 'sleep 60 & kill -{senal} $PPID; exec sleep 70'\necho no\n"
        );
        let outcome = guion(&texto);
        let numero: i32 = senal.parse().unwrap_or_else(|_| {
            let con_nombre: tests::Signal = format!("SIG{senal}").parse().unwrap();
            con_nombre as i32
        });
        outcome.assert_code(128 + numero).assert_clean().assert_no_complaints();
        assert_eq!(outcome.stdout, "", "{}", outcome.report());
    }
}

/// Lo que ignoran una orden y otra en segundo plano, según la shell que las lanza:
/// la máscara de `/proc/self/status`.
fn mascara(senales: &str, shell: &[&str]) -> Outcome {
    let guion = tempfile::NamedTempFile::new().unwrap();
    let mirar = "grep SigIgn /proc/self/status";
    std::fs::write(guion.path(), format!("{mirar}\n{mirar} &\nwait\n")).unwrap();
    let run = Run::new("env").arg(format!("--ignore-signal={senales}"));
    run.args(shell.iter().copied()).arg(guion.path().to_str().unwrap()).run()
}

fn ignoradas() {
    for senales in
        ["HUP", "INT,QUIT", "PIPE", "USR1,ALRM,TERM", "TSTP,TTIN,TTOU", "RTMIN+3"]
    {
        let suyo = mascara(senales, &["sh"]);
        let nuestro = mascara(senales, &[BINARIO, "minishell", "--guion"]);
        nuestro.assert_code(0).assert_clean().assert_says("SigIgn:");
        assert_eq!(suyo.stdout, nuestro.stdout, "{senales}");
    }
}

fn nohup() {
    let texto =
        "sh -c 'kill -HUP $PPID'\necho sigue\nsh -c 'kill -HUP $$; echo también'\n";
    let fichero = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(fichero.path(), texto).unwrap();
    let ruta = fichero.path().to_str().unwrap();
    let run = Run::new("env").args([
        "--ignore-signal=HUP",
        BINARIO,
        "minishell",
        "--guion",
        ruta,
    ]);
    run.run().assert_code(0).assert_clean().assert_says("sigue\ntambién\n");
}

fn tiempo_real() {
    let texto = "sh -c 'kill -34 $$'\necho $?\nsh -c 'kill -64 $$' &\n\
                 sh -c 'sleep 0.3; echo primero'\necho segundo\nsh -c 'kill -40 $$' | sh -c 'exit 3'\necho $?\n";
    let outcome = guion(texto);
    outcome.assert_code(0).assert_clean().assert_says("162\nprimero\nsegundo\n3\n");
}

fn kill_en_un_guion() {
    let outcome =
        guion("sleep 50 | sleep 60 &\njobs\nkill -TERM %1\nwait\njobs\necho $?\n");
    outcome.assert_code(0).assert_clean().assert_no_complaints();
    outcome.assert_says("[1]+ en marcha: sleep 50 | sleep 60\n");
}
