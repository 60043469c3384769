//! Padre, hijo y nieto, dentro del árbol de procesos del sistema.

use std::process::Command;

use anyhow::Context;
use nix::unistd::getpid;
use shared::gate::Gate;
use shared::lesson::{Level, Plain, Step, check, check_eq, room};
use shared::process::Process;
use shared::table::Table;
use shared::{Pid, say, say_incident};

pub const STEP: Step = Step {
    name: "jerarquia",
    title: "Los procesos forman un árbol",
    level: Level::Essential,
    predict: "¿de quién es hija la shell en la que escribes? ¿Quién está arriba del todo?",
    observe: "subiendo de padre en padre se llega a uno que no lo tiene: suele ser el PID 1, del que descienden casi todos.",
    topic: "Jerarquía de procesos: pstree -p",
    run: &Plain(run),
};

fn run() -> anyhow::Result<()> {
    // ANCHOR: familia
    let nacido = Gate::new()?;
    let fin = Gate::new()?;
    let mut hijo = Process::new(|| -> anyhow::Result<()> {
        let mut nieto = Process::new(|| -> anyhow::Result<()> {
            nacido.open()?;
            Ok(fin.wait()?)
        });
        nieto.start()?;
        say!("he arrancado a {nieto}");
        Ok(nieto.join()?)
    });
    hijo.start()?;
    nacido.wait()?;
    // ANCHOR_END: familia

    // ANCHOR: arbol
    let pid_hijo = hijo.pid().context("el hijo ha arrancado")?;
    let tabla = Table::snapshot()?;
    let arbol = tabla.tree_with_ancestors(pid_hijo);
    say!("Esta es la rama que lleva hasta {hijo}:\n  {}", plegar(&arbol).replace('\n', "\n  "));
    // ANCHOR_END: arbol

    let nietos = tabla.children(pid_hijo);
    check(
        "el padre del hijo soy yo",
        tabla.parent(pid_hijo).is_some_and(|padre| padre.pid == getpid()),
    )?;
    check_eq("hijos del hijo", nietos.len(), 1)?;
    check_eq("descendientes míos", tabla.descendants(getpid()).len(), 2)?;
    let primero = *tabla.ancestors(pid_hijo).last().context("el hijo tiene antepasados")?;
    check("el primer antepasado no tiene padre: su PPID es 0", primero.ppid.as_raw() == 0)?;

    if primero.pid.as_raw() == 1 {
        comparar_con_pstree(pid_hijo, &arbol)?;
    }

    fin.open()?;
    hijo.join()?;
    check_eq("exitcode() del hijo", hijo.exitcode(), Some(0))?;
    Ok(())
}

/// Si la rama no cabe en una línea, sigue en la siguiente detrás de un trazo. Con varias ramas se queda como está: cada
/// una empieza debajo de la otra.
fn plegar(arbol: &str) -> String {
    const TRAZO: &str = "───";
    let caben = room().saturating_sub(2 + TRAZO.chars().count());
    let mut lineas = vec![String::new()];
    for nombre in arbol.split_inclusive(TRAZO) {
        let ultima = lineas.last_mut().expect("hay al menos una");
        if ultima.is_empty() || ultima.chars().count() + nombre.chars().count() <= caben {
            ultima.push_str(nombre);
        } else {
            lineas.push(format!("{TRAZO}{nombre}"));
        }
    }
    if arbol.contains('\n') { arbol.to_owned() } else { lineas.join("\n") }
}

fn comparar_con_pstree(pid: Pid, arbol: &str) -> anyhow::Result<()> {
    match Command::new("pstree").args(["-pslTcU", &pid.to_string()]).output() {
        Ok(pstree) if pstree.status.success() => {
            let suyo = String::from_utf8_lossy(&pstree.stdout);
            check("pstree -ps dibuja el mismo árbol", suyo.trim_end() == arbol)?;
        }
        _ => say_incident!(
            "no lo comparo con pstree, que no está (paquete psmisc) o no entiende -pslTcU"
        ),
    }
    Ok(())
}
