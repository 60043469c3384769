//! Un dato que ha escrito otro, dentro de una orden de la shell: lo que lleve se ejecuta.

use std::process::Command;

use shared::errno::CannotStart;
use shared::lesson::{Level, Plain, Step, check_eq};

use crate::apoyo::ordenes::{sh, texto};

pub const STEP: Step = Step {
    name: "shell_peligro",
    title: "Lo que entra en una orden de la shell, se ejecuta",
    level: Level::Extension,
    predict: "un programa pregunta un nombre y ejecuta la orden «echo hola, NOMBRE» con la shell. Alguien responde «Ana; echo intruso». ¿Qué saldrá?",
    observe: "la shell no distingue la orden del dato: con comillas, o sin shell, el dato vuelve a ser solo un dato.",
    topic: "exec()",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: peligro
    let nombre = "Ana; echo intruso";

    let con_shell = salida(&mut sh(&format!("echo hola, {nombre}")))?;
    check_eq("con la shell", con_shell.as_str(), "hola, Ana\nintruso\n")?;

    let sin_shell = salida(Command::new("echo").args(["hola,", nombre]))?;
    let saludo = "hola, Ana; echo intruso\n";
    check_eq("sin ella, con una lista", sin_shell.as_str(), saludo)?;

    let dato = entrecomillar(nombre);
    let entre_comillas = salida(&mut sh(&format!("echo hola, {dato}")))?;
    check_eq("con la shell y comillas", entre_comillas.as_str(), saludo)?;
    // ANCHOR_END: peligro
    Ok(())
}

// ANCHOR: comillas
/// El `shlex.quote` de Python: entre comillas simples, la shell no interpreta
/// nada más que otra comilla simple.
fn entrecomillar(dato: &str) -> String {
    format!("'{}'", dato.replace('\'', r#"'"'"'"#))
}
// ANCHOR_END: comillas

fn salida(orden: &mut Command) -> anyhow::Result<String> {
    let hecho = orden.output().map_err(CannotStart)?;
    Ok(texto(&hecho.stdout))
}
